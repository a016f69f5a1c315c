// Forms for the benchmark: the example with figures of its own for each, all rows with their actual values.
import { readFileSync } from 'node:fs';

const example = JSON.parse(readFileSync(new URL('../fixtures/declared.json', import.meta.url), 'utf8'));

/** Numbers between 0 and 1 that are the same in every run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const COMPUTED = ['预算执行率', '预算调整率', '支付进度符合率', '预算偏差率', '结转结余率', '公用经费控制率', '“三公经费”变动率', '政府采购执行率',
  '非税收入预算完成率', '在职人员控制率', '固定资产利用率'];
const SHARES = [0.4, 0.6, 0.75, 0.9, 1, 1, 1, 1.05, 1.3];

function period(target, next) {
  const found = /^(\D*)(\d+(?:\.\d+)?)(.*)$/u.exec(target);
  if (!found) return { target, actual: target };
  const [, sign, number, unit] = found;
  const wanted = unit === '%' ? Number(number) : Math.max(1, Math.round(Number(number) * (0.5 + next())));
  const reached = unit === '%' ? Math.round(wanted * SHARES[Math.floor(next() * SHARES.length)] * 100) / 100 : Math.round(wanted * SHARES[Math.floor(next() * SHARES.length)]);
  return { target: `${sign}${wanted}${unit}`, actual: `${reached}${unit}` };
}

function amount(next, most) {
  return (Math.round(next() * most * 100) / 100).toFixed(2);
}

/** The text of a form with figures that depend on its number. */
export function formText(number) {
  return textOf(form(number));
}

/** The same with more rows of 履职, so that it has so many in all. */
export function longFormText(rows) {
  const made = form(1);
  const duty = made.indicators.filter((row) => row.level1 === 'duty' && row.name);
  const last = Math.max(...made.indicators.map((row) => row.id));
  const more = Array.from({ length: Math.max(0, rows - made.indicators.length) }, (_, at) => ({ ...duty[at % duty.length], id: last + 1 + at, name: `${duty[at % duty.length].name}${at}`, level2: `任务${Math.floor(at / 12)}`, level2Id: 1000 + Math.floor(at / 12), weight: '' }));
  const from = made.indicators.findLastIndex((row) => row.level1 === 'duty') + 1;
  made.indicators.splice(from, 0, ...more);
  return textOf(made);
}

function textOf(form) {
  return JSON.stringify({ format: 'budget-form', version: 2, form });
}

function form(number) {
  const next = numbers(number * 7919 + 1);
  const form = structuredClone(example.form);
  form.stage = 'selfEvaluation';
  form.indicators.forEach((row, at) => {
    for (const at2 of ['halfYear', 'fullYear']) {
      const { target, actual } = period(row.target?.[at2] ?? '', next);
      row.target = { ...row.target, [at2]: target };
      // Of the computed indicators nothing is typed.
      if (row.level1 !== 'process' || !COMPUTED.includes(row.name)) row.actual = { ...row.actual, [at2]: actual };
    }
    row.weight = at < 46 ? '2' : '1';
  });
  form.progress = Object.fromEntries(['basic', 'project'].map((line) => [line, {
    adjustment: { halfYear: '0', fullYear: amount(next, 5) }, executed: { halfYear: amount(next, 300), fullYear: amount(next, 600) },
  }]));
  const base = ['policyAdjustment', 'plannedPayment', 'actualPayment', 'carryOver', 'publicExpenseBudget', 'publicExpenseSpent', 'threePublicThisYear',
    'threePublicLastYear', 'procurementBudget', 'procurementSpent', 'nonTaxBudget', 'nonTaxReceived', 'assetsTotal', 'assetsInUse'];
  form.baseData = Object.fromEntries(base.map((item) => [item, { halfYear: amount(next, 50), fullYear: amount(next, 100) }]));
  form.baseData.staffQuota = { halfYear: '15', fullYear: '15' };
  form.baseData.staffEmployed = { halfYear: '14', fullYear: '15' };
  return form;
}
