// Tells the stories in stories/ on every engine:  node tests/browser/run.mjs [--engine NAME]... [--story TEXT]
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ENGINES } from './lib/engines.mjs';
import { begin, run } from './lib/stories.mjs';

const LIMIT_MS = 30 * 60_000;

const { values } = parseArgs({ options: { engine: { type: 'string', multiple: true }, story: { type: 'string', default: '' } } });
const engines = ENGINES.filter(({ name }) => !values.engine || values.engine.includes(name));
if (engines.length === 0) throw new Error(`no such engine; there are ${ENGINES.map(({ name }) => name).join(', ')}`);

const folder = new URL('./stories/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.mjs')).sort()) {
  begin(name.replace('.mjs', ''));
  await import(new URL(name, folder));
}
for (const { name, tells = [] } of engines) {
  for (const file of tells) if (!existsSync(new URL(`${file}.mjs`, folder))) throw new Error(`${name} is told ${file}, and there is no such file`);
}

process.exit((await run(engines, { only: values.story, limitMs: LIMIT_MS })) ? 0 : 1);
