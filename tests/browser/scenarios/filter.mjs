// The filter of the tables: it says what is left out, nothing vanishes while one types, and whoever is led to a row sees it.
import assert from 'node:assert/strict';
import { declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const names = (page) => page.evaluate(() => [...document.querySelectorAll('.duty .indicators tr:not(.to-come) .name textarea')].map((area) => area.value));

const rows = (page, count) => page.until(`document.querySelectorAll('.duty .indicators tr:not(.to-come) .name textarea').length === ${count}`, async () => `${count} rows, not ${(await names(page)).length}`);

/** Each 二级指标 that is shown has one merged cell, as high as its rows that are shown. */
const spans = (page) => page.evaluate(() => [...document.querySelectorAll('.duty .indicators tbody')].filter((body) => body.rows.length > 0).every((body) => (
  body.querySelectorAll('.level2').length === 1 && body.querySelector('.level2').rowSpan === body.rows.length && body.rows[0].querySelector('.level2') !== null
)));

/** 履职 in July: two rows have their values, one of them missed its target. No other row has a value. */
async function july(page) {
  await declared(page, '运行监控', '运行监控');
  await page.type('全市技术合同成交额 半年实际完成值', '100 亿元');
  await page.type('技术经纪人培训 半年实际完成值', '3场');
  await go(page, '履职');
  return names(page);
}

/** How many indicators the filter chooses from: the row that stands for a 二级指标 without 三级指标 is none. */
const indicators = (page) => page.evaluate(() => [...document.querySelectorAll('.indicators tbody')].reduce((sum, body) => {
  const rows = [...body.rows].filter((row) => !row.matches('.to-come'));
  const filled = (row) => [...row.querySelectorAll('.task textarea, .name textarea, .target textarea')].some((area) => area.value !== '');
  return sum + (rows.length > 1 || rows.some(filled) ? rows.length : 0);
}, 0));

scenario('the filter leaves rows out by their status, tells how many, and shows all again', async ({ page }) => {
  const all = await july(page);
  const sum = await indicators(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.see(`显示 1 / ${sum} 行`);
  assert.deepEqual(await names(page), ['全市技术合同成交额']);
  assert.ok(await spans(page));
  await page.field('筛选').choose('缺半年完成值');
  await rows(page, all.length - 2);
  assert.ok(await spans(page));
  await page.click('显示全部');
  await rows(page, all.length);
  await page.unseen('显示全部');
  assert.deepEqual(await names(page), all);
  assert.ok(await spans(page));
});

scenario('a row of the filter stays while one types in it, and an added one is seen', async ({ page }) => {
  const all = await july(page);
  const sum = await indicators(page);
  // A row that has a target by now is none that the filter looks for, and stays.
  await page.type('培育技术经纪人 半年指标值', '');
  await page.type('技术经纪人培训 半年指标值', '');
  await page.field('筛选').choose('缺指标值');
  await rows(page, 2);
  await page.type('培育技术经纪人 半年指标值', '≥150人');
  await page.press('Tab');
  assert.ok((await names(page)).includes('培育技术经纪人'));
  await page.field('培育技术经纪人 半年指标值').click();
  await page.press('Control+Enter');
  await rows(page, 3);
  await page.see(`显示 3 / ${sum + 1} 行`);
  assert.ok(await spans(page));
  // Coming back to the part, all rows are there.
  await go(page, '目标');
  await go(page, '履职');
  await rows(page, all.length + 1);
});

scenario('whoever is led to a row that the filter left out sees it', async ({ page }) => {
  await july(page);
  const sum = await indicators(page);
  await page.type('技术经纪人培训 半年指标值', '≥3场');
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('≥200人');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]')?.getAttribute('aria-label') === '培育技术经纪人 全年指标值', 'the mark');
  await rows(page, 2);
  await page.see(`显示 2 / ${sum} 行`);
  await page.press('Escape');
  // Undo leads to the row it changes, too.
  await page.press('Control+z');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '技术经纪人培训 半年指标值', 'the focus to be where the step shows');
  await rows(page, 3);
});

scenario('a 二级指标 with rows that the filter leaves out is not removed unseen', async ({ page }) => {
  await july(page);
  const sum = await indicators(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.css('.duty .level2 textarea').click();
  // By its button: the handle opens where the mouse is at it. The button goes with the cell, and the focus goes to the name.
  const handle = await page.evaluate(() => {
    const box = document.querySelector('.duty .level2 .row-actions').getBoundingClientRect();
    return { x: box.right - 8, y: box.top + 8 };
  });
  await page.driver.mouse('move', handle.x, handle.y);
  await page.click('删除二级指标 负责成果转化');
  await page.see('核对后请再次删除');
  await rows(page, 4);
  await page.until(() => document.activeElement.value === '负责成果转化', 'the focus to be at the 二级指标');
  await page.press('Alt+Delete');
  await page.see(`显示 0 / ${sum - 4} 行`);
});

scenario('another stage has another filter', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.field('阶段').choose('目标申报');
  await rows(page, all.length);
  assert.deepEqual((await page.field('筛选').state()).options, ['全部行', '缺指标值']);
});

/** Where the handle of a row of a group that is shown is, and the lower half of another one. */
const places = (page, from, to, group) => page.evaluate((one, other, of) => {
  const lines = document.querySelectorAll(`.${of} .indicators tbody tr`);
  lines[one].scrollIntoView({ block: 'center' });
  const [handle, box] = [lines[one].querySelector('.drag').getBoundingClientRect(), lines[other].getBoundingClientRect()];
  return { x: handle.left + handle.width / 2, y: handle.top + handle.height / 2, to: box.bottom - 4 };
}, from, to, group);

async function hold(page, from, to, group = 'duty') {
  const { x, y, to: end } = await places(page, from, to, group);
  await page.driver.mouse('move', x, y);
  await page.driver.mouse('down', x, y);
  await page.driver.mouse('move', x, (y + end) / 2);
  await page.driver.mouse('move', x, end);
  await page.until(() => document.documentElement.hasAttribute('data-dragging'), 'the row to be held');
  return { x, y: end };
}

/** The order of all rows, with the filter taken off. */
async function order(page, count) {
  await page.click('显示全部');
  await rows(page, count);
  return names(page);
}

scenario('with a filter, rows are dragged and moved by keys among those that are shown', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('缺半年完成值');
  await rows(page, all.length - 2);
  const shown = await names(page);
  const at = await hold(page, 0, 1);
  await page.driver.mouse('up', at.x, at.y);
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea')[1].value === ${JSON.stringify(shown[0])}`, 'the row to be dragged');
  assert.deepEqual((await names(page)).slice(0, 3), [shown[1], shown[0], shown[2]]);
  assert.ok(await spans(page));
  // The focus follows a frame after the row.
  await page.until(`document.activeElement.value === ${JSON.stringify(shown[0])}`, 'the focus to be in the dragged row');
  // One step up brings it where it was among the rows that are shown, however many lie between.
  await page.press('Alt+ArrowUp');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea')[0].value === ${JSON.stringify(shown[0])}`, 'the row to be moved');
  assert.deepEqual(await names(page), shown);
  // The focus follows a frame later.
  await page.until(`document.activeElement.value === ${JSON.stringify(shown[0])}`, 'the focus to be in the row');
  await page.press('Alt+ArrowUp');
  await page.see('筛选显示的行中没有更远的位置');
  assert.deepEqual(await names(page), shown);
  const after = await order(page, all.length);
  assert.deepEqual([...after].sort(), [...all].sort());
  assert.deepEqual(after.filter((name) => shown.includes(name)), shown);
}, { varies: ['focus'] });

scenario('what is printed has all rows, whatever the filter shows', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await go(page, '交表');
  const paper = await page.evaluate(() => document.querySelector('.paper').textContent);
  for (const name of all.filter(Boolean)) assert.ok(paper.includes(name), name);
}, { varies: ['print'] });

scenario('a form is left with a row in the hand, and nothing of it stays', async ({ page }) => {
  const all = await july(page);
  const at = await hold(page, 0, 2);
  await page.evaluate(() => { location.hash = '#/'; });
  await page.until(() => document.querySelector('main.start') !== null, 'the first page');
  assert.equal(await page.evaluate(() => document.documentElement.hasAttribute('data-dragging')), false);
  await page.driver.mouse('up', at.x, at.y);
  await page.evaluate(() => history.back());
  await page.until(() => document.querySelector('.indicators') !== null, 'the form');
  await rows(page, all.length);
  assert.deepEqual(await names(page), all);
  assert.deepEqual(await page.consoleErrors(), []);
});

scenario('Esc gives up a drag and leaves the first hint, which the next Esc puts away', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await page.see('按 F1 看快捷键');
  await page.evaluate(() => { location.hash = location.hash.replace(/profile$/, 'process'); });
  await page.until(() => document.querySelector('.indicators .drag') !== null, 'the rows');
  const at = await hold(page, 0, 1, 'decision');
  await page.press('Escape');
  await page.until(() => !document.documentElement.hasAttribute('data-dragging'), 'the row to be let go');
  assert.equal(await page.css('.first-hint').count(), 1);
  await page.driver.mouse('up', at.x, at.y);
  await page.press('Escape');
  await page.css('.first-hint').gone();
}, { fresh: true });

scenario('a filter without a match says so, shows no empty heads, and counts indicators only', async ({ page }) => {
  await declared(page, '指标');
  const count = await indicators(page);
  assert.ok(count > 50, `${count} indicators`);
  await page.field('筛选').choose('缺指标值');
  await page.see(`没有符合的行，显示 0 / ${count} 行`);
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.group thead, .group > .quiet')].filter((one) => one.offsetWidth > 0).length);
  assert.equal(await shown(), 0);
  await page.click('显示全部');
  await page.unseen('没有符合的行');
  assert.ok((await shown()) > 5);
});

scenario('removing a 二级指标 is said in passing', async ({ page }) => {
  await declared(page, '履职');
  await page.evaluate(() => [...document.querySelectorAll('.level2 textarea')].find((area) => area.value === '负责高企管理服务').focus());
  await page.press('Alt+Delete');
  await page.see('已删除二级指标 负责高企管理服务，可撤销');
  await page.press('Control+z');
  await page.see('已撤销：删除二级指标 负责高企管理服务');
});
