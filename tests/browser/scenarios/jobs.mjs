// The whole work of a year, from a new form to the file: once with the keyboard alone, once with the mouse, where nothing is typed but after a click.
// Nothing is done by a script; what the file holds is what counts.
import assert from 'node:assert/strict';
import { scenario } from '../lib/scenarios.mjs';

/** How the focus is heard: its label, or what stands on it. */
const heard = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at.getAttribute('aria-label') || (at.labels?.[0]?.querySelector('span') ?? at.labels?.[0])?.textContent || (at.matches('textarea, input') ? at.id : at.textContent);
});

/** Tab until the focus is there. */
async function tabTo(page, name, key = 'Tab', most = 60) {
  const stops = [];
  for (let step = 0; step < most; step += 1) {
    const now = (await heard(page)).trim();
    if (now === name) return;
    stops.push(now);
    await page.press(key);
  }
  throw new Error(`${name} is not among ${stops.join(' | ')}`);
}

/** Tab to the first cell of a column, then Enter down to the row. */
async function downTo(page, name) {
  const column = name.slice(name.indexOf(' '));
  for (let step = 0; step < 60 && !(await heard(page)).endsWith(column); step += 1) await page.press('Tab');
  await tabTo(page, name, 'Enter');
}

/** Alt+PageDown until the part is shown. */
async function turnTo(page, part, key = 'Alt+PageDown') {
  for (let step = 0; step < 16; step += 1) {
    const now = await page.evaluate(() => document.querySelector('main h1').textContent);
    if (now === part) {
      await page.until(() => document.activeElement.id === 'part', 'the focus to be at the heading');
      return;
    }
    await page.press(key);
    await page.until(`document.querySelector('main h1').textContent !== '${now}'`, `the part after ${now}`);
  }
  throw new Error(`${part} is not reached`);
}

/** From the heading back to the rail and to a group of 指标. */
async function toGroup(page, name) {
  for (let step = 0; step < 16 && !(await page.evaluate((of) => document.activeElement.matches('.rail .anchor') && document.activeElement.title === of, name)); step += 1) await page.press('Shift+Tab');
  await page.press('Enter');
  await page.until(`document.activeElement.matches('.fold') && document.activeElement.textContent.startsWith('${name}')`, `the focus to be at the head of ${name}`);
}

const typed = (page, text) => page.until(`document.activeElement.value === ${JSON.stringify(text)}`, `“${text}” to be in the field`);

async function enter(page, name, text, key) {
  await tabTo(page, name, key);
  await page.driver.type(text);
  await typed(page, text);
}

const UNIT = '苏州市键盘试验中心';
const DUTY = ['数量指标', '完成检测批次', '≥40批次', '≥100批次'];

/** What both ways lead to. */
function check({ form }, actual) {
  assert.equal(form.profile.unit, UNIT);
  assert.equal(form.funds.income.generalPublicBudget, '658.29');
  assert.equal(form.stage, 'selfEvaluation');
  const row = form.indicators.find((one) => one.name === DUTY[1]);
  assert.deepEqual([row.level1, row.level2, row.target.halfYear, row.target.fullYear], ['duty', ...[DUTY[0], ...DUTY.slice(2)]]);
  assert.deepEqual([row.actual.halfYear, row.actual.fullYear], actual);
  assert.equal(row.rating, '95');
  const weights = form.indicators.filter((one) => one.name !== '').map((one) => Math.round(Number(one.weight) * 100));
  assert.equal(weights.reduce((sum, weight) => sum + weight, 0), 10_000);
  assert.ok(weights.every((weight) => weight > 0), weights.join());
}

scenario('the whole job by keyboard alone, from the new form to the file', async ({ page }) => {
  await page.open();
  await tabTo(page, '新建表');
  await page.press('Enter');
  await page.until(() => document.querySelector('main h1')?.textContent === '基本信息', 'the new form');
  await enter(page, '单位名称', UNIT);
  await turnTo(page, '资金');
  await enter(page, '一般公共预算资金', '658.29');
  await turnTo(page, '指标');
  await toGroup(page, '履职');
  await enter(page, '二级指标', DUTY[0]);
  await tabTo(page, '三级指标');
  await page.driver.type(DUTY[1]);
  await enter(page, `${DUTY[1]} 半年指标值`, DUTY[2]);
  await enter(page, `${DUTY[1]} 全年指标值`, DUTY[3]);
  await turnTo(page, '执行与基础数据');
  await tabTo(page, '阶段', 'Shift+Tab', 90);
  await page.press('ArrowDown');
  await page.until(() => document.querySelector('.stage select').value === 'monitoring', 'the stage');
  await page.press('Tab');
  await turnTo(page, '运行监控');
  await downTo(page, `${DUTY[1]} 半年实际完成值`);
  await page.driver.type('42批次');
  await tabTo(page, '阶段', 'Shift+Tab', 260);
  await page.press('ArrowDown');
  await page.until(() => document.querySelector('.stage select').value === 'selfEvaluation', 'the stage');
  await page.press('Tab');
  await turnTo(page, '绩效自评');
  await tabTo(page, '各指标平均分配');
  await page.press('Enter');
  await page.see('权重合计 100');
  await downTo(page, `${DUTY[1]} 全年实际完成值`);
  await page.press('Alt+=');
  await typed(page, '100批次');
  // What can be rated is known when typing pauses.
  await page.field(`${DUTY[1]} 得分率`).exists();
  await enter(page, `${DUTY[1]} 得分率`, '95');
  const file = await page.download(() => page.press('Control+e'));
  check(JSON.parse(file.text), ['42批次', '100批次']);
}, { only: ['chromium', 'firefox'] });

/** A click, and what is typed after it. */
async function write(page, name, text) {
  await page.field(name).click();
  await page.driver.type(text);
}

scenario('the whole job by mouse, typing after clicks alone', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await page.until(() => document.querySelector('main h1')?.textContent === '基本信息', 'the new form');
  await write(page, '单位名称', UNIT);
  await page.link('资金').click();
  await write(page, '一般公共预算资金', '658.29');
  await page.link('履职').click();
  for (const [column, text] of [['level2', DUTY[0]], ['name', DUTY[1]]]) {
    await page.css(`.duty .${column} textarea`).click();
    await page.driver.type(text);
  }
  await write(page, `${DUTY[1]} 半年指标值`, DUTY[2]);
  await write(page, `${DUTY[1]} 全年指标值`, DUTY[3]);
  await page.field('阶段').choose('运行监控');
  await page.link('运行监控').click();
  await write(page, `${DUTY[1]} 半年实际完成值`, '42批次');
  await page.field('阶段').choose('绩效自评');
  await page.link('绩效自评').click();
  await page.click('各指标平均分配');
  await page.see('权重合计 100');
  await write(page, `${DUTY[1]} 全年实际完成值`, '105批次');
  await write(page, `${DUTY[1]} 得分率`, '95');
  const file = await page.download(() => page.handOver('JSON 文件'));
  check(JSON.parse(file.text), ['42批次', '105批次']);
}, { varies: ['focus'] });
