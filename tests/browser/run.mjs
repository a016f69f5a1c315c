// Runs the scenarios of scenarios/:  node tests/browser/run.mjs [--all] [--engine NAME]... [--scenario TEXT] [--times]
//   --all        every scenario on every engine that can run it
//   --engine     on these engines, and whatever can run there
//   --scenario   those with this text in their title, or of this file
//   --times      tells at the end what took most of the processors: scenarios, files of scenarios, engines
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { ENGINES } from './lib/engines.mjs';
import { begin, checkFacts, run } from './lib/scenarios.mjs';

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    engine: { type: 'string', multiple: true },
    scenario: { type: 'string', default: '' },
    times: { type: 'boolean', default: false },
  },
});
const engines = ENGINES.filter(({ name }) => !values.engine || values.engine.includes(name));
if (engines.length === 0) throw new Error(`no such engine; there are ${ENGINES.map(({ name }) => name).join(', ')}`);

const folder = new URL('./scenarios/', import.meta.url);
for (const name of readdirSync(folder).filter((one) => one.endsWith('.mjs')).sort()) {
  begin(name.replace('.mjs', ''));
  await import(new URL(name, folder));
}

if (!isMainThread) {
  parentPort.postMessage(await checkFacts(workerData.text));
  process.exit(0);
}

const everywhere = values.all || values.engine !== undefined;
process.exit((await run(engines, { text: values.scenario, everywhere, times: values.times })) ? 0 : 1);
