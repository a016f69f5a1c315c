// 绩效自评 in the browser: weights, ratings, scores, and how each figure came about.
import assert from 'node:assert/strict';
import { declared } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

async function arrive(page, part) {
  await page.link(part).click();
  await page.until(`document.querySelector('main h1')?.textContent === '${part}'`, `the part ${part} to be shown`);
}

const row = (level1, name, target, actual, weight, more = {}) => ({
  level1, level2: '一项', name, weight, target: { fullYear: target }, actual: { fullYear: actual }, ...more,
});

/** A small form, ready but for what the scenario is about. */
async function small(page, indicators) {
  await page.open();
  await page.click('导入');
  const form = { year: '2025', profile: { unit: '苏州市测试中心' }, indicators };
  await page.css('input[type=file]').upload([{ name: 'a.json', text: JSON.stringify({ format: 'budget-form', version: 2, form }) }]);
  await page.click('存为我的表');
  await arrive(page, '绩效自评');
}

/** Waits for what the head of the page says of the score. */
function scored(page, words) {
  return page.eventually(async () => (await page.css('.score-head').text()).includes(words), async () => `${words}, not ${await page.css('.score-head').text()}`);
}

scenario('there is no score before the weights add up to 100', async ({ page }) => {
  await declared(page);
  await arrive(page, '绩效自评');
  await page.see('权重合计 0，还差 100（54 个指标未填）');
  await page.see('权重合计为 100 后计算得分');
  await page.type('预算执行率 权重', '97.5');
  await page.see('权重合计 97.5，还差 2.5');
  await page.type('预算执行率 权重', '九十');
  await page.see('1 个权重填写有误');
  assert.equal((await page.field('预算执行率 权重').state()).invalid, true);
  await page.type('预算执行率 权重', '102');
  await page.see('权重合计 102，多出 2');
});

scenario('presets say that they are the program’s own and are one step each', async ({ page }) => {
  await declared(page);
  await arrive(page, '绩效自评');
  await page.see('本程序的预设，不是制度规定');
  await page.click('按一级指标分配');
  await page.see('请先填写各一级指标的权重合计');
  await page.click('填入参考权重');
  await page.see('合计 100');
  await page.click('按一级指标分配');
  await page.see('● 权重合计 100');
  await page.see('还有 54 个指标（权重 100）待评分');
  await page.click('各指标平均分配');
  assert.equal(await page.field('中长期规划制定健全性 权重').value(), '1.86');
  await page.press('Control+z');
  assert.equal(await page.field('中长期规划制定健全性 权重').value(), '1.67');
});

scenario('a person rates phrases within their band, and may rate over a figure', async ({ page }) => {
  await small(page, [
    row('duty', '技术合同成交额', '≥900 亿元', '810 亿元', '50'),
    row('duty', '服务质量', '有序推进', '已开展', '30'),
    row('duty', '制度健全性', '健全', '健全', '20'),
  ]);
  await page.see('已评 45.00 分，还有 2 个指标（权重 50）待评分');
  await page.field('服务质量 全年状态').choose('◐ 部分达成');
  await page.type('服务质量 得分率', '85');
  await page.see('“部分达成”为 60% 以上、不到 80%');
  await page.see('2 个指标部分达成、未达成或偏离，尚未填写偏差原因');
  await page.until(() => document.activeElement.getAttribute('aria-invalid') === 'true', 'the box to be marked');
  await page.type('服务质量 得分率', '70');
  await page.click('达成的定性指标按 100% 计');
  await page.see('总分');
  assert.equal(await page.field('制度健全性 得分率').value(), '100');
  await scored(page, '总分 86.00 等级 良');
  await page.type('技术合同成交额 得分率', '80');
  await page.see('程序计算 90.00%，现以手填为准');
  // The sentence comes with the first of the two digits; the score is right with the second.
  await scored(page, '总分 81.00 等级 良');
  // 部分达成 asks for a reason; what was written stays after a reload.
  await page.type('服务质量 偏差原因及改进措施', '人员不足，明年增配');
  await page.reload();
  assert.equal(await page.field('服务质量 偏差原因及改进措施').value(), '人员不足，明年增配');
  await page.field('制度健全性 偏差原因及改进措施').gone();
});

scenario('what does not apply leaves its weight, and each score explains itself', async ({ page }) => {
  await small(page, [
    row('duty', '技术合同成交额', '≥900 亿元', '910 亿元', '60'),
    row('duty', '外事接待', '不适用', '', '20'),
    row('benefit', '服务企业数', '≥10家', '5家', '20'),
  ]);
  await page.see('履职“外事接待”不适用，权重 20 按权重比例分摊到履职的其余 1 个指标');
  await page.click('技术合同成交额 得分');
  await page.see('60 × 80 ÷ 60 = 80；80 × 100.00%');
  await page.see('完成率（101.11%，按 100% 计）');
  await page.see('口径待确认');
  await page.click('总分 90.00');
  await page.see('履职 80 + 效益指标 10');
  await page.see('90.00（优）');
  await page.press('Escape');
  await page.unseen('履职 80 + 效益指标 10');
  // Sums of weights and the shares of groups explain themselves as well.
  await page.click('权重合计 100');
  await page.see('履职 80 + 效益指标 20');
  await page.click('履职权重 80');
  await page.see('60 + 20');
  await page.click('效益指标得分率 50.00');
  await page.see('10 ÷ 20');
});

scenario('the table of a whole form needs no sideways scrolling and does not move while one types', async ({ page }) => {
  await declared(page);
  await arrive(page, '绩效自评');
  await page.click('填入参考权重');
  await page.click('按一级指标分配');
  await page.field('绩效目标合理性 权重').click();
  const place = () => page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  const before = await place();
  for (const text of ['0.', '九', '1.6', '1.67']) {
    await page.type('绩效目标合理性 权重', text);
    assert.equal(await place(), before, text);
  }
  for (const width of [1366, 1093]) {
    await page.driver.resize(width, 768);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${width}: ${over} px`);
  }
}, { varies: ['layout'] });

scenario('weights that nobody has begun are all wanted, and marked no longer when they are given', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  await page.until(() => document.querySelectorAll('td.weight [data-found]').length === 54, 'a mark at each');
  await page.click('填入参考权重');
  await page.click('按一级指标分配');
  await page.until(() => document.querySelectorAll('td.weight [data-found]').length === 0, 'the marks to go');
});
