// What figures say of themselves: adjusted weights, assumed units, what a setting does, where next year's form came from.
import assert from 'node:assert/strict';
import { scenario } from '../lib/scenarios.mjs';
import { arrive, declared, go, halfSpent, kept, saved } from '../lib/forms.mjs';

const row = (level1, name, target, actual, weight) => ({
  level1, level2: '一项', name, weight, target: { fullYear: target }, actual: { fullYear: actual },
});

async function imported(page, indicators) {
  const form = { year: '2025', stage: 'selfEvaluation', profile: { unit: '苏州市测试中心' }, indicators };
  await page.open();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: JSON.stringify({ format: 'budget-form', version: 2, form }) }]);
  await page.click('存为我的表');
  await arrive(page, '基本信息');
}

const SPREAD = [
  row('duty', '培训场次', '≥3场', '2场', '40'),
  row('duty', '外事接待', '≥1次', '不适用', '20'),
  row('duty', '走访企业', '≥4次', '4次', '40'),
];

scenario('the line of a group says once by how much its weights grew, and points can be worked out from what is shown', async ({ page }) => {
  await imported(page, SPREAD);
  await go(page, '绩效自评');
  await page.see('不适用 1 个，其余权重 × 100 ÷ 80');
  assert.equal(await page.css('.scoring .adjusted').count(), 0, 'no row says it again');
  await page.click('培训场次 得分');
  await page.see('40 × 100 ÷ 80 = 50；50 × 66.667%');
  await page.field('走访企业 得分率').click();
  await page.see('“走访企业”得分率');
  await page.see('4 ÷ 4 = 100.00%');
  await page.press('Escape');
  await page.unseen('4 ÷ 4 = 100.00%');
  await go(page, '设置');
  await page.field('不适用指标的权重').choose('不分摊，不适用指标按满分计');
  await page.see('“外事接待”得分 20.00');
  await go(page, '绩效自评');
  await page.unseen('× 100 ÷ 80');
  await page.see('权重 20 按满分计');
  await page.see('总分 86.67');
});

scenario('the paper of the self-evaluation has the adjusted weights where there are any', async ({ page }) => {
  await imported(page, SPREAD);
  await go(page, '交表');
  await page.field('自评表').click();
  await page.until(() => [...document.querySelectorAll('.paper th')].some((head) => head.textContent.replace(/\s/g, '') === '调整后权重'), 'the column');
});

scenario('an actual value without a unit says in which unit it is read', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  const field = await page.evaluate(() => [...document.querySelectorAll('textarea')].map((box) => box.getAttribute('aria-label')).find((label) => /满意度.* 半年实际完成值/.test(label ?? '')));
  await page.type(field, '96');
  await page.see('未写单位，按%计');
  await page.type(field, '96%');
  await page.unseen('未写单位');
});

scenario('a setting tells what another choice would change, and its figures explain themselves', async ({ page }) => {
  await halfSpent(page);
  await go(page, '设置');
  await page.see('若为“年初预算”');
  await page.see('半年执行率 50.00% → 45.57%');
  await page.button('半年执行率 50.00% → 45.57%').click();
  await page.see('300 ÷ 600.00');
  await page.field('执行率的分母').choose('年初预算');
  await page.see('半年执行率 45.57% → 50.00%');
  for (const width of [1366, 1093]) {
    await page.driver.resize(width, 768);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${width}: ${over} px`);
  }
});

scenario('next year’s form says where it came from, and a second one is asked about', async ({ page }) => {
  await declared(page);
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await arrive(page, '基本信息');
  await page.see('本表由苏州市示例中心 2025 年度的表生成');
  await page.click('移除上年目标表');
  await page.see('本表由苏州市示例中心 2025 年度的表生成');
  await saved(page);
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await page.see('我的表中已有本单位下一年度的表');
  await page.until(() => document.activeElement?.textContent === '打开已有的表', 'the focus to be at the question');
  assert.equal((await kept(page)).length, 2);
  await page.click('不生成');
  await page.unseen('我的表中已有本单位下一年度的表');
  await page.click('生成下一年度 苏州市示例中心 2025');
  await page.click('打开已有的表');
  await arrive(page, '基本信息');
  await page.unseen('已载入：');
  assert.equal((await kept(page)).length, 2);
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await page.click('另生成一张');
  await arrive(page, '基本信息');
  await page.see('已载入：');
  assert.equal((await kept(page)).length, 3);
  assert.deepEqual(page.consoleErrors(), []);
});
