// axe-core finds nothing to mend on any screen, in light and in dark.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arrive, declared, go, saveElsewhere } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCHEMES = ['light', 'dark'];
const STAGES = ['目标申报', '运行监控', '绩效自评'];
const ONE_BROWSER = { only: ['chromium'] };

/** axe is put aside between the screens, with what it gives the document, so that the next scenario can go on in the page (page_reset.mjs). */
function putAside() {
  const { elementsFromPoint } = document;
  window.__axe = { axe: window.axe, own: Object.prototype.hasOwnProperty.call(document, 'elementsFromPoint') ? { elementsFromPoint } : {} };
  delete window.axe;
  delete document.elementsFromPoint;
}

/** Whether it was there to be taken up again. */
function takeUp() {
  if (!window.__axe) return false;
  window.axe = window.__axe.axe;
  Object.assign(document, window.__axe.own);
  return true;
}

/** What axe finds on the screen as it is, in both colour schemes. It runs by the driver: the page's policy stays as it is. */
async function violations(page, screen) {
  const found = [];
  if (!(await page.evaluate(takeUp))) await page.driver.evaluate(`(() => { ${AXE} })()`);
  // What is half below the bar is not too small.
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const scheme of SCHEMES) {
    await page.driver.emulate({ 'prefers-color-scheme': scheme });
    assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), scheme === 'dark');
    // The dark screen is the same but for its colours.
    const rules = scheme === 'light' ? TAGS : { type: 'rule', values: ['color-contrast'] };
    found.push(...(await page.evaluate(async (runOnly, where) => {
      // What is found is told by its text: to work out selectors for everything that was looked at would take as long as the looking.
      const { violations: all } = await window.axe.run(document, { runOnly, resultTypes: ['violations'], selectors: false, preload: false, iframes: false });
      return all.map(({ id, nodes }) => `${where}: ${id} ×${nodes.length} ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 200)}`);
    }, rules, `${screen}, ${scheme}`)));
  }
  await page.driver.emulate({});
  await page.evaluate(putAside);
  return found;
}

async function clean(page, screen) {
  assert.deepEqual(await violations(page, screen), []);
}

scenario('axe finds a fault that is put in', async ({ page }) => {
  await page.open();
  await page.evaluate(() => { document.querySelector('main').append(document.createElement('button')); });
  assert.match((await violations(page, '我的表')).join(), /button-name/);
}, ONE_BROWSER);

scenario('axe finds nothing on the start page and in the import', async ({ page }) => {
  await page.open();
  await clean(page, '我的表');
  await page.click('导入');
  await clean(page, '导入');
}, ONE_BROWSER);

for (const stage of STAGES) {
  scenario(`axe finds nothing on any part during ${stage}`, async ({ page }) => {
    await declared(page, '基本信息', stage);
    // The groups of 指标 are places on its page.
    const parts = await page.evaluate(() => [...document.querySelectorAll('nav a[href^="#"]:not(.anchor), #form-menu a, .bar .help-link')].map((link) => link.getAttribute('href')));
    assert.equal(new Set(parts).size, 12, `${parts}`);
    const found = [];
    for (const part of parts) {
      await page.evaluate((hash) => { location.hash = hash; }, part);
      await page.until(`document.querySelector('nav [aria-current=page], #form-menu [aria-current]')?.getAttribute('href') === ${JSON.stringify(part)}`, `${part} to be shown`);
      found.push(...(await violations(page, part)));
    }
    assert.deepEqual(found, []);
  }, ONE_BROWSER);
}

/** A form with something to say at every turn: sums that differ, values typed over computed ones, every status, causes, weights, names that wrap. */
function troubled(stage) {
  const row = (level1, level2, name, more) => ({ level1, level2, name, target: { halfYear: '≥50%', fullYear: '100%' }, weight: '10', ...more });
  const indicators = [
    row('decision', '计划制定', '工作计划制定健全性', { target: { halfYear: '健全', fullYear: '健全' }, actual: { halfYear: '基本健全' }, judgement: { halfYear: 'partial' } }),
    row('process', '预算执行', '预算执行率', { actual: { halfYear: '44%', fullYear: '99%' } }),
    row('process', '预算执行', '政府采购执行率', {}),
    row('duty', '负责成果转化', '全市技术合同成交额', { keyTask: '技术合同认定', target: { halfYear: '≥450 亿元', fullYear: '≥900' }, actual: { halfYear: '900 亿元', fullYear: '910 亿元' } }),
    row('duty', '负责成果转化', '全市技术合同成交额', { keyTask: '技术合同认定', target: { halfYear: '290%', fullYear: '**' }, actual: { halfYear: '12%', fullYear: '20%' }, explanation: { halfYear: '师资不足。' } }),
    row('duty', '负责成果转化', '', { keyTask: '没有名称' }),
    row('benefit', '生态效益', '', { target: {}, weight: '' }),
    row('benefit', '社会效益', '宣传', { target: { halfYear: '宣传', fullYear: '宣传' } }),
    row('satisfaction', '服务对象满意度', '服务企业满意度', { target: { halfYear: '100%', fullYear: '100%' }, actual: { halfYear: '不适用', fullYear: '不适用' } }),
  ];
  const form = {
    year: '2025', stage, profile: { unit: '苏州市示例中心', functions: '××' }, goals: { annual: '完成全年任务。' }, indicators,
    funds: { income: { generalPublicBudget: '658.29', other: '一' }, expenditure: { basic: { halfYear: '294.58', fullYear: '657.89' }, project: { halfYear: '0', fullYear: '1.4' } } },
  };
  return JSON.stringify({ format: 'budget-form', version: 2, form });
}

async function load(page, text) {
  await page.open();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text }]);
  await page.click('存为我的表');
  await arrive(page, '基本信息');
}

async function empty(page, stage) {
  await page.open();
  await page.click('新建表');
  await arrive(page, '基本信息');
  await page.field('阶段').choose(stage);
}

// What is open at which part of which form. Both colour schemes are looked at in each.
const CODES = { 目标申报: 'declaration', 运行监控: 'monitoring', 绩效自评: 'selfEvaluation' };
const WORK = ['资金', '指标', '执行与基础数据', '运行监控', '绩效自评', '审核', '交表'];
const FORMS = [
  // It has the most to ask for.
  ['an empty form', '绩效自评', empty],
  ...STAGES.map((stage) => ['a form full of findings', stage, (page) => load(page, troubled(CODES[stage]))]),
];
for (const [form, stage, begin] of FORMS) {
  scenario(`axe finds nothing in ${form} during ${stage}`, async ({ page }) => {
    await begin(page, stage);
    const found = [];
    for (const part of WORK) {
      await go(page, part);
      found.push(...(await violations(page, part)));
    }
    assert.deepEqual(found, []);
  }, ONE_BROWSER);
}

const OPEN = [
  ['an explanation of a computed value', '决策', (page) => page.css('main td.status button', { nth: 0 }).click()],
  ['an explanation of a rate', '执行与基础数据', (page) => page.css('main .execution button[aria-expanded]', { nth: 0 }).click()],
  ['an explanation of a result', '执行与基础数据', (page) => page.css('main .base-data button[aria-expanded]', { nth: 0 }).click()],
  ['an explanation of a light', '运行监控', (page) => page.css('main .lights button', { nth: 1 }).click()],
  ['a field with a finding', '履职', (page) => page.css('.duty .target textarea', { nth: 2 }).click()],
  ['the dark colours that are chosen', '设置', (page) => page.field('深色').click()],
  ['the notice of another window', '资金', async (page) => {
    await saveElsewhere(page);
    await page.type('项目支出全年预算数', '1.5');
    await page.see('未保存：');
  }],
];
scenario('axe finds nothing beside what is open in a form full of findings', async ({ page }) => {
  await load(page, troubled('selfEvaluation'));
  const found = [];
  for (const [what, part, open] of OPEN) {
    await go(page, part);
    await open(page);
    found.push(...(await violations(page, `${part} with ${what}`)));
    if (what.startsWith('the dark')) await page.field('跟随系统').click();
  }
  assert.deepEqual(found, []);
}, ONE_BROWSER);

scenario('axe finds nothing beside an open explanation and a walk of findings', async ({ page }) => {
  await declared(page, '资金');
  await page.css('main .explain, main button[aria-expanded]').click();
  await clean(page, '资金 with an explanation');
  await go(page, '审核');
  await page.css('.review tbody button', { nth: 4 }).click();
  await page.css('.walk').exists();
  await clean(page, 'walk');
  await page.press('F1');
  await page.see('Ctrl+Shift+Z');
  await clean(page, 'keys');
}, ONE_BROWSER);

scenario('axe finds nothing where a form is kept already, and in lists of what is off track', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.type('科技镇长团服务保障工作 半年实际完成值', '群众评价较好');
  await page.type('培育技术经纪人 全年预计完成值', '150人');
  await page.click('黄灯 1');
  await clean(page, '运行监控 with lists');
  await go(page, '审核');
  await page.click('履职 半年 部分达成 1');
  await clean(page, '审核 with lists');
  const { text } = await page.download(() => page.handOver('JSON 文件'));
  await page.link('我的表').click();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text }]);
  await page.see('打开已有的表');
  await clean(page, 'import of what is kept');
}, ONE_BROWSER);

scenario('axe finds nothing beside the search, the filter and the list of keys', async ({ page }) => {
  await declared(page, '履职', '运行监控');
  await page.field('筛选').choose('缺半年完成值');
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('技术');
  await page.press('Enter');
  await page.css('.find-place[aria-current]').exists();
  await clean(page, 'search');
  await page.press('F1');
  await clean(page, 'keys');
}, ONE_BROWSER);

scenario('axe finds nothing where groups are folded away, and at the rule of a target', async ({ page }) => {
  await declared(page, '决策', '绩效自评');
  await page.button('过程').click();
  await page.see('已收起');
  await clean(page, '指标, a group folded');
  for (const part of ['运行监控', '绩效自评']) {
    await go(page, part);
    await page.button('履职').click();
    await page.see('已收起');
    await clean(page, `${part}, folded`);
  }
  await go(page, '履职');
  await page.field('研发资源共享服务用户补助 全年指标值').click();
  await page.press('F4');
  await page.until(() => document.activeElement.tagName === 'SELECT', 'the focus to be at the rule');
  await clean(page, '履职 with a rule');
}, ONE_BROWSER);

scenario('axe finds nothing in the preview of pasted cells', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.field('培育技术经纪人 半年实际完成值').paste('技术经纪人培训\t3场\t达成\r\n全市技术合同成交额\t460 亿元\t\r\n');
  await page.see('格不能写入');
  await clean(page, 'preview of cells');
}, ONE_BROWSER);

scenario('axe finds nothing beside the first hint, the words about a part and a topic of the help', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await page.see('按 F1 看快捷键');
  await page.css('.part-help summary').click();
  await clean(page, 'first form');
  await go(page, '资金');
  await page.css('.part-help summary').click();
  await page.link('名词解释').click();
  await page.until(() => document.activeElement.id === 'help-terms', 'the terms');
  await clean(page, 'terms');
}, { ...ONE_BROWSER, fresh: true });

scenario('axe finds nothing in pictures of statuses, scores and a folded one', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '150人');
  await page.click('各指标平均分配');
  await page.see('● 权重合计 100');
  await go(page, '审核');
  await page.until(() => document.querySelectorAll('.picture table').length === 2, 'statuses and scores');
  await clean(page, '审核');
  await go(page, '资金');
  await page.click('收入构成');
  await page.until(() => document.querySelector('.picture details').open, 'the composition');
  await clean(page, '资金, a picture unfolded');
}, ONE_BROWSER);

scenario('axe finds nothing where two windows contest a form', async ({ page }) => {
  await declared(page, '资金');
  await saveElsewhere(page);
  await page.type('项目支出全年预算数', '1.4');
  await page.see('未保存：');
  await clean(page, 'contested');
}, ONE_BROWSER);

scenario('axe finds nothing in what settings do, in adjusted weights and where next year is asked about', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '不适用');
  await page.type('全市技术合同成交额 全年实际完成值', '1300 亿元');
  await page.click('各指标平均分配');
  await page.see('不适用 1 个，其余权重 ×');
  await clean(page, '绩效自评 with adjusted weights');
  await go(page, '设置');
  await page.see('按满分计');
  await clean(page, '设置');
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await page.see('本表由');
  await page.type('单位主要职能', '另有职能');
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await page.see('另生成一张');
  await clean(page, '我的表 with a question');
}, ONE_BROWSER);
