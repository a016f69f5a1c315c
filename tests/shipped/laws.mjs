// What must hold of the engine's answers for any number of inputs. `make test` asks few, `make proof` many (proof.mjs).
import assert from 'node:assert/strict';
import { amounts, damaged, isSentence, mangled, plainTargets, said, texts } from './inputs.mjs';

const KINDS = new Set(['number', 'date', 'phrase', 'check']);

/** Any text as a target value gets an understanding or a doubt, and one that is written in a plain way means what it says. */
export function targets(engine, count) {
  const half = Math.ceil(count / 2);
  for (const text of texts(half, 12)) {
    const read = JSON.parse(engine.parseTarget(text));
    assert.ok(KINDS.has(read.kind) && read.text === text && (read.kind !== 'check' || read.reason), text);
  }
  for (const { text, ...meant } of plainTargets(count - half)) {
    const { kind, op, number, unit } = JSON.parse(engine.parseTarget(text));
    assert.deepEqual({ kind, op, number, unit }, { kind: 'number', ...meant }, text);
  }
}

const INCOME = ['generalPublicBudget', 'governmentFund', 'fiscalSpecialAccount', 'stateCapital', 'socialInsurance', 'carryOver', 'other'];
const EXPENDITURE = [['basic', 'halfYear'], ['basic', 'fullYear'], ['project', 'halfYear'], ['project', 'fullYear']];

/** A figure of the engine in millionths. */
function millionths(figure) {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(figure);
  const value = BigInt(whole + decimals.padEnd(6, '0'));
  return sign ? -value : value;
}

/** Sums of amounts are exact to the last digit, and there is no sum with something in it that is no amount. */
export function sums(engine, count) {
  const source = amounts(count);
  const take = (list) => list.map(() => source.next().value ?? { text: '0', millionths: 0n });
  const sumOf = (list) => (list.some(({ millionths: one }) => one === null) ? null : list.reduce((sum, { millionths: one }) => sum + one, 0n));
  for (let turn = 0; turn < count; turn += INCOME.length + EXPENDITURE.length) {
    const income = take(INCOME);
    const spent = take(EXPENDITURE);
    const form = { year: '2025', funds: { income: {}, expenditure: { basic: {}, project: {} } } };
    INCOME.forEach((key, at) => { form.funds.income[key] = income[at].text; });
    EXPENDITURE.forEach(([line, period], at) => { form.funds.expenditure[line][period] = spent[at].text; });
    const text = JSON.stringify(form);
    const { totals } = JSON.parse(engine.evaluate(text));
    const expected = [[totals.income.total, income], [totals.expenditure.halfYear, [spent[0], spent[2]]], [totals.expenditure.fullYear, [spent[1], spent[3]]]];
    for (const [found, of] of expected) {
      const sum = sumOf(of);
      if (sum === null) assert.ok(found.absent, text);
      else assert.equal(typeof found === 'string' ? millionths(found) : found, sum, text);
    }
  }
}

/** Any text as that of a published form becomes a form or a sentence; a fifth of them are bad copies of real ones, which take much longer to read. */
export function publishedTexts(engine, count, published) {
  const copies = Math.ceil(count / 5 / published.length);
  const check = (text) => {
    const { answer, sentence } = said(() => engine.importText(text));
    assert.ok(answer ? JSON.parse(answer).form : isSentence(sentence), `${sentence}\n${text}`);
  };
  for (const text of texts(Math.max(0, count - copies * published.length), 400)) check(text);
  published.forEach((of, at) => {
    for (const text of mangled(of, copies, 1_000 + at)) check(text);
  });
}

/** Any text as a file becomes a form or a sentence, for every function that reads one: a third are no JSON, a third bad copies, a third have one thing put wrong. */
export function files(engine, count, file) {
  const third = Math.ceil(count / 3);
  const check = (text) => {
    for (const name of ['evaluate', 'check']) {
      const { answer, sentence } = said(() => engine[name](text));
      assert.ok(answer ? JSON.parse(answer) : isSentence(sentence), `${name}: ${sentence}\n${text}`);
    }
    const { answer, sentence } = said(() => engine.compare(file, text));
    assert.ok(answer ? JSON.parse(answer).changes : isSentence(sentence), `compare: ${sentence}\n${text}`);
  };
  for (const text of texts(third, 30)) check(text);
  for (const text of mangled(file, third)) check(text);
  for (const text of damaged(file, third)) check(text);
}
