// Measures what is lost when a browser is killed while one types:  node tests/kill_trials.mjs [--engine NAME]... [--trials 10]
//
// The shipped file is opened over file://, a new form is made and typed into without a pause; at a random moment the whole process group of the browser
// is killed (SIGKILL). Then the browser is started again with the same profile and the form is looked at. Told are, per engine: how many trials lost
// something that was on the screen for more than two seconds, how many lost something that stood there while the mark said 已保存, and how old the
// oldest thing was that is gone. The first two must be 0, or the command fails.
//
// What stands on the screen and what the mark says is asked of the page in one question after each few characters, so it is never taken for older
// or for better kept than it was.
import { parseArgs } from 'node:util';
import { ENGINES } from './browser/lib/engines.mjs';
import { saved } from './browser/lib/forms.mjs';
import { Page } from './browser/lib/page.mjs';
import { end, sleep } from './browser/lib/process.mjs';
import { Stage } from './browser/lib/stage.mjs';
import { webkitTrials } from './kill_webkit.mjs';

/** What may be lost, in ms. */
const MAY_BE_LOST = 2000;
/** The kill comes between these moments after the first character, in ms. */
const KILL_BETWEEN = [300, 9000];
const FIELD = 'field-profile-unit';
const TRIED = ['chromium', 'chromium-83', 'firefox', 'webkit'];

const { values } = parseArgs({
  options: { engine: { type: 'string', multiple: true }, trials: { type: 'string', default: '10' } },
});

/** What the form shows and what its mark says, at one moment. */
const look = (id) => ({ text: document.getElementById(id).value, mark: document.querySelector('.saved').textContent });

/** Types tokens until it is time to be killed, and gives what was seen meanwhile. */
async function typeUntilKilled(page, stage, trial) {
  const seen = [];
  const first = Date.now();
  const killAt = first + KILL_BETWEEN[0] + Math.random() * (KILL_BETWEEN[1] - KILL_BETWEEN[0]);
  // In every other trial there are pauses, in which the mark comes to say 已保存; in the others there is none.
  const pauses = trial % 2 === 1;
  let killed = 0;
  const kill = sleep(killAt - Date.now()).then(() => {
    killed = Date.now();
    return end(stage.driver.child);
  });
  let pauseUntil = 0;
  try {
    for (let token = 1; killed === 0;) {
      if (Date.now() > pauseUntil) {
        await page.driver.type(`${token},`);
        if (pauses && token % 10 === 0) pauseUntil = Date.now() + 200 + Math.random() * 1500;
        token += 1;
      }
      const now = await page.evaluate(look, FIELD);
      // The page had shown it by the time it answered.
      if (killed === 0) seen.push({ ...now, at: Date.now() });
    }
  } catch {
    // Killed in the middle of a question.
  }
  await kill;
  return { seen, killed };
}

async function trial(stage, page, number) {
  await page.openAddress(stage.address);
  await page.ready();
  await page.click('新建表');
  await page.css(`#${FIELD}`).exists();
  await saved(page);
  const address = await page.evaluate(() => location.href);
  await page.css(`#${FIELD}`).click();
  const { seen, killed } = await typeUntilKilled(page, stage, number);
  stage.driver = null;
  await stage.launch();
  await page.openAddress(address);
  await page.ready();
  const there = await page.evaluate((id) => (document.getElementById(id) ? document.getElementById(id).value : null), FIELD);
  return { seen, killed, there };
}

/** What of a trial was lost. */
function judge({ seen, killed, there }) {
  const lost = (one) => there === null || !there.startsWith(one.text);
  const gone = seen.filter(lost);
  const promised = gone.filter(({ mark }) => mark.startsWith('已保存'));
  const old = gone.filter(({ at }) => killed - at > MAY_BE_LOST);
  const last = seen[seen.length - 1];
  return {
    typed: last ? last.text.length : 0, kept: there === null ? -1 : there.length, promised: promised.length, old: old.length,
    oldest: gone.length > 0 ? killed - gone[0].at : 0,
    unlikeTyped: there !== null && last && !last.text.startsWith(there) && !there.startsWith(last.text),
    saidSaved: seen.filter(({ mark }) => mark.startsWith('已保存')).length, looks: seen.length,
  };
}

async function drivenTrials(engine, count) {
  const stage = new Stage(engine);
  const page = new Page(stage);
  const results = [];
  try {
    await stage.begin(true);
    while (results.length < count) {
      results.push(await trial(stage, page, results.length));
      console.log(`${engine.name} ${results.length} of ${count}`);
    }
  } finally {
    await stage.close();
  }
  return results;
}

async function engineTrials(engine, count) {
  const trials = engine.can.restart ? await drivenTrials(engine, count) : await webkitTrials(count, KILL_BETWEEN, FIELD);
  const results = trials.map(judge);
  results.forEach((result, at) => console.log(`${engine.name} ${at + 1}: ${JSON.stringify(result)}`));
  const sum = (of) => results.reduce((total, one) => total + of(one), 0);
  return {
    engine: engine.name, trials: results.length, characters: sum((one) => one.typed), lost: sum((one) => Math.max(0, one.typed - one.kept)),
    'trials that lost something older than 2 s': sum((one) => Number(one.old > 0)),
    'trials that lost something under 已保存': sum((one) => Number(one.promised > 0)),
    'oldest loss in ms': Math.max(...results.map((one) => one.oldest)),
    'looks at which the mark said 已保存': `${sum((one) => one.saidSaved)} of ${sum((one) => one.looks)}`,
    failed: results.some((one) => one.old > 0 || one.promised > 0 || one.unlikeTyped),
  };
}

const rows = [];
for (const engine of ENGINES.filter(({ name }) => (values.engine ?? TRIED).includes(name))) {
  rows.push(await engineTrials(engine, Number(values.trials)));
}
console.table(rows.map(({ failed, ...row }) => row));
process.exit(rows.length > 0 && !rows.some(({ failed }) => failed) ? 0 : 1);
