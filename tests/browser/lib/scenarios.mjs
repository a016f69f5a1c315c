// Collects stories and runs them: each story on every engine, two engines at a time (the machine has two cores).
//
//   story('what a person does and gets', async ({ page, engine, stage }) => { … }, { needs: ['restart'], only: ['firefox'] });
//   fact('what holds without a browser', () => { … });
//
// A story fails by throwing (node:assert/strict) and by taking longer than its time; `needs` names abilities of
// engines.mjs, and engines without them skip it.
import { join } from 'node:path';
import { Page } from './page.mjs';
import { within } from './process.mjs';
import { Stage } from './stage.mjs';

const STORY_MS = 45_000;
const AT_A_TIME = 2;
const LINES_OF_ERROR = 14;

const stories = [];
const facts = [];
let file = '';

/** The stories that follow are those of this file. */
export function begin(name) {
  file = name;
}

export function story(title, tell, { needs = [], only = null } = {}) {
  stories.push({ title, tell, needs, only, file });
}

export function fact(title, check) {
  facts.push({ title, check });
}

function fits({ needs, only, file }, engine) {
  return needs.every((ability) => engine.can[ability]) && (!only || only.includes(engine.name)) && (!engine.tells || engine.tells.includes(file));
}

class Report {
  constructor() {
    this.passed = 0;
    this.failed = 0;
    this.skipped = 0;
  }

  failure(where, title, error) {
    this.failed += 1;
    // Of the stack only the story's own line says something.
    const [, stack = ''] = String(error.stack ?? '').split(error.message);
    const place = /stories\/[\w.]+:\d+/.exec(stack);
    const lines = `${error.message ?? error}${place ? `\n(${place[0]})` : ''}`.split('\n');
    console.log(`FAILED ${where}: ${title}\n${lines.slice(0, LINES_OF_ERROR).map((line) => `    ${line}`).join('\n')}`);
  }
}

async function checkFacts(report, wanted) {
  for (const { title, check } of facts.filter(({ title }) => wanted(title))) {
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

/** A fault of the engine's own compiler, which safe Rust cannot make: WebKitGTK translates a hot function wrongly now and then (DESIGN.md). */
const faultOf = ({ name }, words) => name === 'webkit' && words.includes('Out of bounds memory access');

async function tellOne(stage, one, report, deadline, isAgain = false) {
  const { title, tell } = one;
  const page = new Page(stage);
  const left = Math.min(STORY_MS, deadline - Date.now());
  try {
    if (left <= 0) throw new Error('not told: the time for all stories is used up');
    if (stage.dead) throw new Error('not told: the browser does not start');
    await within(left, (async () => {
      await stage.begin();
      await tell({ page, engine: stage.engine, stage });
    })(), 'the whole story');
    report.passed += 1;
  } catch (error) {
    const words = left > 0 && stage.driver ? await within(5000, crash(page), 'the words of a crash').catch(() => '') : '';
    if (!isAgain && faultOf(stage.engine, words)) {
      console.log(`told again, the engine failed: ${stage.engine.name}: ${title}\n${words}`);
      await stage.discard();
      return tellOne(stage, one, report, deadline, true);
    }
    report.failure(stage.engine.name, title, error);
    if (left > 0 && stage.driver) {
      const picture = join('target', 'browser-failures', `${stage.engine.name}-${report.failed}.png`);
      if (words) console.log(words);
      await within(5000, page.screenshot(picture), 'a picture of the failure').then(() => console.log(`    see ${picture}`), () => {});
    }
    await stage.discard();
  }
  return undefined;
}

async function tellAll(engine, told, report, deadline) {
  const started = Date.now();
  const before = report.failed;
  const fitting = told.filter((one) => fits(one, engine));
  report.skipped += told.length - fitting.length;
  const stage = new Stage(engine);
  for (const one of fitting) await tellOne(stage, one, report, deadline);
  await stage.close();
  const bad = fitting.length === 0 ? '' : report.failed > before ? ', see above' : '';
  console.log(`${engine.name}: ${fitting.length} stories in ${((Date.now() - started) / 1000).toFixed(1)} s${bad}`);
}

/** Runs everything whose title contains `only`; true if nothing failed. */
export async function run(engines, { only = '', limitMs }) {
  const report = new Report();
  const wanted = (title) => title.includes(only);
  await checkFacts(report, wanted);
  const told = stories.filter(({ title }) => wanted(title));
  const deadline = Date.now() + limitMs;
  const queue = [...engines];
  const lane = async () => {
    while (queue.length > 0) await tellAll(queue.shift(), told, report, deadline);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  console.log(`${report.passed} passed, ${report.failed} failed${report.skipped > 0 ? `, ${report.skipped} skipped` : ''}`);
  return report.failed === 0 && report.passed > 0;
}
