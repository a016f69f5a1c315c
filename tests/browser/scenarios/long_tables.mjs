// Tables of more rows than most units have are in pieces, which nobody should notice who types, scrolls or listens.
import assert from 'node:assert/strict';
import { declared, frames, go, saved } from '../lib/forms.mjs';
import { drawAll, ROWS, rowsAre } from '../lib/long_tables.mjs';
import { silent } from '../lib/notices.mjs';
import { scenario } from '../lib/scenarios.mjs';

const NAMES = '.duty .indicators tr:not(.to-come) .name textarea';

const MARK = '.figure-button[aria-label^="指标第150项"]';

/** 履职 with so many rows more, pasted below the last one, in two pieces and more. */
async function long(page, more = 200) {
  await declared(page, '履职');
  const count = await page.evaluate(ROWS);
  const last = await page.css(NAMES).count() - 1;
  const block = Array.from({ length: more + 1 }, (_, at) => `指标第${at}项\t≥${at} 家\t≥${at * 2} 家`).join('\r\n');
  await page.css(NAMES, { nth: last }).paste(block);
  await page.see(`${more} 行新增`);
  await page.css('.dialog .primary').click();
  await rowsAre(page, count + more);
  await page.until(silent, 'the rows to be drawn');
  // What waited for the rows, such as the focus that goes to the place of the step, comes in the frame after.
  await frames(page);
  return count + more;
}

/** In which piece of its table what has the focus stands, and in which row of that piece. */
const place = (page) => page.evaluate(() => {
  const box = document.activeElement;
  const pieces = [...box.closest('.pieces').querySelectorAll('.piece')];
  const piece = box.closest('.piece');
  return [pieces.indexOf(piece), [...piece.querySelectorAll('tbody tr')].indexOf(box.closest('tr'))];
});

scenario('keys go from the last row of a piece to the first of the next and back, and a row added there takes the focus', async ({ page }) => {
  const count = await long(page);
  await drawAll(page);
  await page.evaluate(() => { const names = document.querySelectorAll('.duty .piece + .piece'); names[0].querySelector('.name textarea').focus(); });
  assert.deepEqual(await place(page), [1, 0]);
  await page.press('ArrowUp');
  await page.until(() => document.activeElement.closest('.piece') === document.querySelector('.duty .piece'), 'the focus to be in the piece above');
  await page.press('ArrowDown');
  await page.until(() => document.activeElement.closest('.piece') !== document.querySelector('.duty .piece'), 'the focus to be in the piece below');
  assert.deepEqual(await place(page), [1, 0]);
  await page.press('Control+Enter');
  await rowsAre(page, count + 1);
  await page.until(() => document.activeElement.closest('tr')?.rowIndex === 2, 'the focus to be in the row that was added');
  await page.driver.type('新的一项');
  await page.until(() => document.activeElement.value === '新的一项', 'the text');
  assert.deepEqual(await place(page), [1, 1]);
  await page.press('Control+z');
  await page.press('Control+z');
  await rowsAre(page, count);
}, { varies: ['focus'] });

scenario('the heads stay in sight over all pieces, the columns stand below each other, and each piece has its heads for those who listen', async ({ page }) => {
  await long(page);
  await drawAll(page);
  const widths = await page.evaluate(() => [...document.querySelectorAll('.duty .pieces table')].map((table) => [...table.querySelectorAll('thead th')].map((head) => head.offsetWidth).join(' ')));
  assert.ok(widths.length >= 4, `${widths.length} tables`);
  assert.equal(new Set(widths).size, 1, widths.join('\n'));
  const heads = await page.evaluate(() => [...document.querySelectorAll('.duty .piece thead')].map((head) => [head.offsetHeight, head.textContent.includes('半年指标值')]));
  assert.deepEqual(new Set(heads.map(String)), new Set(['0,true']));
  await page.evaluate(() => document.querySelectorAll('.duty .piece')[2].scrollIntoView({ block: 'start' }));
  await page.until(() => {
    const head = document.querySelector('.duty .heads').getBoundingClientRect();
    return head.top >= 0 && head.bottom < window.innerHeight / 2 && document.elementFromPoint(head.left + 40, head.top + 8).closest('.heads') !== null;
  }, 'the heads to be in sight');
}, { varies: ['pieces'] });

scenario('a reload comes back to the row that was looked at, whether a box had the focus or not', async ({ page }) => {
  await long(page);
  await saved(page);
  for (const focused of [false, true]) {
    await drawAll(page);
    await page.evaluate(`(() => {
      const boxes = document.querySelectorAll('${NAMES}');
      const box = boxes[boxes.length - 20];
      box.scrollIntoView({ block: 'center' });
      if (${focused}) box.focus({ preventScroll: true }); else document.activeElement.blur();
    })()`);
    const look = (middle) => {
      const row = document.elementFromPoint(document.documentElement.clientWidth / 2, middle)?.closest('tr');
      return row?.querySelector('.name textarea')?.value ?? null;
    };
    const middle = await page.evaluate(() => document.documentElement.clientHeight / 2);
    const before = await page.evaluate(look, middle);
    assert.ok(before?.startsWith('指标第'), before);
    await page.reload();
    await page.until(`(${look})(${middle}) === ${JSON.stringify(before)}`, async () => `${before} in the middle of the window, not ${await page.evaluate(look, middle)}`);
  }
}, { varies: ['pieces'] });

scenario('what opens at a figure of a long table stays below its heads', async ({ page }) => {
  await long(page);
  await go(page, '运行监控');
  await page.until(silent, 'the rows to be drawn');
  await drawAll(page);
  await page.type('指标第150项 半年实际完成值', '100家');
  await page.driver.resize(1300, 500);
  await page.evaluate(`document.querySelector('${MARK}').scrollIntoView({ block: 'center' })`);
  // Step by step down a low window: wherever the card finds room, it must not lie on the heads.
  for (let below = 100; below <= 340; below += 15) {
    await page.evaluate(`(() => {
      const mark = document.querySelector('${MARK}');
      mark.blur();
      window.scrollBy(0, mark.getBoundingClientRect().top - ${below});
      mark.focus({ preventScroll: true });
    })()`);
    await page.until(() => document.querySelector('.explanation')?.getBoundingClientRect().height > 0, 'the card');
    const lies = () => document.querySelector('.explanation').getBoundingClientRect().top - document.querySelector('.heads').getBoundingClientRect().bottom;
    await page.until(`(${lies})() >= 0`, async () => `the card to be below the heads, not ${await page.evaluate(lies)} px from them, for a figure ${below} px below the top`);
    await page.press('Escape');
    await page.until(() => document.querySelector('.explanation') === null, 'the card to go');
  }
}, { varies: ['pieces'] });

scenario('a 二级指标 that goes on in the next piece says its name there, and is renamed in one place', async ({ page }) => {
  await long(page);
  await drawAll(page);
  const goesOn = () => page.css('.duty .goes-on').texts();
  const before = await goesOn();
  assert.ok(before.length >= 1);
  const last = await page.css('.duty .level2 textarea').count() - 1;
  await page.css('.duty .level2 textarea', { nth: last }).type('科技服务');
  await page.until(() => [...document.querySelectorAll('.duty .goes-on')].every((name) => name.textContent === '科技服务'), 'the name in each piece');
});

scenario('a form of usual length is one table to each group', async ({ page }) => {
  await declared(page, '履职');
  assert.equal(await page.css('.duty .piece').count(), 1);
  assert.equal(await page.css('.duty table').count(), 1);
});

const waiting = (page) => page.css('.duty .piece[data-waits]').count();

scenario('rows far from the window are drawn when one scrolls to them, and keep their place until then', async ({ page }) => {
  await long(page);
  const before = await waiting(page);
  assert.ok(before >= 2, `${before} pieces are not drawn`);
  const heights = await page.evaluate(() => [...document.querySelectorAll('.duty .piece[data-waits]')].map((piece) => piece.offsetHeight / Number(piece.style.getPropertyValue('--rows'))));
  assert.ok(heights.every((height) => height > 20), `the height of a row that is not drawn: ${heights}`);
  await page.evaluate(() => { document.querySelector('.duty .piece:last-of-type').scrollIntoView({ block: 'end' }); });
  await page.until(() => {
    const row = document.elementFromPoint(document.documentElement.clientWidth / 2, document.documentElement.clientHeight / 2)?.closest('.duty tr');
    return Boolean(row?.querySelector('.name textarea'));
  }, 'a row in the middle of the window');
  await page.until(() => !document.querySelector('.duty .piece:last-of-type[data-waits]'), 'the last piece to be drawn');
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  await frames(page);
  const ofARow = await page.evaluate(() => [...document.querySelectorAll('.duty .piece')].map((piece) => piece.offsetHeight / Number(piece.style.getPropertyValue('--rows'))));
  assert.ok(ofARow.every((height) => height > 20), `the height of a row that is out of sight again: ${ofARow}`);
}, { varies: ['pieces'] });

scenario('who searches for a row that is not drawn, goes to it by a key or prints has it drawn', async ({ page }) => {
  await long(page, 400);
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box to have the focus');
  await page.driver.type('指标第399项');
  await page.until(() => document.querySelectorAll('.find-place').length > 0, 'the place to be found');
  await page.press('Enter');
  await page.until(() => {
    const box = document.querySelector('[data-hit]')?.getBoundingClientRect();
    return box && box.top > 0 && box.bottom < window.innerHeight;
  }, 'the row that was searched for');
  assert.ok(await waiting(page) >= 1, 'pieces on the way are not drawn');
  await page.press('Escape');
  await page.until(() => document.activeElement.value === '指标第399项', 'the focus to be in that row');
  await page.press('Control+ArrowUp');
  await page.until(() => document.activeElement.closest('.piece') === document.querySelector('.decision .piece'), 'the focus to be in the first row of all');
  await page.press('Control+ArrowDown');
  await page.until(() => document.activeElement.closest('.satisfaction') !== null, 'the focus to be in the last row of all');
  await drawAll(page);
  assert.equal(await waiting(page), 0);
  const names = await page.evaluate(`[...document.querySelectorAll('${NAMES}')].map((name) => name.value)`);
  assert.equal(names.filter((name) => name.startsWith('指标第')).length, 401);
}, { varies: ['pieces'] });

scenario('a block pasted over rows that are not drawn lands in them', async ({ page }) => {
  await long(page);
  assert.ok(await waiting(page) >= 2);
  const first = await page.evaluate(`[...document.querySelectorAll('${NAMES}')].findIndex((name) => name.value === '指标第3项')`);
  await page.css(NAMES, { nth: first }).paste(Array.from({ length: 190 }, (_, at) => `改名第${at}项`).join('\r\n'));
  await page.see('190 格写入');
  await page.css('.dialog .primary').click();
  await page.until(() => document.querySelector('.dialog') === null, 'the block to be taken');
  await page.until(silent, 'the rows to be drawn');
  await drawAll(page);
  const names = await page.evaluate(`[...document.querySelectorAll('${NAMES}')].map((name) => name.value)`);
  assert.equal(names.filter((name) => name.startsWith('改名第')).length, 190);
});

scenario('rows that were taken back and done again are found as before, and each box is there once', async ({ page }) => {
  const count = await long(page, 400);
  await drawAll(page);
  await page.press('Control+z');
  await rowsAre(page, count - 400);
  await page.press('Control+y');
  await rowsAre(page, count);
  await page.until(silent, 'the rows to be drawn');
  const before = await waiting(page);
  assert.ok(before >= 5, `${before} pieces are not drawn`);
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box to have the focus');
  await page.driver.type('指标第399项');
  await page.until(() => document.querySelectorAll('.find-place').length > 0, 'the place to be found');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]')?.value === '指标第399项', 'the row that was searched for');
  assert.ok(await waiting(page) >= before - 3, 'only the pieces around it are drawn');
});

scenario('of a group that is folded away in 运行监控 nothing is drawn, and its head leads back to its rows', async ({ page }) => {
  await long(page, 400);
  await go(page, '运行监控');
  await page.until(silent, 'the rows to be drawn');
  // Those that are folded away are not shown, and are counted all the same.
  const pieces = () => page.evaluate(() => document.querySelectorAll('.piece[data-waits]').length);
  const before = await pieces();
  assert.ok(before >= 5, `${before} pieces are not drawn`);
  await page.css('.fold[id*=duty]').click();
  await page.until(() => document.querySelector('.fold[id*=duty]').getAttribute('aria-expanded') === 'false', 'the group to be folded');
  await frames(page, 20);
  assert.ok(await pieces() >= before - 1, `${await pieces()} of ${before}`);
  await page.css('.fold[id*=duty]').click();
  await page.until(() => document.querySelector('[aria-label="指标第3项 半年实际完成值"]')?.offsetWidth > 0, 'its rows to be back');
}, { varies: ['pieces'] });

scenario('a form of more than a thousand rows is saved step by step with what is typed between two steps', async ({ page }) => {
  await long(page, 1_100);
  await saved(page);
  const { steps, renamed, kept, hidden } = await page.evaluate(() => {
    const type = (box, text) => {
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const usual = window.setTimeout;
    // What the app has done later, in the order in which it comes.
    let later = [];
    window.setTimeout = (act, delay) => {
      later.push({ act, delay: delay || 0 });
      return -later.length;
    };
    const record = () => {
      const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
      const text = localStorage.getItem(key);
      return JSON.parse(text.slice(text.indexOf('\n'))).form.indicators;
    };
    const step = (delay) => {
      const due = later.filter((one) => one.delay === delay);
      later = later.filter((one) => one.delay !== delay);
      for (const { act } of due) act();
    };
    const boxes = [...document.querySelectorAll('.duty tr:not(.to-come) .target textarea')];
    const all = record().length;
    // The name of a 二级指标 stands in each of its rows, so all of them are to be written anew.
    type([...document.querySelectorAll('.duty .level2 textarea')].filter((box) => !box.closest('.to-come')).pop(), '改名之后');
    step(400);
    const renamed = () => record().filter(({ level2 }) => level2 === '改名之后').length;
    const typed = [];
    while (renamed() === 0 && typed.length < 20) {
      const target = `≥${typed.length}.75 家`;
      type(boxes[typed.length], target);
      typed.push(target);
      step(0);
    }
    const kept = record();
    type(boxes[19], '≥99.75 家');
    window.dispatchEvent(new Event('blur'));
    const hidden = record();
    window.setTimeout = usual;
    for (const { act, delay } of later) usual(act, delay);
    const has = (rows, target) => rows.filter((row) => [row.target.halfYear, row.target.fullYear].includes(target)).length;
    return {
      steps: typed.length,
      renamed: renamed(),
      kept: { rows: kept.length - all, typed: typed.map((target) => has(kept, target)) },
      hidden: { rows: hidden.length - all, typed: [...typed, '≥99.75 家'].map((target) => has(hidden, target)) },
    };
  });
  assert.ok(steps >= 2, `${steps} steps`);
  assert.ok(renamed > 1_000, `${renamed} rows have the new name`);
  assert.deepEqual(kept, { rows: 0, typed: Array(steps).fill(1) });
  assert.deepEqual(hidden, { rows: 0, typed: Array(steps + 1).fill(1) });
  await saved(page);
}, { varies: ['storage'] });
