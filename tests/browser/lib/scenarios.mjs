// Collects the scenarios of the browser tests and runs them, several browsers at a time.
//
//   scenario('what a person does and gets', async ({ page, engine, stage }) => { … }, { varies: ['focus'], needs: ['restart'] });
//   varies('layout');   what the scenarios that follow in this file vary by, where they do not say it themselves
//   fact('what holds without a browser', () => { … });
//
// Options of a scenario:
//   varies   words of engines.mjs for what it looks at and browsers may do differently: it runs on every engine that has one of them.
//            Without any, it runs on the current Chromium and on the oldest one (`make test-all` runs everything everywhere)
//   only     names of the engines it is about
//   needs    abilities of engines.mjs; engines without them skip it
//   fresh    whether it must open the file anew, instead of going on in the page that the scenario before has left
// A scenario fails by throwing (node:assert/strict). There is no limit for its time; what hangs fails by itself (HANG_MS in process.mjs).
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { cpuSeconds } from './cpu.mjs';
import { ENGINES } from './engines.mjs';
import { Page } from './page.mjs';
import { within } from './process.mjs';
import { Stage } from './stage.mjs';

/** One more than the usual machine has cores: a browser waits now and then, for a frame or for this program. */
const AT_A_TIME = 3;
/** So many scenarios are run in one browser at most, so that none grows old. */
const IN_ONE_BROWSER = 60;
/** A lane joins another at an engine where at least so many scenarios are left for each of them. */
const WORTH_A_BROWSER = 5;
const LINES_OF_ERROR = 14;

const scenarios = [];
const facts = [];
let file = '';
let usual = [];

/** The scenarios that follow are those of this file. */
export function begin(name) {
  file = name;
  usual = [];
}

export function varies(...words) {
  usual = words;
}

export function scenario(title, run, options = {}) {
  if (scenarios.some((one) => one.title === title)) throw new Error(`two scenarios have one title: ${title}`);
  scenarios.push({ title, run, file, needs: [], only: null, fresh: false, varies: usual, ...options });
}

export function fact(title, check) {
  facts.push({ title, check, file });
}

/** The engines that run a scenario; all that can where `everywhere`. */
function enginesFor(one, everywhere) {
  const able = ENGINES.filter((engine) => one.needs.every((ability) => engine.can[ability]) && (!one.only || one.only.includes(engine.name)));
  if (everywhere || one.only) return able;
  if (one.varies.length > 0) return able.filter((engine) => one.varies.some((word) => engine.varies.includes(word)));
  // Where nothing differs: on the newest, and on the oldest that runs everything.
  return able.filter((engine) => engine.current || engine.oldest);
}

class Report {
  constructor(times) {
    this.passed = 0;
    this.failed = 0;
    this.skipped = 0;
    this.times = times ? [] : null;
  }

  failure(where, title, error) {
    this.failed += 1;
    // Of the stack only the scenario's own line says something.
    const [, stack = ''] = String(error.stack ?? '').split(error.message);
    const place = /scenarios\/[\w.]+:\d+/.exec(stack);
    const lines = `${error.message ?? error}${place ? `\n(${place[0]})` : ''}`.split('\n');
    console.log(`FAILED ${where}: ${title}\n${lines.slice(0, LINES_OF_ERROR).map((line) => `    ${line}`).join('\n')}`);
  }

  /** What took most of the processors: the scenarios, the files of scenarios, and the engines. */
  printTimes() {
    const line = (cpu, ms, words) => console.log(`${cpu.toFixed(1).padStart(7)} s of processor, ${(ms / 1000).toFixed(1).padStart(7)} s  ${words}`);
    const sums = (list, key) => {
      const all = new Map();
      for (const one of list) {
        const sum = all.get(one[key]) ?? { cpu: 0, ms: 0, count: 0, again: 0 };
        all.set(one[key], { cpu: sum.cpu + one.cpu, ms: sum.ms + one.ms, count: sum.count + 1, again: sum.again + Number(one.again) });
      }
      return [...all].sort(([, a], [, b]) => b.cpu - a.cpu);
    };
    const dearest = [...this.times].sort((a, b) => b.cpu - a.cpu);
    for (const { cpu, ms, engine, file, title } of dearest.slice(0, 40)) line(cpu, ms, `${engine}, ${file}: ${title}`);
    for (const [file, { cpu, ms, count, again }] of sums(this.times, 'file')) line(cpu, ms, `${file}, run ${count} times, ${again} of them in a page that was open`);
    for (const [engine, { cpu, ms, count, again }] of sums(this.times, 'engine')) line(cpu, ms, `${engine}, ${count} scenarios, ${again} of them in a page that was open`);
  }
}

/** The scenarios and facts with this text in their title, or of the file of this name. */
const wantedBy = (text) => ({ title, file: of }) => title.includes(text) || of === text;

/** Checks the facts about `text`; how many held, and how many did not. */
export async function checkFacts(text) {
  const report = new Report();
  for (const { title, check } of facts.filter(wantedBy(text))) {
    try {
      await check();
      report.passed += 1;
    } catch (error) {
      report.failure('file', title, error);
    }
  }
  return { passed: report.passed, failed: report.failed };
}

/** The same in a thread of its own, which runs run.mjs as well: what is worked out without a browser keeps none of them waiting. */
function checkFactsBeside(text) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../run.mjs', import.meta.url), { workerData: { text } });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

/** What the recovery panel says for those who mend it, if the app has stopped; and what the browser still keeps. */
function crash(page) {
  return page.evaluate(() => {
    const kept = Object.keys(localStorage).map((key) => `${key} (${localStorage.getItem(key).length})`).join(', ');
    return `${document.querySelector('.boot details pre')?.textContent ?? ''}    kept: ${kept || 'nothing'}`;
  });
}

/** A trap that WebKitGTK reports now and then and that comes neither from our memory nor from our stack (DESIGN.md, Published text). */
const isFaultOf = ({ name }, words) => name === 'webkit' && words.includes('Out of bounds memory access');

async function runOne(stage, one, report, isSecondTry = false) {
  const { title, run } = one;
  const page = new Page(stage);
  const started = Date.now();
  const used = report.times && stage.cpu();
  try {
    if (stage.dead) throw new Error('not run: the browser does not start');
    await stage.begin(one.fresh);
    const again = stage.isOpen;
    await run({ page, engine: stage.engine, stage });
    report.passed += 1;
    report.times?.push({ ms: Date.now() - started, cpu: stage.cpu() - used, engine: stage.engine.name, file: one.file, title, again });
  } catch (error) {
    const words = stage.driver ? await within(crash(page), 'the words of a crash', 15_000).catch(() => '') : '';
    if (!isSecondTry && isFaultOf(stage.engine, words)) {
      console.log(`run again, the engine failed: ${stage.engine.name}: ${title}\n${words}`);
      await stage.discard();
      return runOne(stage, one, report, true);
    }
    report.failure(stage.engine.name, title, error);
    if (stage.driver) {
      const picture = join('target', 'browser-failures', `${stage.engine.name}-${report.failed}.png`);
      if (words) console.log(words);
      await within(page.screenshot(picture), 'a picture of the failure', 15_000).then(() => console.log(`    see ${picture}`), () => {});
    }
    await stage.discard();
  }
  return undefined;
}

/** What there is to run on each engine. */
function workFor(engines, wanted, everywhere, report) {
  return engines.map((engine) => {
    const list = wanted.filter((one) => enginesFor(one, everywhere).includes(engine));
    report.skipped += wanted.length - list.length;
    return { engine, list, lanes: 0 };
  });
}

/**
 * The engine that a lane goes to next: the one with most left for each lane that would then be at it. Starting a browser takes as long as a few
 * scenarios, so nobody joins another lane for less than that.
 */
function mostLeft(work) {
  const share = ({ list, lanes }) => list.length / (lanes + 1);
  const [most] = work.filter((one) => (one.lanes > 0 ? share(one) >= WORTH_A_BROWSER : one.list.length > 0)).sort((one, other) => share(other) - share(one));
  return most;
}

/** Lanes take one scenario after the other from what is left, so they end at about the same time, however long each takes. */
async function runLane(work, report) {
  for (let one = mostLeft(work); one; one = mostLeft(work)) {
    one.lanes += 1;
    const stage = new Stage(one.engine);
    for (let count = 0; count < IN_ONE_BROWSER && one.list.length > 0; count += 1) await runOne(stage, one.list.shift(), report);
    await stage.close();
    one.lanes -= 1;
  }
}

/** Runs everything whose title or file contains `text`; true if nothing failed. */
export async function run(engines, { text = '', everywhere = false, times = false }) {
  const report = new Report(times);
  const started = Date.now();
  const work = workFor(engines, scenarios.filter(wantedBy(text)), everywhere, report);
  const [{ passed, failed }] = await Promise.all([checkFactsBeside(text), ...Array.from({ length: AT_A_TIME }, () => runLane(work, report))]);
  report.passed += passed;
  report.failed += failed;
  if (times) report.printTimes();
  console.log(`browser tests: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  console.log(`${report.passed} passed, ${report.failed} failed${report.skipped > 0 ? `, ${report.skipped} skipped` : ''}`);
  return report.failed === 0 && report.passed > 0;
}
