// A key in an amount until every figure that hangs on it is painted, in a form of 120 rows: the app, a page of plain JavaScript with decimal.js, and SurveyJS,
// each in a window of its own, in turns.
import assert from 'node:assert/strict';
import { longFormText } from './forms.mjs';
import { inTurns, ratio, report, spread } from './measure.mjs';
import { openForm, packaged, script, writePage } from './pages.mjs';

const ROWS = 120;
/** Keys of a round. */
const KEYS = 24;
/** What is typed into: 半年执行数 of 基本支出. */
const OURS = 'field-progress-basic-executed-halfYear';

/** The figures of the app by the names of the peers, where those show the same. */
const SHOWN = `(() => {
  const table = (nth) => [...document.querySelectorAll('main table')][nth];
  const text = (cell) => cell.innerText.trim();
  const rows = [...table(0).rows, ...table(1).rows].filter((row) => row.querySelector('td'));
  const figures = {};
  const lines = ['basic', 'project', 'total'];
  rows.slice(0, 3).forEach((row, at) => { [figures[lines[at] + '-adjusted-halfYear'], figures[lines[at] + '-rate-halfYear'], figures[lines[at] + '-progress']] = [3, 6, 7].map((nth) => text(row.cells[nth])); });
  return JSON.stringify(figures);
})()`;

/** Types keys into the box that has the focus, one by one: digits, and each taken back. */
export async function typeKeys(browser, keys) {
  await browser.evaluate('takeKeyTimes().length');
  for (let at = 0; at < keys; at += 1) {
    await browser.press(at % 2 === 0 ? String(1 + (at % 9)) : 'Backspace');
    await browser.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))');
  }
  const times = await browser.evaluate('takeKeyTimes()');
  assert.ok(times.length >= keys - 1, `${times.length} of ${keys} keys were seen`);
  return times;
}

export const focusOn = (id) => `(() => { const box = document.getElementById(${JSON.stringify(id)}); box.scrollIntoView({ block: 'center' }); box.focus(); })()`;

/** What the main thread of a page has used of a processor so far, in ms: whatever else the machine does, it is the same. */
async function processorTime(window) {
  const { metrics } = await window.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

/** What the peers show must be what the app shows, at the start and after a key. */
async function compare(windows) {
  const ours = JSON.parse(await windows.ours.evaluate(SHOWN));
  const plain = await windows.plain.evaluate('shownFigures()');
  const survey = await windows.survey.evaluate('shownFigures()');
  let compared = 0;
  for (const [name, text] of Object.entries(ours)) {
    if (!/\d/u.test(text)) continue;
    assert.equal(plain[name], text, `plain JavaScript: ${name}`);
    assert.equal(Number(survey[name.replaceAll('-', '_')]).toFixed(2), Number(text.replace(/[,%]/gu, '')).toFixed(2), `SurveyJS: ${name}`);
    compared += 1;
  }
  assert.ok(compared >= 7, `${compared} figures were compared`);
}

export async function measureTyping(browser, { rounds, folder, shipped }) {
  const text = longFormText(ROWS);
  const form = JSON.stringify(JSON.parse(text).form);
  const windows = { ours: await browser.another(), plain: await browser.another(), survey: await browser.another() };
  const [plain, survey] = [
    writePage(folder, 'plain', [packaged('decimal.js/decimal.js'), script('plain.js')]),
    writePage(folder, 'survey', [packaged('survey-core/survey.core.js'), packaged('survey-js-ui/survey-js-ui.js'), script('survey.js')], packaged('survey-core/survey-core.css')),
  ];
  await openForm(windows.ours, shipped, text, 'execution');
  await windows.plain.open(plain);
  await windows.plain.evaluate(`plainPage(${form})`);
  await windows.survey.open(survey);
  await windows.survey.evaluate(`surveyPage(${form})`);
  await new Promise((resolve) => { setTimeout(resolve, 1000); });
  await compare(windows);
  const boxes = { ours: OURS, plain: 'basic-executed-halfYear', survey: await windows.survey.evaluate("survey.getQuestionByName('basic_executed_halfYear').inputId") };
  for (const [name, of] of Object.entries(windows)) {
    await of.send('Performance.enable', { timeDomain: 'threadTicks' });
    await of.evaluate(`(() => { ${script('keys.js')} })()`);
    await of.send('Page.bringToFront');
    await of.evaluate(focusOn(boxes[name]));
    // A box may still select its text after it has the focus.
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    await of.press('End');
    await of.press('5');
  }
  await new Promise((resolve) => { setTimeout(resolve, 600); });
  await compare(windows);
  const keys = { ours: [], plain: [], survey: [] };
  const names = { ours: 'a key in the app', plain: 'plain JavaScript with decimal.js', survey: 'SurveyJS' };
  const of = (name, window) => async () => {
    await window.send('Page.bringToFront');
    const before = await processorTime(window);
    const times = await typeKeys(window, KEYS);
    const used = (await processorTime(window)) - before;
    keys[name].push(...times);
    return { [names[name]]: spread(times).median, [`${names[name]}: processor`]: used / KEYS };
  };
  const taken = await inTurns(rounds, 1, Object.fromEntries(Object.entries(windows).map(([name, window]) => [names[name], of(name, window)])));
  await compare(windows);
  const said = report(`ms of the page from a key in an amount until its figures are painted, form of ${ROWS} rows, medians of ${rounds} rounds of ${KEYS} keys`, taken, [
    ratio(taken, names.ours, names.plain, 1), ratio(taken, names.ours, names.survey, 0.1),
    ratio(taken, `${names.ours}: processor`, `${names.plain}: processor`), ratio(taken, `${names.ours}: processor`, `${names.survey}: processor`),
  ]);
  const p95 = Object.fromEntries(Object.entries(keys).map(([name, times]) => [name, spread(times).p95]));
  console.log(`p95 of all keys, ms: ${Object.entries(p95).map(([name, ms]) => `${names[name]} ${ms.toFixed(2)}`).join(', ')} (goal of the app ≤ 16)`);
  for (const window of Object.values(windows)) await window.leave();
  return { ...said, p95 };
}
