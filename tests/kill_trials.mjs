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

/** What may be lost, in ms. */
const MAY_BE_LOST = 2000;
/** The kill comes between these moments after the first character, in ms. */
const KILL_BETWEEN = [300, 9000];
const FIELD = 'field-profile-unit';
/** One that keeps nothing on disk when it is driven cannot be tried. */
const TRIED = ['chromium', 'chromium-83', 'firefox'];

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
  // Now and then there is a pause, after which everything should be saved.
  const pauses = trial % 3 === 2;
  let killed = 0;
  const kill = sleep(killAt - Date.now()).then(() => {
    killed = Date.now();
    return end(stage.driver.child);
  });
  for (let token = 1; killed === 0; token += 1) {
    const at = { asked: 0 };
    try {
      await page.driver.type(`${token},`);
      Object.assign(at, await page.evaluate(look, FIELD));
    } catch {
      break;
    }
    // The page had shown it by the time it answered.
    if (killed === 0) seen.push({ ...at, at: Date.now() });
    if (pauses && token % 20 === 0) await sleep(Math.min(1500, Math.max(0, killAt - Date.now())));
  }
  await kill;
  return { seen, killed, pauses };
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

async function engineTrials(engine, count) {
  const stage = new Stage(engine);
  const page = new Page(stage);
  const results = [];
  try {
    await stage.begin(true);
    while (results.length < count) {
      const result = await trial(stage, page, results.length);
      results.push(result);
      console.log(`${engine.name} ${results.length}: ${JSON.stringify(result)}`);
    }
  } finally {
    await stage.close();
  }
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
  if (!engine.can.restart) {
    console.log(`${engine.name}: cannot be tried, as it keeps nothing on disk when it is driven`);
    continue;
  }
  rows.push(await engineTrials(engine, Number(values.trials)));
}
console.table(rows.map(({ failed, ...row }) => row));
process.exit(rows.length > 0 && !rows.some(({ failed }) => failed) ? 0 : 1);
