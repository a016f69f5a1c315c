// What stands beside the fields is gone to and left by single keys, and Tab never meets it.
import assert from 'node:assert/strict';
import { at, declared } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

scenario('one Esc puts an explanation away and leads back to the cell, from its figure and from a link in it, by the mouse too', async ({ page }) => {
  await declared(page, '资金');
  const start = '一般公共预算资金';
  await page.field(start).click();
  for (const steps of [['F4'], ['F4', 'F4']]) {
    for (const key of steps) await page.press(key);
    await page.css('.explanation').exists();
    await page.press('Escape');
    await at(page, start);
    await page.css('.explanation').gone();
  }
  // The first hint stays: this Esc was not about it.
  await page.css('.first-hint').exists();
  await page.field('基本支出半年计划执行数').click();
  await page.css('td.computed button').click();
  await page.css('.explanation').exists();
  await page.press('Escape');
  await page.css('.explanation').gone();
  await at(page, '基本支出半年计划执行数');
}, { varies: ['focus'], fresh: true });

scenario('Tab goes past 复制表格, Shift+F4 leads to it from any cell of its table, and the list of keys says so', async ({ page }) => {
  await declared(page, '资金');
  await page.field('其他资金').click();
  await page.press('Tab');
  await at(page, '基本支出半年计划执行数');
  await page.press('Shift+F4');
  await at(page, '复制表格 支出');
  assert.match(await page.evaluate(() => document.activeElement.title), /Shift\+F4/);
  await page.press('Enter');
  await page.until(() => /已复制“支出”|浏览器不允许/.test(document.body.innerText), 'what came of it');
  await at(page, '复制表格 支出');
  await page.press('Escape');
  await at(page, '基本支出半年计划执行数');
  // The arrows lead there as well, and down again.
  await page.press('Shift+F4');
  await page.press('ArrowDown');
  await page.until(() => document.activeElement.closest('table') !== null, 'the focus to be in the table');
  await page.press('ArrowUp');
  await at(page, '复制表格 支出');
  await page.press('F1');
  await page.see('到表格上方的“复制表格”');
});
