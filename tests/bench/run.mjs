// `make bench`: how the program compares with plain JavaScript and with other libraries, in one headless Chromium, one after the other in turns.
//
//   node tests/bench/run.mjs [--forms N] [--rounds N] [--only engine,opening,typing,undo,growth] [--file dist/index.html]
//
// Every ratio is of two works that were measured in the same rounds; the tables have medians with the middle half of the rounds. The peers' results are
// compared with ours first: a ratio of two different works would say nothing. The results are written to target/bench.json, and a plot of what grows with
// the form to target/bench-growth.svg.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Chromium } from '../browser/lib/chromium.mjs';
import { CURRENT_CHROMIUM } from '../browser/lib/engines.mjs';
import { measureEngine } from './engine.mjs';
import { measureGrowth } from './growth.mjs';
import { measureOpening } from './opening.mjs';
import { packaged, script, until } from './pages.mjs';
import { measureTyping } from './typing.mjs';
import { measureUndo } from './undo.mjs';

const root = new URL('../../', import.meta.url);
const { values } = parseArgs({ options: {
  forms: { type: 'string', default: '100' }, rounds: { type: 'string', default: '11' }, only: { type: 'string', default: 'engine,opening,typing,undo,growth' },
  file: { type: 'string', default: fileURLToPath(new URL('dist/index.html', root)) },
} });
const target = new URL('target/', root);
mkdirSync(target, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'budget-form bench '));
const shipped = pathToFileURL(resolve(values.file)).href;
const rounds = Number(values.rounds);

/** The scripts of the peers, which take the page's own names. */
const SCRIPTS = [
  `${packaged('decimal.js/decimal.js')} ; window.Decimal = globalThis.Decimal ?? this.Decimal;`, script('peer.js'),
  `const module = { exports: {} }, exports = module.exports; ${packaged('hyperformula/dist/hyperformula.full.min.js')} ; window.HyperFormula = module.exports.HyperFormula ?? module.exports;`, script('hyper.js'),
];

async function openApp(browser) {
  await browser.open(shipped);
  await until(browser, 'window.budgetForm', 'the app to start');
}

const PARTS = {
  engine: async (browser) => {
    await openApp(browser);
    return measureEngine(browser, { count: Number(values.forms), rounds, folder: fileURLToPath(new URL('bench', target)), scripts: SCRIPTS });
  },
  opening: (browser) => measureOpening(browser, { rounds, folder, shipped }),
  typing: (browser) => measureTyping(browser, { rounds, folder, shipped }),
  undo: (browser) => measureUndo(browser, { rounds, folder, shipped }),
  growth: async (browser) => {
    await openApp(browser);
    return measureGrowth(browser, { rounds, shipped, target });
  },
};

const browser = await Chromium.launch({ name: 'chromium', binary: CURRENT_CHROMIUM, flags: [] }, join(folder, 'profile'));
const results = { forms: Number(values.forms), rounds };
try {
  for (const part of values.only.split(',')) results[part] = await PARTS[part](browser);
  writeFileSync(new URL('bench.json', target), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
