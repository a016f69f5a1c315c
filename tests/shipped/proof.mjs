// Asks the engine of the shipped file so much that chance has little left (`make proof`):  node tests/shipped/proof.mjs [--figures N] [--files N]
import { readFileSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEngine } from './engine.mjs';
import { files, publishedTexts, sums, targets } from './laws.mjs';

const { values } = parseArgs({ options: { figures: { type: 'string', default: '1000000' }, files: { type: 'string', default: '10000' } } });
const [figures, texts] = [Number(values.figures), Number(values.files)];

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const engine = loadEngine(read('../dist/index.html'));
const published = readdirSync(new URL('../published/texts/', import.meta.url)).filter((name) => name.endsWith('.txt')).sort().map((name) => read(`published/texts/${name}`));

const PROOFS = [
  [`${figures} target values: each understood or doubted, plain ones as they are meant`, () => targets(engine, figures)],
  [`${figures} amounts: every sum exact to the last digit`, () => sums(engine, figures)],
  [`${texts} texts of published forms: a form or a sentence`, () => publishedTexts(engine, texts, published)],
  [`${texts} files: a form or a sentence, by evaluate, check and compare`, () => files(engine, texts, read('fixtures/form-v2.json'))],
];

let failed = 0;
for (const [what, prove] of PROOFS) {
  const started = process.cpuUsage().user;
  try {
    prove();
    console.log(`holds  ${what} (${((process.cpuUsage().user - started) / 1e6).toFixed(0)} s of processor time)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${what}\n${String(error.stack ?? error).slice(0, 3000)}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
