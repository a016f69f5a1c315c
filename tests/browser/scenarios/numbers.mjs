// A number stands on one line wherever its column can hold it, on the screen and on paper.
import assert from 'node:assert/strict';
import { declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** The numbers of the drawn boxes and cells that do not fit on a line. The text is set once more in a box as wide, where one can ask for its lines. */
function broken() {
  const NUMBER = /[≥≤]?\d[\d.,/]*%?/g;
  const problems = [];
  const probe = document.body.appendChild(document.createElement('div'));
  for (const area of [...document.querySelectorAll('.indicators .target textarea, .indicators .actual textarea, .indicators .expected textarea, .indicators td.fixed, .indicators td.plain, .paper td')]) {
    const text = area.value ?? area.textContent;
    const long = (text.match(NUMBER) ?? []).filter((number) => number.length > 5);
    if (long.length === 0) continue;
    const style = getComputedStyle(area);
    const copied = ['fontFamily', 'fontSize', 'fontWeight', 'fontVariantNumeric', 'lineHeight', 'wordSpacing', 'overflowWrap', 'wordBreak', 'paddingLeft', 'paddingRight'];
    probe.removeAttribute('style');
    for (const name of copied) probe.style[name] = style[name];
    Object.assign(probe.style, { position: 'absolute', top: '0', left: '0', boxSizing: 'border-box', whiteSpace: 'pre-wrap', width: `${area.clientWidth}px` });
    probe.textContent = text;
    const node = probe.firstChild;
    for (const number of long) {
      const range = document.createRange();
      const at = text.indexOf(number);
      range.setStart(node, at);
      range.setEnd(node, at + number.length);
      const lines = new Set([...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => Math.round(rect.top)));
      if (lines.size > 1) problems.push(`${area.getAttribute('aria-label') ?? area.className}: ${text} in ${area.clientWidth} px at ${style.fontSize}`);
    }
  }
  probe.remove();
  return problems;
}

const WINDOWS = [[1366, 768], [1093, 614], [1920, 1080]];

async function look(page, problems, part) {
  for (const [width, height] of WINDOWS) {
    await page.driver.resize(width, height);
    for (const problem of await page.evaluate(broken)) problems.push(`${part}, ${width}: ${problem}`);
  }
  await page.driver.resize(1366, 768);
}

/** Targets, and what was achieved at mid-year. */
async function fill(page, [half, year, done]) {
  await go(page, '履职');
  await page.type('全市技术合同成交额 半年指标值', half);
  await page.type('全市技术合同成交额 全年指标值', year);
  await go(page, '运行监控');
  await page.type('全市技术合同成交额 半年实际完成值', done);
}

scenario('no number of a cell is broken that its column can hold', async ({ page }) => {
  await declared(page, '履职', '运行监控');
  const problems = [];
  await fill(page, ['≥1234.5678亿元', '约123456.789万元', '完成199.12345万元']);
  await page.type('全市技术合同成交额 全年预计完成值', '≥1234.567亿元');
  await look(page, problems, '运行监控');
  await go(page, '履职');
  await look(page, problems, '履职 in July');
  await page.field('阶段').choose('绩效自评');
  await fill(page, ['≥1234.567亿元', '≥123456.78万元', '199.12345亿元']);
  await go(page, '绩效自评');
  await page.type('全市技术合同成交额 全年实际完成值', '123456.78元');
  await look(page, problems, '绩效自评');
  await go(page, '履职');
  await look(page, problems, '履职 at the end');
  assert.deepEqual(problems, []);
  // Where there is room a number is as large as any.
  await page.field('阶段').choose('目标申报');
  await go(page, '履职');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.target textarea')).fontSize), '14px');
}, { varies: ['layout'] });

scenario('no amount and no value on paper is broken that its column can hold', async ({ page }) => {
  await declared(page, '资金');
  await page.type('一般公共预算资金', '1,000,000.258290');
  await page.type('基本支出全年预算数', '12345678.1234');
  await page.field('阶段').choose('绩效自评');
  await fill(page, ['≥1234567.89亿元', '199.12345/6项', '1234567.89亿元']);
  await go(page, '绩效自评');
  await page.type('全市技术合同成交额 全年实际完成值', '1234567.89元');
  await go(page, '交表');
  const problems = [];
  for (const paper of ['目标表', '监控表', '自评表']) {
    await page.field(paper).click();
    await page.until(`document.querySelector('.desk').getAttribute('aria-label') === '${paper}'`, paper);
    problems.push(...(await page.evaluate(broken)).map((problem) => `${paper}: ${problem}`));
  }
  assert.deepEqual(problems, []);
}, { varies: ['print'] });
