// The statuses of a form by HyperFormula: one sheet with the formulas of peer.js in its cells, built once; for each form its values are put into it and the
// statuses read. Its numbers are binary fractions. A classic script, which the benchmark puts into the page after peer.js.
'use strict';

(() => {
  const PERIODS = ['halfYear', 'fullYear'];
  const BASE = ['policyAdjustment', 'plannedPayment', 'actualPayment', 'carryOver', 'publicExpenseBudget', 'publicExpenseSpent', 'threePublicThisYear',
    'threePublicLastYear', 'procurementBudget', 'procurementSpent', 'nonTaxBudget', 'nonTaxReceived', 'staffQuota', 'staffEmployed', 'assetsTotal', 'assetsInUse'];
  const COMPUTED = ['预算执行率', '预算调整率', '支付进度符合率', '预算偏差率', '结转结余率', '公用经费控制率', '“三公经费”变动率', '政府采购执行率',
    '非税收入预算完成率', '在职人员控制率', '固定资产利用率'];
  const LOWER = new Set(['预算调整率', '预算偏差率', '结转结余率', '公用经费控制率', '“三公经费”变动率', '在职人员控制率']);
  const SIZES = new Set(['预算调整率', '预算偏差率']);
  /** Values of a row for one period: what was understood of the target and of the actual value. */
  const INPUTS = 13;

  const letter = (at) => (at < 26 ? String.fromCharCode(65 + at) : String.fromCharCode(64 + Math.floor(at / 26)) + String.fromCharCode(65 + (at % 26)));

  /** The formulas of a row, for the inputs that begin in a column. */
  function formulas(row, from) {
    const at = (nth) => letter(from + nth) + row;
    const [kind, op, number, decimals, unit, factor, words, actualKind, actual, actualUnit, actualFactor, actualWords, code] = Array.from({ length: INPUTS }, (_, nth) => at(nth));
    const [value, rounded, met, completion] = [INPUTS, INPUTS + 1, INPUTS + 2, INPUTS + 3].map(at);
    const period = from === 0 ? 'B' : 'C';
    const rate = `INDEX(figures!${period}1:${period}${COMPUTED.length},ABS(${code}),1)`;
    const lower = `OR(${op}="atMost",${op}="lessThan",AND(${op}="equal",${code}<0))`;
    const size = `OR(ABS(${code})=2,ABS(${code})=4)`;
    return [
      `=IF(${code}<>0,IF(ISNUMBER(${rate}),IF(${size},ABS(${rate}*100),${rate}*100),"na"),IF(AND(${kind}="n",${actualKind}="n"),IF(${actualFactor}=${factor},${actual},${actual}*${actualFactor}/${factor}),"none"))`,
      `=IF(ISNUMBER(${value}),IF(AND(${op}="equal",${unit}="%",${number}<>0,${number}<>100),ROUND(${value},${decimals}),${value}),0)`,
      `=IF(${op}="moreThan",${rounded}>${number},IF(${op}="lessThan",${rounded}<${number},IF(${op}="atLeast",${rounded}>=${number},IF(${op}="atMost",${rounded}<=${number},IF(${lower},${rounded}<=${number},${rounded}>=${number})))))`,
      `=IF(AND(ISNUMBER(${value}),${number}<>0),IF(${lower},MAX(0,1-(${value}-${number})/ABS(${number})),${value}/${number}),0)`,
      `=IF(${value}="na","notApplicable",IF(AND(${code}=0,OR(${kind}="",${actualKind}="")),"missing",IF(${kind}="w",IF(${words}=${actualWords},"met","undecided"),IF(AND(${code}=0,OR(${actualKind}="w",${actualUnit}<>${unit})),"undecided",IF(${met},"met",IF(${number}=0,"missed",IF(${completion}>=0.6,"partial","missed")))))))`,
    ];
  }

  /** The rates of the computed indicators, in a column for each period; the amounts stand below, base data first. */
  function rates(period) {
    const column = period === 0 ? 'B' : 'C';
    const first = COMPUTED.length + 1;
    const base = (item) => `${column}${first + BASE.indexOf(item)}`;
    const sums = first + BASE.length;
    const [initial, planned, adjustment, executed] = [0, 1, 2, 3].map((nth) => `${column}${sums + nth}`);
    const adjusted = `(${initial}+${adjustment})`;
    const measure = period === 0 ? planned : adjusted;
    const of = (part, whole) => `=IF(${whole}=0,"na",(${part})/${whole})`;
    return [
      of(executed, adjusted), of(`ABS(${adjustment}-${base('policyAdjustment')})`, initial), of(base('actualPayment'), base('plannedPayment')),
      of(`ABS(${executed}-${measure})`, measure), of(base('carryOver'), adjusted), of(base('publicExpenseSpent'), base('publicExpenseBudget')),
      of(`${base('threePublicThisYear')}-${base('threePublicLastYear')}`, base('threePublicLastYear')), of(base('procurementSpent'), base('procurementBudget')),
      of(base('nonTaxReceived'), base('nonTaxBudget')), of(base('staffEmployed'), base('staffQuota')), of(base('assetsInUse'), base('assetsTotal')),
    ];
  }

  function amounts(form) {
    const { expenditure } = form.funds;
    const number = (text) => Number(text || 0);
    const of = (at) => [
      number(expenditure.basic.fullYear) + number(expenditure.project.fullYear), number(expenditure.basic[at]) + number(expenditure.project[at]),
      number(form.progress.basic.adjustment[at]) + number(form.progress.project.adjustment[at]), number(form.progress.basic.executed[at]) + number(form.progress.project.executed[at]),
    ];
    const columns = PERIODS.map((at) => [...BASE.map((item) => number(form.baseData[item][at])), ...of(at)]);
    return columns[0].map((half, nth) => [half, columns[1][nth]]);
  }

  function inputs(row, at) {
    const target = peerUnderstood(row.target?.[at]);
    const text = row.actual?.[at] ?? '';
    const actual = peerUnderstood(text);
    const place = row.level1 === 'process' && !text ? COMPUTED.indexOf(row.name) + 1 : 0;
    const kind = (read) => (read ? (read.words === undefined ? 'n' : 'w') : '');
    const of = (read) => [read?.words === undefined ? Number(read?.number ?? 0) : 0, read?.unit ?? '', read?.factor ?? 1];
    const [number, unit, factor] = of(target);
    const [actualNumber, actualUnit, actualFactor] = of(actual);
    const code = LOWER.has(row.name) ? -place : place;
    const size = !place && SIZES.has(row.name);
    return [kind(target), target?.op ?? '', number, target?.decimals ?? 0, unit, factor, target?.words ?? '', kind(actual),
      size ? Math.abs(actualNumber) : actualNumber, actualUnit, actualFactor, text, code];
  }

  let built = null;

  function build(rows) {
    const width = INPUTS + 5;
    const sheet = Array.from({ length: rows }, (_, row) => [...Array(INPUTS).fill(null), ...formulas(row + 1, 0), ...Array(INPUTS).fill(null), ...formulas(row + 1, width)]);
    const figures = rates(0).map((rate, nth) => [null, rate, rates(1)[nth]]);
    const engine = HyperFormula.buildFromSheets({ form: sheet, figures: [...figures, ...Array.from({ length: BASE.length + 4 }, () => [null, 0, 0])] }, { licenseKey: 'gpl-v3' });
    built = { engine, rows, width };
  }

  /** The statuses of all indicators, row by row, half year and year. */
  window.hyperStatuses = (form) => {
    const rows = form.indicators.filter((row) => row.name);
    if (built?.rows !== rows.length) build(rows.length);
    const { engine, width } = built;
    engine.batch(() => {
      engine.setCellContents({ sheet: 1, row: COMPUTED.length, col: 1 }, amounts(form));
      engine.setCellContents({ sheet: 0, row: 0, col: 0 }, rows.map((row) => inputs(row, 'halfYear')));
      engine.setCellContents({ sheet: 0, row: 0, col: width }, rows.map((row) => inputs(row, 'fullYear')));
    });
    return rows.map((_, row) => [engine.getCellValue({ sheet: 0, row, col: width - 1 }), engine.getCellValue({ sheet: 0, row, col: 2 * width - 1 })]);
  };
})();
