// The filter of the tables: what is left out is told, nothing vanishes while one types, and whoever is led to a row sees it.
import assert from 'node:assert/strict';
import { example, go } from '../lib/forms.mjs';
import { story } from '../lib/stories.mjs';

const names = (page) => page.evaluate(() => [...document.querySelectorAll('.indicators tr:not(.to-come) .name textarea')].map((area) => area.value));

const rows = (page, count) => page.until(`document.querySelectorAll('.indicators tr:not(.to-come) .name textarea').length === ${count}`, async () => `${count} rows, not ${(await names(page)).length}`);

/** Each 二级指标 that is shown has one merged cell, as high as its rows that are shown. */
const spans = (page) => page.evaluate(() => [...document.querySelectorAll('.indicators tbody')].filter((body) => body.rows.length > 0).every((body) => (
  body.querySelectorAll('.level2').length === 1 && body.querySelector('.level2').rowSpan === body.rows.length && body.rows[0].querySelector('.level2') !== null
)));

/** 履职 in July: two rows have their values, one of them missed its target. */
async function july(page) {
  await example(page, '履职', '运行监控');
  const all = await names(page);
  await page.type('全市技术合同成交额 半年实际完成值', '100 亿元');
  await page.type('技术经纪人培训 半年实际完成值', '3场');
  return all;
}

story('the filter leaves rows out by their status, tells how many, and shows all again', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.see(`显示 1 / ${all.length} 行`);
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

story('a row of the filter stays while one types in it, and an added one is seen', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('缺半年完成值');
  await rows(page, all.length - 2);
  await page.type('培育技术经纪人 半年实际完成值', '150人');
  await page.press('Tab');
  assert.ok((await names(page)).includes('培育技术经纪人'));
  await page.field('培育技术经纪人 半年实际完成值').click();
  await page.press('Control+Enter');
  await rows(page, all.length - 1);
  await page.see(`显示 ${all.length - 1} / ${all.length + 1} 行`);
  assert.ok(await spans(page));
  // Coming back to the part, all rows are there.
  await go(page, '目标');
  await go(page, '履职');
  await rows(page, all.length + 1);
});

story('whoever is led to a row that the filter left out sees it', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('≥200人');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]')?.getAttribute('aria-label') === '培育技术经纪人 全年指标值', 'the mark');
  await rows(page, 2);
  await page.see(`显示 2 / ${all.length} 行`);
  await page.press('Escape');
  // Undo leads to the row it changes, too.
  await page.press('Control+z');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '技术经纪人培训 半年实际完成值', 'the focus to be where the step shows');
  await rows(page, 3);
});

story('a 二级指标 with rows that the filter leaves out is not removed unseen', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.css('.level2 textarea').click();
  // By its button: the handle opens where the mouse is at it. The button goes with the cell, and the focus goes to the name.
  const handle = await page.evaluate(() => {
    const box = document.querySelector('.level2 .row-actions').getBoundingClientRect();
    return { x: box.right - 8, y: box.top + 8 };
  });
  await page.driver.mouse('move', handle.x, handle.y);
  await page.click('删除二级指标 负责成果转化');
  await page.see('核对后请再次删除');
  await rows(page, 4);
  await page.until(() => document.activeElement.value === '负责成果转化', 'the focus to be at the 二级指标');
  await page.press('Alt+Delete');
  await page.see(`显示 0 / ${all.length - 4} 行`);
});

story('another stage has another filter', async ({ page }) => {
  const all = await july(page);
  await page.field('筛选').choose('半年未达成');
  await rows(page, 1);
  await page.field('阶段').choose('目标申报');
  await rows(page, all.length);
  assert.deepEqual((await page.field('筛选').state()).options, ['全部指标', '缺指标值']);
});
