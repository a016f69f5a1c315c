// From 60 to 6,000 rows: what a key costs, how long an evaluation takes, and the longest task while one types and pauses.
import { longFormText } from './forms.mjs';
import { inTurns, spread } from './measure.mjs';
import { openForm, script } from './pages.mjs';
import { plot } from './plot.mjs';
import { focusOn, typeKeys } from './typing.mjs';

const SIZES = [60, 200, 600, 2_000, 6_000];
const KEYS = 24;
/** Longer than the pause after which the whole form is checked, and than that after which it is saved. */
const PAUSE_MS = 4000;

/** Where is typed: an amount, on which computed indicators hang, and the actual value of a row among all the others. */
const PLACES = { 'an amount': ['execution', 'field-progress-basic-executed-halfYear'], 'an actual value': ['monitoring', 'field-indicators-1-actual-halfYear'] };

async function typedAt(window, [part, box], { shipped, text, rounds }) {
  await openForm(window, shipped, text, part);
  await window.evaluate(`(() => { ${script('keys.js')} })()`);
  await window.evaluate(focusOn(box));
  await window.press('End');
  await typeKeys(window, 6);
  await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
  const times = [];
  const tasks = [];
  for (let round = 0; round < rounds; round += 1) {
    await window.evaluate('watchTasks()');
    times.push(...await typeKeys(window, KEYS));
    const typing = await window.evaluate('longestTask()');
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    tasks.push({ typing, pause: await window.evaluate('longestTask()') });
  }
  return { key: spread(times), typing: spread(tasks.map(({ typing }) => typing)), pause: spread(tasks.map(({ pause }) => pause)) };
}

async function evaluations(browser, rounds) {
  await browser.evaluate(`(() => { window.long = ${JSON.stringify(Object.fromEntries(SIZES.map((rows) => [rows, longFormText(rows)])))}; })()`);
  const of = (rows) => () => browser.evaluate(`(async () => { const from = performance.now(); await budgetForm.evaluate(long[${rows}]); return performance.now() - from; })()`);
  return inTurns(rounds, 2, Object.fromEntries(SIZES.map((rows) => [rows, of(rows)])));
}

export async function measureGrowth(browser, { rounds, shipped, target }) {
  const evaluated = await evaluations(browser, rounds);
  const table = [];
  const window = await browser.another();
  for (const rows of SIZES) {
    const text = longFormText(rows);
    const line = { rows, evaluation: spread(evaluated[rows]) };
    for (const [place, where] of Object.entries(PLACES)) line[place] = await typedAt(window, where, { shipped, text, rounds: 3 });
    table.push(line);
  }
  await window.leave();
  console.log('\ngrowth, ms (medians; p95 of a key in brackets; the longest task while typing, and with the pause after it, 0 where none has 50 ms)');
  const cell = ({ key, typing, pause }) => `${key.median.toFixed(2)} (${key.p95.toFixed(1)})  ${typing.high.toFixed(0)}  ${pause.high.toFixed(0)}`;
  for (const line of table) console.log(`${String(line.rows).padStart(6)} rows: evaluation ${line.evaluation.median.toFixed(1).padStart(7)}   ${Object.keys(PLACES).map((place) => `a key in ${place} ${cell(line[place])}`).join('   ')}`);
  plot(new URL('bench-growth.svg', target), 'ms by number of rows', SIZES, {
    evaluation: table.map((line) => line.evaluation.median),
    ...Object.fromEntries(Object.keys(PLACES).map((place) => [`a key in ${place}`, table.map((line) => line[place].key.median)])),
    'longest task with a pause': table.map((line) => Math.max(...Object.keys(PLACES).map((place) => line[place].pause.high))),
  });
  return table;
}
