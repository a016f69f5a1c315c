// What depends on the stage: what it asks for, step by step; the columns of the year's end; and that what it reports is filled in on its own page only.
import assert from 'node:assert/strict';
import { arrive, at, declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** The strip of what the stage asks for: each step with what is left of it, those that are done in brackets; null where there is none. */
const strip = (page) => page.evaluate(() => document.querySelector('.stage-tasks') && [...document.querySelectorAll('.stage-tasks li')].map((step) => {
  const told = `${step.querySelector('a').textContent} ${step.querySelector('.left').textContent}`;
  return step.matches('.done') ? `[${told}]` : told;
}));

const stripIs = (page, wanted) => page.eventually(async () => JSON.stringify(await strip(page)) === JSON.stringify(wanted), async () => `${wanted}, not ${await strip(page)}`);

scenario('choosing a stage shows what it asks for; each step leads to its part, is ticked off when it is done, and the list is put away', async ({ page }) => {
  await declared(page, '基本信息');
  assert.equal(await strip(page), null);
  await page.field('阶段').choose('运行监控');
  assert.match(await page.css('.stage-tasks h2').text(), /^运行监控/);
  const steps = await strip(page);
  assert.equal(steps.length, 4);
  assert.equal(steps[0], '执行与基础数据 缺 18');
  assert.match(steps[1], /^运行监控 缺 \d\d$/);
  assert.match(steps[2], /^审核 \d+ 条待处理$|^审核 待填齐$/);
  assert.equal(steps[3], '交表 尚未交出');
  await page.link('执行与基础数据', { within: '运行监控要做的' }).click();
  await arrive(page, '执行与基础数据');
  assert.deepEqual(await page.css('.stage-tasks [aria-current]').texts(), ['执行与基础数据']);
  await page.type('半年编制数', '15');
  await page.until(() => document.querySelector('.stage-tasks .left').textContent === '缺 17', 'one less');
  // What an earlier stage has left open comes before.
  await go(page, '基本信息');
  await page.type('单位名称', '');
  await page.until(() => document.querySelectorAll('.stage-tasks li').length === 5, 'one step more');
  assert.equal((await strip(page))[0], '基本信息 缺 1');
  await page.type('单位名称', '苏州市示例中心');
  await page.until(() => document.querySelectorAll('.stage-tasks li').length === 4, 'the step to go');
  // It stays while one goes on, and ends with its button; the focus is somewhere.
  await page.evaluate(() => document.querySelector('.stage-tasks button').focus());
  await page.press('Enter');
  await page.css('.stage-tasks').gone();
  await page.until(() => document.activeElement !== document.body, 'the focus to be somewhere');
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('the steps of 目标申报 are ticked off one by one, up to the exported file', async ({ page }) => {
  await declared(page, '目标');
  await page.button('更多').activate();
  await page.click('本阶段要做的');
  const [review] = (await strip(page)).slice(4);
  const done = (...more) => ['[基本信息 ✓]', '[资金 ✓]', '[目标 ✓]', '[指标 ✓]', review, ...more];
  await stripIs(page, done('交表 尚未交出'));
  await page.type('年度目标', '');
  await page.until(() => document.querySelectorAll('.stage-tasks .done').length < 4, 'the step to be open again');
  assert.equal((await strip(page))[2], '目标 缺 1');
  await page.type('年度目标', '完成全年任务。');
  await page.until(() => [...document.querySelectorAll('.stage-tasks .left')][2].textContent === '✓', 'the step to be done');
  await page.download(() => page.press('Control+e'));
  await page.until(() => [...document.querySelectorAll('.stage-tasks li')].pop().matches('.done'), 'the file to be ticked off');
  await page.type('年度目标', '完成全年各项任务。');
  await page.until(() => [...document.querySelectorAll('.stage-tasks .left')].pop().textContent === '交出后有改动', 'the file to be out of date');
});

scenario('the columns of the year are shown when the stage asks for them, when one ticks the box, and to whoever is led to them', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  const BOX = '显示全年的栏目';
  const year = () => page.evaluate(() => [...document.querySelectorAll('main textarea')].map((area) => area.getAttribute('aria-label')).filter((label) => /全年/.test(label)).length);
  assert.equal(await year(), 0);
  assert.equal(await page.css('.base-data thead th').count(), 5);
  assert.equal((await page.field(BOX).state()).checked, false);
  await page.field(BOX).click();
  await page.field('基本支出全年执行数').exists();
  await page.type('全年编制数', '15');
  assert.equal(await page.css('.base-data thead th').count(), 7);
  await page.field(BOX).click();
  await page.field('基本支出全年执行数').gone();
  assert.equal(await year(), 0);
  // It is shown to whoever takes back what was typed, and to whoever looks for it.
  await go(page, '目标');
  await page.press('Control+z');
  await arrive(page, '执行与基础数据');
  await at(page, '全年编制数');
  assert.equal((await page.field(BOX).state()).checked, true);
  await page.driver.type('17');
  await page.field(BOX).click();
  await page.field('全年编制数').gone();
  await go(page, '目标');
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('17');
  await page.until(() => /^0\/[1-9]/.test(document.querySelector('.find-count')?.textContent), 'the place to be counted');
  for (let step = 0; step < 9 && !(await page.evaluate(() => document.querySelector('[data-hit]')?.getAttribute('aria-label') === '全年编制数')); step += 1) {
    const before = await page.css('.find-count').text();
    await page.press('Enter');
    await page.until(`document.querySelector('.find-count').textContent !== '${before}'`, 'the next place');
    await page.until(() => document.querySelector('[data-hit]') !== null, 'the mark');
  }
  await page.field('全年编制数').exists();
  await page.press('Escape');
  await page.field(BOX).click();
  await page.field('全年编制数').gone();
  // In 绩效自评 there is nothing to choose.
  await page.field('阶段').choose('绩效自评');
  await page.field('全年编制数').exists();
  await page.field(BOX).gone();
  await page.field('阶段').choose('运行监控');
  await page.field('全年编制数').gone();
});

scenario('where the columns of the year are not shown a table is copied as it is seen, and nothing is pasted into it unseen', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.evaluate(() => {
    const { setData } = DataTransfer.prototype;
    DataTransfer.prototype.setData = function watched(kind, text) {
      if (kind === 'text/plain') window.copiedTable = text;
      return setData.call(this, kind, text);
    };
  });
  await page.button('复制表格 基础数据').click();
  await page.see('已复制“基础数据”');
  assert.ok(!(await page.evaluate(() => window.copiedTable)).includes('全年'));
  await page.field('半年编制数').paste('15\t16\r\n');
  await page.css('[role=dialog]').exists();
  await page.css('.dialog .primary').click();
  await page.css('[role=dialog]').gone();
  const { form } = JSON.parse((await page.download(() => page.press('Control+e'))).text);
  assert.equal(form.baseData.staffQuota.halfYear, '15');
  const written = Boolean(form.baseData.staffQuota.fullYear);
  assert.equal((await page.css('[aria-label="全年编制数"]').count()) === 1, written, 'what was written is seen');
});

/** What 指标 shows of a row: the cells of its reports, and how many controls they have. */
const reports = (page, name) => page.evaluate((of) => {
  const row = [...document.querySelectorAll('.indicators tbody tr')].find((one) => one.querySelector('.name textarea').value === of);
  const cells = [...row.querySelectorAll('td.actual, td.status')];
  return { texts: cells.map((cell) => cell.innerText.replace(/\s+/g, ' ').trim()), filled: cells.filter((cell) => cell.querySelector('textarea, select, input')).length };
}, name);

scenario('what a stage reports is shown on 指标, and typed and judged on its own page only', async ({ page }) => {
  await declared(page, '执行与基础数据', '绩效自评');
  await page.type('半年编制数', '15');
  await page.type('半年在职人员数', '14');
  await go(page, '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.type('科技镇长团服务保障工作 半年实际完成值', '群众评价较好');
  await page.field('科技镇长团服务保障工作 半年状态').choose('● 达成');
  await go(page, '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '210人');
  await page.type('科技镇长团服务保障工作 全年实际完成值', '群众评价一般');
  await go(page, '指标');
  assert.deepEqual(await reports(page, '培育技术经纪人'), { texts: ['85人', '◐ 部分达成 85.00%', '210人', '● 达成 105.00%'], filled: 0 });
  const judged = await reports(page, '科技镇长团服务保障工作');
  assert.deepEqual([judged.texts[0], judged.texts[1], judged.texts[2], judged.filled], ['群众评价较好', '● 达成', '群众评价一般', 0]);
  assert.match(judged.texts[3], /待判断/);
  // A computed value stands there as well.
  assert.equal((await reports(page, '在职人员控制率')).texts[0], '93.33%');
  assert.equal(await page.css('.indicators .actual textarea, .indicators .actual button, .indicators .status select').count(), 0);
  // The status explains itself there.
  await page.button('培育技术经纪人 半年状态').click();
  await page.see('85 ÷ 100');
  await page.press('Escape');
  // A block that would write there says that it cannot.
  await page.field('培育技术经纪人 全年指标值').paste('≥200人\t99人');
  await page.see('不能写入');
  await page.press('Escape');
  assert.equal((await reports(page, '培育技术经纪人')).texts[0], '85人');
  // Undone from here, it is shown where it is filled in.
  await page.press('Control+z');
  await arrive(page, '绩效自评');
  await at(page, '科技镇长团服务保障工作 全年实际完成值');
});

scenario('审核 of a form that lacks cells says how many and leads to the first; only a complete form without findings leads to 交表', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await arrive(page, '基本信息');
  const lack = (await page.css('.lacking').text()).match(/\d+/)[0];
  await go(page, '审核');
  await page.see(`本阶段还缺 ${lack} 格`);
  assert.equal(await page.css('.good').count(), 0, 'a new form is not in order');
  await page.click('到第一个缺填的格');
  await arrive(page, '基本信息');
  await page.until(() => document.activeElement.matches('input, textarea'), 'the focus in the missing cell');
  await page.type('单位名称', '苏州市档案馆');
  await go(page, '审核');
  await page.see(`本阶段还缺 ${lack - 1} 格`);
  await page.link('我的表').click();
  await declared(page, '审核');
  await page.css('.severity').exists();
  assert.equal(await page.css('.still-missing').count(), 0, 'nothing is missing');
});

scenario('a list of what is off track does not open while one types, and is open when one comes to the page with something in it', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  const open = () => document.querySelector('.off-track').open;
  assert.equal(await page.evaluate(open), false, 'nothing is off track yet');
  await page.type('培育技术经纪人 半年实际完成值', '50人');
  await page.until(() => /1$/.test(document.querySelector('.off-track summary').textContent.trim()), 'the row to be counted');
  assert.equal(await page.evaluate(open), false, 'nothing moves while one types');
  await go(page, '资金');
  await go(page, '运行监控');
  await page.until(open, 'the list to be open');
});

scenario('an amount that can only be in 元 is offered in the unit of the form, where it stands and where it is listed', async ({ page }) => {
  await declared(page, '资金');
  await page.type('基本支出全年预算数', '6578900');
  await page.see('改为 657.89');
  // The cell has an error too, which is told below the table.
  await page.until(() => document.querySelector('.at-field .warning')?.textContent.startsWith('提醒'), 'the remark in its own colour');
  assert.equal(await page.css('.at-field .error').count(), 0);
  await go(page, '审核');
  await page.css('.review button', { nth: 0 }).exists();
  await page.click('改为 657.89');
  await go(page, '资金');
  assert.equal(await page.field('基本支出全年预算数').value(), '657.89');
});
