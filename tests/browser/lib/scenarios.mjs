// Collects the scenarios of the browser tests and runs them, several browsers at a time.
//
//   scenario('what a person does and gets', async ({ page, engine, stage }) => { … }, { varies: ['focus'], needs: ['restart'] });
//   varies('layout');   what the scenarios that follow in this file vary by, where they do not say it themselves
//   fact('what holds without a browser', () => { … });
//
// Options of a scenario:
//   varies   words of engines.mjs for what it looks at and browsers may do differently: it runs on every engine that has one of them.
//            Without any, it runs on the current Chromium and on one other, always the same one (`make test-all` runs everything everywhere)
//   only     names of the engines it is about
//   needs    abilities of engines.mjs; engines without them skip it
//   fresh    whether it must open the file anew, instead of going on in the page that the scenario before has left
// A scenario fails by throwing (node:assert/strict). There is no limit for its time; what hangs fails by itself (HANG_MS in process.mjs).
import { join } from 'node:path';
import { Page } from './page.mjs';
import { within } from './process.mjs';
import { Stage } from './stage.mjs';

/** One more than the usual machine has cores: a browser waits now and then, for a frame or for this program. */
const AT_A_TIME = 3;
/** So many scenarios are run in one browser, before another one is started: the lanes end at about the same time, and no browser grows old. */
const IN_ONE_BROWSER = 30;
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

/** A number that depends on the text alone. */
function numberOf(text) {
  return [...text].reduce((sum, char) => (sum * 31 + char.codePointAt(0)) % 1_000_003, 7);
}

/** The engines that run a scenario; all that can where `everywhere`. */
function enginesFor(one, engines, everywhere) {
  const able = engines.filter((engine) => one.needs.every((ability) => engine.can[ability]) && (!one.only || one.only.includes(engine.name)));
  if (everywhere || one.only) return able;
  if (one.varies.length > 0) return able.filter((engine) => one.varies.some((word) => engine.varies.includes(word)));
  const current = able.filter((engine) => engine.current);
  const others = able.filter((engine) => engine.full && !engine.current);
  return others.length > 0 ? [...current, others[numberOf(one.title) % others.length]] : current;
}

class Report {
  constructor() {
    this.passed = 0;
    this.failed = 0;
    this.skipped = 0;
    this.times = [];
  }

  failure(where, title, error) {
    this.failed += 1;
    // Of the stack only the scenario's own line says something.
    const [, stack = ''] = String(error.stack ?? '').split(error.message);
    const place = /scenarios\/[\w.]+:\d+/.exec(stack);
    const lines = `${error.message ?? error}${place ? `\n(${place[0]})` : ''}`.split('\n');
    console.log(`FAILED ${where}: ${title}\n${lines.slice(0, LINES_OF_ERROR).map((line) => `    ${line}`).join('\n')}`);
  }

  /** The scenarios that took longest, and how long all of them took on each engine. */
  printTimes() {
    const seconds = (ms) => (ms / 1000).toFixed(1).padStart(7);
    for (const { ms, engine, title } of this.times.sort((a, b) => b.ms - a.ms).slice(0, 40)) console.log(`${seconds(ms)} s  ${engine}: ${title}`);
    for (const engine of new Set(this.times.map((time) => time.engine))) {
      const own = this.times.filter((time) => time.engine === engine);
      console.log(`${seconds(own.reduce((sum, { ms }) => sum + ms, 0))} s  ${engine}, ${own.length} scenarios, ${own.filter(({ again }) => again).length} of them in a page that was open`);
    }
  }
}

async function checkFacts(report, wanted) {
  for (const { title, check } of facts.filter(wanted)) {
    try {
      await check();
      report.passed += 1;
    } catch (error) {
      report.failure('file', title, error);
    }
  }
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
  try {
    if (stage.dead) throw new Error('not run: the browser does not start');
    await stage.begin(one.fresh);
    const again = stage.isOpen;
    await run({ page, engine: stage.engine, stage });
    report.passed += 1;
    report.times.push({ ms: Date.now() - started, engine: stage.engine.name, title: `${one.file}: ${title}`, again });
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

async function runInOneBrowser({ engine, list }, report) {
  const stage = new Stage(engine);
  for (const one of list) await runOne(stage, one, report);
  await stage.close();
}

/** What there is to run, in portions for one browser each. The engines take turns, so that one which is slow is not left for the end. */
function portions(wanted, engines, everywhere, report) {
  const all = engines.map((engine) => {
    const list = wanted.filter((one) => enginesFor(one, engines, everywhere).includes(engine));
    report.skipped += wanted.length - list.length;
    const count = Math.ceil(list.length / IN_ONE_BROWSER);
    return Array.from({ length: count }, (_, at) => ({ engine, list: list.slice(at * IN_ONE_BROWSER, (at + 1) * IN_ONE_BROWSER) }));
  });
  const turns = Math.max(0, ...all.map((own) => own.length));
  return Array.from({ length: turns }, (_, turn) => all.map((own) => own[turn])).flat().filter(Boolean);
}

/** Runs everything whose title or file contains `text`; true if nothing failed. */
export async function run(engines, { text = '', everywhere = false, times = false }) {
  const report = new Report();
  const started = Date.now();
  const wanted = ({ title, file: of = '' }) => title.includes(text) || of === text;
  await checkFacts(report, wanted);
  const queue = portions(scenarios.filter(wanted), engines, everywhere, report);
  const lane = async () => {
    while (queue.length > 0) await runInOneBrowser(queue.shift(), report);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  if (times) report.printTimes();
  console.log(`browser tests: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  console.log(`${report.passed} passed, ${report.failed} failed${report.skipped > 0 ? `, ${report.skipped} skipped` : ''}`);
  return report.failed === 0 && report.passed > 0;
}
