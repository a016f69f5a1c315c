// Tells every story in stories/ on every engine:  node tests/browser/run.mjs [--engine NAME]... [--story TEXT]
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ENGINES } from './lib/engines.mjs';
import { run } from './lib/stories.mjs';

const LIMIT_MS = 30 * 60_000;

const { values } = parseArgs({ options: { engine: { type: 'string', multiple: true }, story: { type: 'string', default: '' } } });
const engines = ENGINES.filter(({ name }) => !values.engine || values.engine.includes(name));
if (engines.length === 0) throw new Error(`no such engine; there are ${ENGINES.map(({ name }) => name).join(', ')}`);

const folder = new URL('./stories/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.mjs')).sort()) await import(new URL(name, folder));

process.exit((await run(engines, { only: values.story, limitMs: LIMIT_MS })) ? 0 : 1);
