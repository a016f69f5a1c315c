// Dragging rows: to any place of the table, over the edges of 二级指标, given up with Esc, and one step to undo.
import assert from 'node:assert/strict';
import { declared } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const names = (page) => page.evaluate(() => [...document.querySelectorAll('.duty .indicators .name textarea')].map((area) => area.value));

/** The rows by 二级指标. */
const tree = (page) => page.evaluate(() => [...document.querySelectorAll('.duty .indicators tbody')].map((body) => (
  [body.querySelector('.level2 textarea').value, ...[...body.querySelectorAll('.name textarea')].map((area) => area.value)]
)));

/** Merged cells are as high as their rows. */
const spans = (page) => page.evaluate(() => [...document.querySelectorAll('.duty .indicators tbody')].every((body) => (
  body.querySelectorAll('.level2').length === 1 && body.querySelector('.level2').rowSpan === body.rows.length
)));

/** Where the handle of a row is, and a place in the upper or lower half of it. */
const place = (page, row, part = 'handle') => page.evaluate((at, of) => {
  const line = document.querySelectorAll('.duty .indicators tbody tr')[at];
  line.scrollIntoView({ block: 'nearest' });
  const [handle, box] = [line.querySelector('.drag').getBoundingClientRect(), line.getBoundingClientRect()];
  const x = handle.left + handle.width / 2;
  return { x, y: { handle: handle.top + handle.height / 2, upper: box.top + 4, lower: box.bottom - 4 }[of] };
}, row, part);

/** Takes a row and holds it over a part of another one. */
async function hold(page, from, over, part) {
  const start = await place(page, from);
  const to = await place(page, over, part);
  await page.driver.mouse('move', start.x, start.y);
  await page.driver.mouse('down', start.x, start.y);
  await page.driver.mouse('move', start.x, (start.y + to.y) / 2);
  await page.driver.mouse('move', to.x, to.y);
  return to;
}

async function drag(page, from, over, part) {
  const to = await hold(page, from, over, part);
  await page.driver.mouse('up', to.x, to.y);
}

const shown = (page, rows) => page.until(
  `JSON.stringify([...document.querySelectorAll('.duty .indicators .name textarea')].map((area) => area.value)) === ${JSON.stringify(JSON.stringify(rows))}`,
  async () => `${rows}, not ${await names(page)}`,
);

scenario('a row is dragged within its 二级指标, keeps the focus, and is put back by one undo', async ({ page }) => {
  await declared(page, '履职');
  const before = await names(page);
  await drag(page, 0, 2, 'lower');
  await shown(page, [before[1], before[2], before[0], ...before.slice(3)]);
  await page.until(`document.activeElement.value === ${JSON.stringify(before[0])}`, 'the focus to be on the row');
  assert.ok(await spans(page));
  await page.press('Control+z');
  await page.see(`已撤销：移动指标 ${before[0]}`);
  await shown(page, before);
  assert.ok(await spans(page));
}, { varies: ['focus'] });

scenario('dragged to the edge between two 二级指标 a row goes to the one whose half it is over', async ({ page }) => {
  await declared(page, '履职');
  const before = await tree(page);
  const [row, last] = [before[0][1], before[0].length - 2];
  await drag(page, 0, last + 1, 'upper');
  await page.until(`document.querySelectorAll('.duty .indicators tbody')[1].querySelector('.name textarea').value === ${JSON.stringify(row)}`, 'the row to be dragged over');
  const after = await tree(page);
  assert.deepEqual(after[0], [before[0][0], ...before[0].slice(2)]);
  assert.deepEqual(after[1], [before[1][0], row, ...before[1].slice(1)]);
  assert.ok(await spans(page));
  await page.press('Control+z');
  await shown(page, before.flatMap((rows) => rows.slice(1)));
  await drag(page, 0, last, 'lower');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea')[${last}].value === ${JSON.stringify(row)}`, 'the row to be the last of its own');
  assert.deepEqual((await tree(page))[1], before[1]);
});

scenario('a line shows where a dragged row would land, and Esc gives it up', async ({ page }) => {
  await declared(page, '履职');
  const before = await names(page);
  const to = await hold(page, 0, 2, 'lower');
  await page.until(() => document.querySelector('.drop-line') !== null, 'the line');
  const off = await page.evaluate(() => {
    const line = document.querySelector('.drop-line').getBoundingClientRect();
    return Math.abs(line.top + line.height / 2 - document.querySelectorAll('.duty .indicators tbody tr')[2].getBoundingClientRect().bottom);
  });
  assert.ok(off <= 2, `${off} px off`);
  await page.press('Escape');
  await page.until(() => document.querySelector('.drop-line') === null && document.querySelector('[data-dragged]') === null, 'the line to be gone');
  await page.driver.mouse('up', to.x, to.y);
  assert.deepEqual(await names(page), before);
  assert.equal(await page.button('撤销').exists().then((state) => /^撤销：/.test(state.name)), false);
}, { varies: ['focus'] });

scenario('a dragged row that is let go where it was, or merely clicked at, stays without a step', async ({ page }) => {
  await declared(page, '履职');
  const before = await names(page);
  await drag(page, 1, 0, 'lower');
  await drag(page, 1, 2, 'upper');
  const at = await place(page, 1);
  await page.driver.click(at.x, at.y);
  assert.deepEqual(await names(page), before);
  assert.equal(await page.button('撤销').exists().then((state) => /^撤销：/.test(state.name)), false);
});

scenario('the name of a row can be read at every stage on the laptop at 125 %', async ({ page }) => {
  await declared(page, '履职');
  await page.driver.resize(1093, 614);
  for (const stage of ['目标申报', '运行监控', '绩效自评']) {
    await page.field('阶段').choose(stage);
    await page.until(() => document.querySelector('.duty .indicators thead .name').getBoundingClientRect().width >= 120, `room for the names in ${stage}`);
  }
}, { varies: ['layout'] });

scenario('a row is dragged by a finger, and given up when the browser takes the touch away', async ({ page }) => {
  await declared(page, '履职');
  const before = await names(page);
  const touch = (row, over, last) => page.evaluate((one, other, end) => {
    const lines = document.querySelectorAll('.duty .indicators tbody tr');
    const handle = lines[one].querySelector('.drag');
    const [from, to] = [handle, lines[other]].map((of) => of.getBoundingClientRect());
    const send = (type, y, buttons) => handle.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', pointerId: 7, isPrimary: true, bubbles: true, cancelable: true, button: 0, buttons, clientX: from.left + 4, clientY: y }));
    send('pointerdown', from.top + 12, 1);
    send('pointermove', (from.top + to.bottom) / 2, 1);
    send('pointermove', to.bottom - 4, 1);
    send(end, to.bottom - 4, 0);
  }, row, over, last);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.drag')).touchAction), 'none');
  await touch(0, 2, 'pointercancel');
  await touch(3, 2, 'pointerup');
  assert.deepEqual(await names(page), before);
  await touch(0, 2, 'pointerup');
  await shown(page, [before[1], before[2], before[0], ...before.slice(3)]);
}, { varies: ['focus'] });
