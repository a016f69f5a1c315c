// The year of a form: stages, base data, budget execution, monitoring, settings and the review of findings.
import assert from 'node:assert/strict';
import { scenario } from '../lib/scenarios.mjs';
import { arrive, declared, go, halfSpent, saved } from '../lib/forms.mjs';
import { holdPauses, releasePauses } from '../lib/pauses.mjs';

scenario('base data gives the process indicators, and each figure explains itself', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('基本支出半年执行数', '294.58');
  await page.type('项目支出半年执行数', '0');
  await page.type('半年编制数', '15人');
  await page.type('半年在职人员数', '14');
  await page.see('93.33%');
  await page.type('半年政府采购预算数', '0');
  await page.see('不适用');
  await page.type('半年在职人员数', '十四');
  assert.equal((await page.field('半年在职人员数').state()).invalid, true);
  await go(page, '决策');
  await page.click('预算执行率 半年状态 ● 达成 99.44%');
  await page.see('执行数 ÷ 调整后预算；完成率 = 实际值 ÷ 目标值');
  await page.see('294.58 ÷ 658.29 = 44.75%');
  await page.see('财预〔2013〕53号');
  await page.press('Escape');
  await page.unseen('财预〔2013〕53号');
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('a value typed over a computed one is marked and asks for its reason', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('半年编制数', '15');
  await page.type('半年在职人员数', '14');
  await go(page, '运行监控');
  await page.type('在职人员控制率 半年实际完成值', '100%');
  await page.see('手填；计算值 93.33%');
  await page.type('在职人员控制率 半年手填原因', '含借调人员');
  await page.reload();
  assert.equal(await page.field('在职人员控制率 半年手填原因').value(), '含借调人员');
  await page.type('在职人员控制率 半年实际完成值', '');
  await page.unseen('手填；计算值');
});

scenario('the stage shows its columns and loses nothing', async ({ page }) => {
  await declared(page, '履职');
  const heads = () => page.css('.duty thead th').texts();
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.duty tbody tr')].find((row) => row.querySelector('.name textarea').value === '培育技术经纪人').innerText);
  assert.ok(!(await heads()).includes('半年完成值'));
  await page.field('阶段').choose('运行监控');
  assert.ok((await heads()).includes('半年完成值'));
  await go(page, '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await go(page, '履职');
  assert.match(await shown(), /85人/);
  await page.field('阶段').choose('目标申报');
  assert.ok(!(await heads()).includes('半年完成值'));
  assert.doesNotMatch(await shown(), /85人/);
  await page.field('阶段').choose('绩效自评');
  assert.ok((await heads()).includes('全年完成值'));
  assert.match(await shown(), /85人/);
  await go(page, '运行监控');
  assert.equal(await page.field('培育技术经纪人 半年实际完成值').value(), '85人');
});

scenario('monitoring lists what is off track, worst first, with what is missing', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.type('技术经纪人培训 半年实际完成值', '1');
  // Lists that were empty stay folded while one types; whoever comes to the part sees them.
  await go(page, '目标');
  await go(page, '运行监控');
  await page.see('黄灯 1');
  await page.see('红灯 1');
  const names = () => page.css('.off-track li button').texts();
  assert.deepEqual(await names(), ['技术经纪人培训', '培育技术经纪人']);
  await page.see('还缺 全年预计完成值、完成目标可能性、偏差原因、偏差说明');
  await page.type('技术经纪人培训 全年预计完成值', '4场');
  await page.see('预计 ● 达成');
  await page.field('技术经纪人培训 完成目标可能性').choose('有可能');
  await page.click('人员', { within: '技术经纪人培训 偏差原因' });
  await page.type('技术经纪人培训 半年偏差说明', '下半年集中开班');
  await page.see('说明已填');
  await page.field('只看上面列出的指标').click();
  assert.equal(await page.css('.monitoring tbody tr:not(.group-head)').count(), 2);
  // A row that one is mending stays while one types.
  await page.type('技术经纪人培训 半年实际完成值', '20');
  await page.see('红灯 0');
  assert.equal(await page.field('技术经纪人培训 半年实际完成值').value(), '20');
  await page.type('技术经纪人培训 半年实际完成值', '1');
  await saved(page);
  await page.reload();
  assert.equal(await page.field('技术经纪人培训 全年预计完成值').value(), '4场');
  assert.equal((await page.button('人员', { within: '技术经纪人培训 偏差原因' }).state()).pressed, 'true');
});

scenario('what nobody has judged and what was typed over without a reason is listed, here and in the overview', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('科技镇长团服务保障工作 半年实际完成值', '群众评价较好');
  await page.type('在职人员控制率 半年实际完成值', '100%');
  await go(page, '目标');
  await go(page, '运行监控');
  await page.see('半年待判断的指标 1');
  await page.see('还缺 是否达成的判断');
  await page.see('还缺 手填原因');
  await page.field('科技镇长团服务保障工作 半年状态').choose('● 达成');
  await page.see('半年待判断的指标 0');
  await page.press('Control+z');
  await go(page, '审核');
  await page.see('半年待判断的指标 1');
  await page.click('科技镇长团服务保障工作');
  await arrive(page, '运行监控');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '科技镇长团服务保障工作 半年实际完成值', 'the focus to be in the field');
  await go(page, '审核');
  await page.click('在职人员控制率');
  await arrive(page, '运行监控');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '在职人员控制率 半年手填原因', 'the focus to be in the field');
});

scenario('settings take effect at once and go back to their defaults in one step', async ({ page }) => {
  await halfSpent(page);
  await page.see('50.00%');
  await go(page, '设置');
  await page.see('半年执行率 50.00%');
  await page.field('执行率的分母').choose('年初预算');
  await page.see('半年执行率 45.57%');
  await page.see('半年支付进度 101.84%');
  await page.field('支付进度的比较对象').choose('序时进度（全年预算的 50%）');
  await page.see('半年支付进度 91.15%');
  await page.type('部分达成的起点', '六十');
  await page.see('暂按默认值计算');
  await page.click('恢复默认设置');
  await page.see('半年执行率 50.00%');
  assert.equal(await page.field('部分达成的起点').value(), '60');
  await page.press('Control+z');
  await page.see('半年执行率 45.57%');
});

scenario('an undone setting is told at once, though the focus comes to a box before the figures do', async ({ page }) => {
  await halfSpent(page);
  await go(page, '设置');
  await page.field('执行率的分母').choose('年初预算');
  await page.see('半年执行率 45.57%');
  await page.type('部分达成的起点', '70');
  await page.click('恢复默认设置');
  await page.see('半年执行率 50.00%');
  await holdPauses(page);
  await page.press('Control+z');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '部分达成的起点', 'the focus to be in the box');
  await releasePauses(page);
  await page.see('半年执行率 45.57%');
});

scenario('an explanation leads to its setting where there is one', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('基本支出半年执行数', '300');
  await page.type('项目支出半年执行数', '0');
  await page.click('101.84%', { nth: 1 });
  await page.link('查看设置：支付进度的比较对象').exists();
  assert.equal(await page.css('.explanation a[href$="/settings"]').count(), 1);
  await page.press('Escape');
  await page.click('658.29', { nth: 1 });
  await page.see('口径待确认');
  assert.equal(await page.css('.explanation a[href$="/settings"]').count(), 0);
});

scenario('counts, lights and what is expected explain themselves', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.click('黄灯 1');
  await page.see('半年状态为“部分达成”的指标个数');
  await page.see('履职 1');
  await page.type('培育技术经纪人 全年预计完成值', '150人');
  await page.click('培育技术经纪人 预计 ◐ 部分达成');
  await page.see('150 ÷ 200 = 75.00%');
  await page.press('Escape');
  await page.unseen('150 ÷ 200 = 75.00%');
  await go(page, '审核');
  await page.click('履职 半年 部分达成 1');
  await page.see('履职半年“部分达成”的指标数');
  assert.deepEqual(await page.css('.explanation dt').texts(), ['公式', '代入', '结果', '依据', '帮助']);
  assert.match((await page.css('.explanation').texts())[0], /培育技术经纪人/);
  // What there is none of has nothing to explain.
  assert.equal(await page.button('履职 半年 未达成').count(), 0);
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('the figure of an indicator without a row of its own explains itself', async ({ page }) => {
  await declared(page, '决策', '运行监控');
  await page.field('结转结余率').exists();
  await page.evaluate(() => [...document.querySelectorAll('.process .name textarea')].find((box) => box.value === '结转结余率').focus());
  await page.press('Control+a');
  await page.driver.type('结余情况');
  await go(page, '执行与基础数据');
  await page.type('半年结转结余资金', '70');
  await page.click('10.63%');
  await page.see('表中没有这个指标');
});

scenario('a finding leads to its field, and one goes through them one by one', async ({ page }) => {
  await declared(page, '资金');
  await page.type('项目支出全年预算数', '1.4');
  await go(page, '审核');
  await page.see('支出合计 659.29 比收入 658.29 多 1.00 万元');
  const list = () => page.css('.review tbody tr').count();
  const before = await list();
  await page.click('基本支出全年预算数');
  await page.until(() => document.activeElement.id === 'field-funds-expenditure-basic-fullYear', 'the focus to be in the field');
  await page.see('C04');
  await page.type('项目支出全年预算数', '0.4');
  await page.until(() => !document.querySelector('.walk').textContent.includes('C04'), 'the finding to be gone');
  await page.click('下一条');
  await page.until(() => document.activeElement.tagName === 'TEXTAREA', 'the focus to be in a field');
  await page.link('全部问题').click();
  await page.until(`document.querySelector('main h1')?.textContent === '审核'`, 'the list to be shown');
  assert.equal(await list(), before - 1);
  await page.click('关闭');
  await page.css('.walk').gone();
  await page.press('F8');
  await page.css('.walk').exists();
  await go(page, '帮助');
  await page.css('.walk').gone();
});

scenario('a finding is marked at its field', async ({ page }) => {
  await declared(page, '履职');
  await page.type('培育技术经纪人 全年指标值', '公里');
  const field = page.field('培育技术经纪人 全年指标值');
  await page.until(() => document.querySelector('[data-found] textarea:focus'), 'the mark to be at the field');
  assert.match((await field.state()).note, /公里/);
});

scenario('the help names every rule and formula, folded until they are asked for', async ({ page }) => {
  await declared(page, '帮助');
  await page.unseen('收入与支出不相等');
  await page.link('审核规则').click();
  await page.see('收入与支出不相等');
  await page.css('summary', { nth: 2 }).click();
  await page.see('公用经费实际支出数 ÷ 公用经费预算数');
  assert.ok((await page.css('.help-table tbody tr').count()) > 70);
});
