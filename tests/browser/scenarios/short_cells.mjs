// Short cells: a click chooses what stands in them, and a figure is plain once its cell is left, with what was typed one undo away.
import assert from 'node:assert/strict';
import { at, declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const holds = (page, name, value) => page.until(
  `document.querySelector('[aria-label="${name}"]')?.value === ${JSON.stringify(value)}`,
  `${name} to hold ${value}`,
);

/** Clicks into the middle of a box, where it already has the focus or not. */
const clickInto = (page, name) => page.field(name).click();

const selected = (page) => page.evaluate(() => {
  const { value, selectionStart, selectionEnd } = document.activeElement;
  return [value.length, selectionEnd - selectionStart];
});

scenario('a click into a short cell chooses its content, a second one goes into it, and typing replaces what is chosen', async ({ page }) => {
  await declared(page, '资金');
  await page.type('其他资金', '0');
  await clickInto(page, '上年结转资金');
  await clickInto(page, '其他资金');
  await page.driver.type('125');
  await holds(page, '其他资金', '125');
  await clickInto(page, '上年结转资金');
  await clickInto(page, '其他资金');
  assert.deepEqual(await selected(page), [3, 3]);
  // Elsewhere in the cell: at the same place some drivers make a double click of it, which selects a word.
  const { x, y } = await page.field('其他资金').ask('point');
  await page.driver.click(x - 40, y);
  assert.deepEqual(await selected(page), [3, 0]);
  await clickInto(page, '上年结转资金');
  await clickInto(page, '其他资金');
  await page.press('F2');
  await page.driver.type('.5');
  await holds(page, '其他资金', '125.5');
  await go(page, '履职');
  for (const name of ['培育技术经纪人 全年指标值', '三级指标 培育技术经纪人', '重点工作 培育技术经纪人']) {
    if (!(await page.evaluate((label) => document.querySelector(`[aria-label="${label}"]`) !== null, name))) continue;
    await clickInto(page, name);
    const [length, chosen] = await selected(page);
    assert.equal(chosen, length, name);
  }
  // A long text keeps the caret where one clicks.
  await go(page, '基本信息');
  await clickInto(page, '单位主要职能');
  assert.equal((await selected(page))[1], 0);
}, { varies: ['focus'] });

scenario('a figure is plain once its cell is left, and what was typed is one undo away and stays then', async ({ page }) => {
  await declared(page, '资金');
  for (const [typed, plain] of [['６５８。29', '658.29'], ['294.58万元', '294.58'], ['￥1,234.50', '1234.50'], ['=600+58.29', '658.29'], ['＝（100+20）×50%', '60']]) {
    await page.type('一般公共预算资金', typed);
    await holds(page, '一般公共预算资金', typed);
    await page.press('Tab');
    await holds(page, '一般公共预算资金', plain);
    await page.press('Control+z');
    await page.see('已撤销：规范写法 一般公共预算资金');
    await holds(page, '一般公共预算资金', typed);
    await at(page, '一般公共预算资金');
    await page.press('Tab');
    await holds(page, '一般公共预算资金', typed);
    await page.press('Control+y');
    await holds(page, '一般公共预算资金', plain);
  }
  await go(page, '基本信息');
  await page.type('年度', '２０２６年');
  await page.press('Tab');
  await holds(page, '年度', '2026');
  // What one aims at is never rewritten.
  await go(page, '履职');
  await page.type('培育技术经纪人 全年指标值', '＞＝２００人');
  await page.press('Tab');
  await holds(page, '培育技术经纪人 全年指标值', '＞＝２００人');
});

scenario('an amount in 元 is offered in 万元, by a button at the cell and by key, and never taken by itself', async ({ page }) => {
  await declared(page, '资金');
  const note = () => page.evaluate(() => document.querySelector('.at-field').textContent);
  await page.type('其他资金', '6,582,900元');
  await page.until(() => /6,582,900 元 ÷ 10000 = 658.29 万元/.test(document.querySelector('.at-field').textContent), 'the offer');
  await page.press('Tab');
  await holds(page, '其他资金', '6,582,900元');
  assert.doesNotMatch(await note(), /10000/);
  await clickInto(page, '其他资金');
  await page.until(() => document.querySelector('.at-field .offer button') !== null, 'the button');
  await page.css('.at-field .offer button').click();
  await holds(page, '其他资金', '658.29');
  await at(page, '其他资金');
  await page.until(() => document.querySelector('.at-field .offer') === null, 'the offer to go');
  await page.press('Control+z');
  await page.see('已撤销：换算 其他资金');
  await holds(page, '其他资金', '6,582,900元');
  await page.press('Alt+Enter');
  await holds(page, '其他资金', '658.29');
  // A year is compared with the clock.
  await go(page, '基本信息');
  await page.type('年度', '2052');
  await page.see('相差较远');
});
