// `make bench`: how the program compares with plain JavaScript and with other libraries, in one headless Chromium, one after the other in turns.
//
//   node tests/bench/run.mjs [--forms N] [--rounds N]
//
// Every ratio is of two works that were measured in the same rounds; the table has medians with the middle half of the rounds. The peers' results are
// compared with ours first: a ratio of two different works would say nothing. The results are written to target/bench.json as well.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Chromium } from '../browser/lib/chromium.mjs';
import { CURRENT_CHROMIUM } from '../browser/lib/engines.mjs';
import { formText } from './forms.mjs';

const { values } = parseArgs({ options: { forms: { type: 'string', default: '100' }, rounds: { type: 'string', default: '11' } } });
const FORMS = Number(values.forms);
const ROUNDS = Number(values.rounds);
const SHIPPED = fileURLToPath(new URL('../../dist/index.html', import.meta.url));
const source = (name) => readFileSync(createRequire(import.meta.url).resolve(name), 'utf8');

/** The works that are measured on forms, each a function of the page. They give how many milliseconds all forms took. */
const WORKS = {
  'evaluate, from JSON text': `async (texts) => { const from = performance.now(); for (const text of texts) await budgetForm.evaluate(text); return performance.now() - from; }`,
  'evaluate with all sentences': `async (texts) => { const from = performance.now(); for (const text of texts) await budgetForm.evaluate(text, 'explained'); return performance.now() - from; }`,
  'check, from JSON text': `async (texts) => { const from = performance.now(); for (const text of texts) await budgetForm.check(text); return performance.now() - from; }`,
  'decimal.js, from JSON text': `async (texts) => { const from = performance.now(); for (const text of texts) peerStatuses(JSON.parse(text).form); return performance.now() - from; }`,
};
const RATIOS = [
  ['evaluate, from JSON text', 'decimal.js, from JSON text'],
  ['evaluate with all sentences', 'evaluate, from JSON text'],
  ['check, from JSON text', 'evaluate, from JSON text'],
];

/** When the example can be edited, in ms from the start of opening the file; and when a text of TiddlyWiki can. */
const OPENED = {
  ours: `new Promise((resolve) => {
    const look = () => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('打开示例'));
      if (button) button.click();
      if (document.querySelector('main textarea, main input')) resolve(performance.now());
      else setTimeout(look, 0);
    };
    look();
  })`,
  tiddlyWiki: `new Promise((resolve) => {
    const look = () => {
      const button = document.querySelector('button[aria-label="new tiddler"], .tc-page-controls button');
      if (button) resolve(performance.now());
      else setTimeout(look, 0);
    };
    look();
  })`,
};

function tiddlyWiki(folder) {
  const entry = createRequire(import.meta.url).resolve('tiddlywiki/tiddlywiki.js');
  execFileSync(process.execPath, [entry, join(entry, '../editions/empty'), '--output', folder, '--build', 'empty'], { stdio: 'ignore' });
  return join(folder, 'empty.html');
}

async function measureOpening(browser, files) {
  const taken = { ours: [], tiddlyWiki: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, file] of Object.entries(files)) {
      await browser.open('about:blank');
      await browser.open(pathToFileURL(file).href);
      const ms = await browser.evaluate(OPENED[name]);
      if (round >= 0) taken[name].push(ms);
      if (name === 'ours') await browser.evaluate('localStorage.clear()');
    }
  }
  return taken;
}

function quartiles(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

async function compare(browser) {
  const differing = await browser.evaluate(`(async () => {
    const differing = [];
    for (const [at, text] of texts.entries()) {
      const ours = JSON.parse(await budgetForm.evaluate(text)).indicators.map(({ halfYear, fullYear }) => [halfYear.status, fullYear.status]);
      const theirs = peerStatuses(JSON.parse(text).form);
      ours.forEach((one, row) => { if (String(one) !== String(theirs[row])) differing.push([at, row, one, theirs[row]]); });
      if (ours.length !== theirs.length) differing.push([at, 'rows', ours.length, theirs.length]);
    }
    return JSON.stringify(differing.slice(0, 10));
  })()`);
  assert.equal(differing, '[]', 'the peer has other statuses');
}

async function measure(browser) {
  const taken = Object.fromEntries(Object.keys(WORKS).map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(WORKS)) {
      const ms = await browser.evaluate(`(${work})(texts)`);
      // The first rounds are for the compilers to settle.
      if (round >= 0) taken[name].push(ms / FORMS);
    }
  }
  return taken;
}

const profile = mkdtempSync(join(tmpdir(), 'budget-form bench '));
const browser = await Chromium.launch({ name: 'chromium', binary: CURRENT_CHROMIUM, flags: [] }, profile);
try {
  await browser.open(pathToFileURL(SHIPPED).href);
  for (let tries = 0; !(await browser.evaluate('Boolean(window.budgetForm)')); tries += 1) {
    assert.ok(tries < 600, 'the app starts');
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  await browser.evaluate(`(() => { ${source('decimal.js')} ; window.Decimal = globalThis.Decimal ?? this.Decimal; })()`);
  await browser.evaluate(`(() => { ${readFileSync(new URL('./peer.js', import.meta.url), 'utf8')} })()`);
  await browser.evaluate(`(() => { window.texts = ${JSON.stringify(Array.from({ length: FORMS }, (_, at) => formText(at)))}; })()`);
  await compare(browser);
  const taken = await measure(browser);
  const works = Object.fromEntries(Object.entries(taken).map(([name, ms]) => [name, quartiles(ms)]));
  const ratios = RATIOS.map(([ours, other]) => ({ ours, other, ...quartiles(taken[ours].map((ms, at) => ms / taken[other][at])) }));
  console.log(`ms per form of 54 rows, medians of ${ROUNDS} rounds of ${FORMS} forms (middle half)`);
  for (const [name, { low, median, high }] of Object.entries(works)) console.log(`${median.toFixed(3).padStart(9)}  (${low.toFixed(3)} – ${high.toFixed(3)})  ${name}`);
  console.log('ratios of time');
  for (const { ours, other, low, median, high } of ratios) console.log(`${median.toFixed(2).padStart(9)}  (${low.toFixed(2)} – ${high.toFixed(2)})  ${ours} ÷ ${other}`);
  const opened = await measureOpening(browser, { ours: SHIPPED, tiddlyWiki: tiddlyWiki(profile) });
  const opening = { ours: quartiles(opened.ours), tiddlyWiki: quartiles(opened.tiddlyWiki), ratio: quartiles(opened.ours.map((ms, at) => ms / opened.tiddlyWiki[at])) };
  console.log('ms from opening the file until the example, or an empty TiddlyWiki, can be edited');
  for (const [name, { low, median, high }] of Object.entries(opening)) console.log(`${median.toFixed(2).padStart(9)}  (${low.toFixed(2)} – ${high.toFixed(2)})  ${name}`);
  mkdirSync(new URL('../../target/', import.meta.url), { recursive: true });
  writeFileSync(new URL('../../target/bench.json', import.meta.url), `${JSON.stringify({ forms: FORMS, rounds: ROUNDS, works, ratios, opening }, null, 2)}\n`);
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
