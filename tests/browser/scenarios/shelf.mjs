// 我的表: how far each form is, the order of the list and the search in it, a copy; and the form of next year, whose targets are to be confirmed.
import assert from 'node:assert/strict';
import { arrive, declared, go, saved } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** The lines of the list: 年度, 单位名称, 阶段, 还缺, 审核, 得分. */
const lines = (page) => page.evaluate(() => [...document.querySelectorAll('.shelf tbody tr')].map((row) => [...row.cells].slice(0, 6).map((cell) => cell.innerText.trim())));

const start = async (page) => {
  await saved(page);
  await page.link('我的表').click();
  await page.css('.shelf').exists();
};

scenario('the list says how far each form is, is put into another order and searched', async ({ page }) => {
  await declared(page, '资金', '运行监控');
  // Less income than expenditure is an error.
  await page.type('一般公共预算资金', '600');
  await page.see('! ');
  await start(page);
  await page.click('新建表');
  await arrive(page, '基本信息');
  await page.type('单位名称', '苏州市档案馆');
  await page.type('年度', '2024');
  await start(page);
  const missing = (await page.eventually(async () => {
    const all = await lines(page);
    return all.every((line) => line[3] !== '') && all;
  }, 'the summaries')).map((line) => line[3]);
  const archive = ['2024', '苏州市档案馆', '目标申报', missing[0]];
  const centre = ['2025', '苏州市示例中心', '运行监控', missing[1]];
  const names = async () => (await lines(page)).map((line) => line.slice(0, 4));
  assert.deepEqual(await names(), [archive, centre], 'what was saved last comes first');
  assert.match((await lines(page))[1][4], /^✕ 1/, 'its error is counted');
  await page.button('年度', { within: '还缺' }).click();
  await page.until(() => document.querySelector('.shelf [aria-sort]').textContent === '年度', 'the list by year');
  assert.deepEqual(await names(), [centre, archive]);
  await page.button('年度', { within: '还缺' }).click();
  await page.until(() => document.querySelector('.shelf [aria-sort]').getAttribute('aria-sort') === 'descending', 'the other way round');
  assert.deepEqual(await names(), [archive, centre]);
  await page.type('查找表', '示例 2025');
  await page.until(() => document.querySelectorAll('.shelf tbody tr').length === 1, 'one form');
  assert.deepEqual(await names(), [centre]);
  await page.type('查找表', '体育');
  await page.see('没有这样的表');
  await page.type('查找表', '');
  await page.click('复制 苏州市档案馆 2024');
  await arrive(page, '基本信息');
  assert.equal(await page.field('单位名称').value(), '苏州市档案馆（副本）');
});

scenario("last year's targets are confirmed one by one or all at once, and count as missing until then", async ({ page }) => {
  await declared(page, '目标');
  await start(page);
  await page.click('生成下一年度 苏州市示例中心 2025');
  await arrive(page, '基本信息');
  await go(page, '指标');
  const lacking = (count) => page.until(`document.querySelector('.rail a[aria-current=page] .lack').innerText.includes('${count}')`, `${count} to be missing`);
  await lacking(108);
  await page.see('54 个指标的指标值沿用上年');
  await page.click('确认 全市技术合同成交额');
  await lacking(106);
  await page.until(() => document.activeElement.getAttribute('aria-label') === '全市技术合同成交额 全年指标值', 'the focus in the target');
  // What is changed is confirmed, the other target of the row is not.
  await page.type('培育技术经纪人 半年指标值', '≥120人');
  await lacking(105);
  await page.click('确认 培育技术经纪人');
  await lacking(104);
  await page.click('全部确认');
  await page.see('沿用上年的指标值都已改写或确认');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'part', 'the focus is somewhere');
  assert.equal(await page.css('.confirm-target').count(), 0);
  await page.press('Control+z');
  await page.see('52 个指标的指标值沿用上年');
});

scenario('what 预算执行 says already is offered in 基础数据, and taken by a key', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('基本支出半年执行数', '290.12');
  await page.type('项目支出半年执行数', '0');
  const paid = page.field('半年实际支付数');
  await paid.click();
  assert.equal(await paid.value(), '');
  await page.until(() => document.activeElement.placeholder === '290.12', 'the offer');
  await page.press('Alt+Enter');
  await page.until(() => document.activeElement.value === '290.12', 'the figure to be taken');
  await page.field('半年结转结余资金').click();
  await page.see('调整后预算 658.29 − 执行数 290.12 = 368.17 万元');
});
