// The engine of the shipped file, once in Node (tests/shipped/engine.mjs): the same wasm as in every browser, so what it computes need not be asked in each
// of them. What a page adds to it, the way in for scripts, is asked in a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadEngine } from '../../shipped/engine.mjs';
import { said } from '../../shipped/inputs.mjs';
import { files, publishedTexts, sums, targets } from '../../shipped/laws.mjs';
import { fact, scenario } from '../lib/scenarios.mjs';
import { SHIPPED } from '../lib/stage.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const PUBLISHED = read('published/texts/centre.copied.txt');
const FORM = read('fixtures/form-v2.json');

let loaded;
/** Loaded once for all: loading it compiles the wasm. */
const engine = () => (loaded ??= loadEngine(readFileSync(SHIPPED, 'utf8')));

fact('a script can read, evaluate and check a form', () => {
  assert.match(engine().version(), /^\d+\.\d+\.\d+$/);
  const target = JSON.parse(engine().parseTarget('≥450 亿元'));
  assert.deepEqual([target.kind, target.op, target.number, target.unit], ['number', '≥', '450', '亿元']);
  const imported = JSON.parse(engine().importText(PUBLISHED));
  assert.deepEqual([imported.report.indicators, imported.report.emptyLevel2, imported.report.unplaced.length], [54, 2, 0]);
  const contract = imported.form.indicators.find(({ name }) => name === '全市技术合同成交额');
  assert.deepEqual(
    [contract.level1, contract.level2, contract.keyTask, contract.target],
    ['duty', '负责成果转化', '技术合同认定', { halfYear: '≥450 亿元', fullYear: '≥900 亿元' }],
  );
  imported.form.progress.basic.executed.halfYear = '294.58';
  imported.form.progress.project.executed.halfYear = '0';
  const { rate } = JSON.parse(engine().evaluate(JSON.stringify(imported.form))).execution.total.halfYear;
  assert.deepEqual([rate.percent, rate.numerator], ['44.75%', '294.58']);
  // What a reviewer would sign of the published form; tests/checks.rs has each with its place.
  const { findings } = JSON.parse(engine().check(JSON.stringify(imported.form)));
  assert.deepEqual([...new Set(findings.map(({ code }) => code))].sort(), ['A10', 'C13', 'F01', 'Q01', 'Q02']);
  const plan = findings.find(({ code }) => code === 'A10');
  assert.deepEqual([plan.severity, plan.field], ['warning', 'funds/expenditure/project/halfYear']);
});

/** Every key of an answer on every level, and every text in it. */
function walk(value, keys = new Set(), texts = []) {
  if (typeof value === 'string') texts.push(value);
  else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      keys.add(key);
      walk(inner, keys, texts);
    }
  }
  return { keys, texts };
}

fact('an evaluation has sentences only where they are asked for, and one explanation can be had alone', () => {
  const figures = JSON.parse(engine().evaluate(FORM));
  const explained = JSON.parse(engine().evaluate(FORM, 'explained'));
  for (const key of ['explanation', 'explanations', 'reading']) {
    assert.ok(walk(explained).keys.has(key) && !walk(figures).keys.has(key), key);
  }
  const reasons = figures.indicators.flatMap(({ halfYear, fullYear }) => [halfYear.reason, fullYear.reason]);
  for (const reason of reasons) assert.match(reason, /^[a-zA-Z]+$/);
  // The figures and verdicts are the same in both.
  const unreasoned = (value) => JSON.parse(JSON.stringify(value, (key, inner) => (key === 'reason' ? undefined : inner)));
  for (const at of ['execution', 'totals']) assert.deepEqual(unreasoned(explained[at]), figures[at]);
  assert.deepEqual(explained.summary, figures.summary);
  assert.deepEqual(explained.offTrack, figures.offTrack);
  figures.indicators.forEach((row, at) => {
    for (const period of ['halfYear', 'fullYear']) {
      const { explanation, target, ...rest } = explained.indicators[at][period];
      const { target: values, ...others } = row[period];
      assert.deepEqual(unreasoned(others), unreasoned(rest));
      assert.deepEqual(values.kind, target.kind);
      assert.deepEqual(JSON.parse(engine().explain(FORM, `indicators/${row.id}/${period}`)), explanation);
    }
  });
  for (const [address, told] of Object.entries(explained.explanations)) assert.deepEqual(JSON.parse(engine().explain(FORM, address)), told, address);
  assert.equal(engine().explain(FORM, 'indicators/4000000/fullYear'), 'null');
  const bad = [() => engine().explain(FORM, 'nowhere'), () => engine().evaluate(FORM, 'all')].map((call) => said(call).sentence);
  assert.match(bad.join('\n'), /^“nowhere”不是数字的地址[^]*\n不认识“all”/);
});

fact('a script can compare two forms', () => {
  const { form } = JSON.parse(engine().importText(PUBLISHED));
  const old = JSON.stringify(form);
  form.goals.annual += '另加一项。';
  const { changes } = JSON.parse(engine().compare(old, JSON.stringify(form)));
  assert.deepEqual(changes.map(({ newField, kind }) => [newField, kind]), [['goals/annual', 'changed']]);
  const bad = ['', '{}'].map((text) => said(() => engine().compare(old, text)).sentence);
  assert.match(bad.join('\n'), /^现表：文件是空的[^]*\n现表：这不是/);
});

fact('the wasm reads target values as the table says', () => {
  const wrong = read('target_vectors.tsv').split('\n').filter((line) => line !== '' && !line.startsWith('# ')).flatMap((line) => {
    const [text, kind, op, figure, unit] = line.split('\t');
    const { kind: read_as, op: sign = '', number, date, unit: base = '' } = JSON.parse(engine().parseTarget(text));
    // The reason of a doubt is a sentence here, a name there; an empty value is a doubt for scripts.
    const same = kind === 'check' || kind === 'empty' ? read_as === 'check'
      : read_as === kind && (kind === 'phrase' || (sign === op && (number ?? date) === figure && base === unit));
    return same ? [] : [`${line} came as ${read_as} ${sign} ${number ?? date} ${base}`];
  });
  assert.deepEqual(wrong, []);
});

fact('bad input to the engine is an Error with a sentence', () => {
  for (const name of ['evaluate', 'check', 'importText']) assert.match(said(() => engine()[name]('{"form": 1}')).sentence, /^(这不是|没有找到)/, name);
});

fact('no text makes the engine trap, and each gets JSON or a sentence; plain figures mean what they say (make proof asks many more)', () => {
  targets(engine(), 6_000);
  sums(engine(), 6_000);
  publishedTexts(engine(), 80, [PUBLISHED, read('published/texts/sluice.viewer.txt')]);
  files(engine(), 450, FORM);
});

fact('the laws find what breaks them', () => {
  const broken = (calls) => ({ ...engine(), ...calls });
  const changed = (name, change) => broken({ [name]: (...args) => change(engine()[name](...args)) });
  assert.throws(() => targets(changed('parseTarget', (answer) => answer.replace('"op":"≥"', '"op":"＞"')), 400));
  assert.throws(() => sums(changed('evaluate', (answer) => answer.replace(/("total":"-?\d+\.\d*)\d"/, '$19"')), 400));
  assert.throws(() => publishedTexts(broken({ importText: () => { throw new Error('unexpected end of input'); } }), 4, [PUBLISHED]));
  assert.throws(() => files(broken({ check: () => { throw new WebAssembly.RuntimeError('unreachable'); } }), 3, FORM));
});

scenario('what is no text does not reach the engine, and the app goes on', async ({ page }) => {
  await page.open();
  const messages = await page.evaluate(() => Promise.all(['parseTarget', 'importText', 'evaluate', 'explain', 'check']
    .flatMap((name) => [5, null, undefined, true].map((input) => window.budgetForm[name](input).catch((error) => error.message)))));
  assert.equal(messages.length, 20);
  const second = await page.evaluate(() => Promise.all([
    window.budgetForm.explain('{}'), window.budgetForm.evaluate('{}', 5), window.budgetForm.parseTarget('5人', {}),
  ].map((call) => call.catch((error) => error.message))));
  for (const message of second) assert.equal(message, '请传入文本作为第二个参数');
  for (const message of messages) assert.match(message, /^请传入/);
  const evaluated = await page.evaluate(async () => JSON.parse(await window.budgetForm.evaluate({ year: '2025' })).indicators.length);
  assert.equal(evaluated, 0);
  // An error of the engine is one of the page, with its sentence; a form may come as an object, and two may be compared.
  const { kind, sentence, changes } = await page.evaluate(async () => {
    try {
      return await window.budgetForm.check('{"form": 1}');
    } catch (error) {
      // By its kind, not by instanceof: a browser driver may look at the page from another realm.
      const { changes: found } = JSON.parse(await window.budgetForm.compare({ year: '2025' }, '{"year": "2026"}'));
      return { kind: Object.prototype.toString.call(error), sentence: error.message, changes: found.length };
    }
  });
  assert.deepEqual([kind, changes], ['[object Error]', 1]);
  assert.match(sentence, /^这不是/);
  await page.see('新建表');
});
