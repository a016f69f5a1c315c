// The statuses of a form in plain JavaScript with decimal.js: what a good engineer would write for these forms alone. It understands the values that they
// hold (a sign, a number, a unit; words) and none of the others that people type. A classic script: the benchmark puts it into the page.
'use strict';

(() => {
  const SIGNS = { '≥': 'atLeast', '≤': 'atMost', '＝': 'equal', '＞': 'moreThan', '＜': 'lessThan' };
  const VALUE = /^([≥≤＝＞＜]?)(-?\d+(?:\.\d+)?)\s*(.*)$/u;
  const SUM = '万亿';
  const FACTORS = { 万: 1e4, 亿: 1e8 };
  const LOWER = new Set(['预算调整率', '预算偏差率', '结转结余率', '公用经费控制率', '“三公经费”变动率', '在职人员控制率']);
  const SIZES = new Set(['预算调整率', '预算偏差率']);
  const ZERO = new Decimal(0);
  const ONE = new Decimal(1);
  const HUNDRED = new Decimal(100);
  const PARTIAL = new Decimal('0.6');

  function understood(text) {
    if (!text) return null;
    const found = VALUE.exec(text);
    if (!found) return { words: text };
    const [, sign, number, unit] = found;
    const factor = SUM.includes(unit[0]) ? FACTORS[unit[0]] : 1;
    return { op: SIGNS[sign] ?? 'equal', number: new Decimal(number), decimals: (number.split('.')[1] ?? '').length, unit: factor === 1 ? unit : unit.slice(1), factor };
  }

  function meets(op, direction, actual, target) {
    switch (op) {
      case 'moreThan': return actual.gt(target);
      case 'lessThan': return actual.lt(target);
      case 'atLeast': return actual.gte(target);
      case 'atMost': return actual.lte(target);
      default: return direction === 'higher' ? actual.gte(target) : actual.lte(target);
    }
  }

  function compared(name, target, given, isComputed) {
    let actual = given;
    if (SIZES.has(name)) actual = actual.abs();
    const lower = target.op === 'atMost' || target.op === 'lessThan' || (target.op === 'equal' && isComputed && LOWER.has(name));
    const direction = lower ? 'lower' : 'higher';
    const { number } = target;
    let rounded = actual;
    if (target.op === 'equal' && target.unit === '%' && !number.isZero() && !number.eq(HUNDRED)) rounded = actual.toDecimalPlaces(target.decimals, Decimal.ROUND_HALF_UP);
    if (meets(target.op, direction, rounded, number)) return 'met';
    if (number.isZero()) return 'missed';
    const completion = lower ? Decimal.max(ZERO, ONE.minus(actual.minus(number).div(number.abs()))) : actual.div(number);
    return completion.gte(PARTIAL) ? 'partial' : 'missed';
  }

  function sums(form, at) {
    const { expenditure } = form.funds;
    const amount = (text) => new Decimal(text || 0);
    const initial = amount(expenditure.basic.fullYear).plus(amount(expenditure.project.fullYear));
    const planned = amount(expenditure.basic[at]).plus(amount(expenditure.project[at]));
    const adjustment = amount(form.progress.basic.adjustment[at]).plus(amount(form.progress.project.adjustment[at]));
    const executed = amount(form.progress.basic.executed[at]).plus(amount(form.progress.project.executed[at]));
    return { initial, planned, adjustment, adjusted: initial.plus(adjustment), executed };
  }

  function quotient(part, whole) {
    return whole.isZero() ? null : part.div(whole);
  }

  function computed(form, name, at, { initial, planned, adjustment, adjusted, executed }) {
    const base = (item) => new Decimal(form.baseData[item][at]);
    switch (name) {
      case '预算执行率': return quotient(executed, adjusted);
      case '预算调整率': return quotient(adjustment.minus(base('policyAdjustment')).abs(), initial);
      case '支付进度符合率': return quotient(base('actualPayment'), base('plannedPayment'));
      case '预算偏差率': {
        const measure = at === 'halfYear' ? planned : adjusted;
        return quotient(executed.minus(measure).abs(), measure);
      }
      case '结转结余率': return quotient(base('carryOver'), adjusted);
      case '公用经费控制率': return quotient(base('publicExpenseSpent'), base('publicExpenseBudget'));
      case '“三公经费”变动率': {
        const last = base('threePublicLastYear');
        return quotient(base('threePublicThisYear').minus(last), last);
      }
      case '政府采购执行率': return quotient(base('procurementSpent'), base('procurementBudget'));
      case '非税收入预算完成率': return quotient(base('nonTaxReceived'), base('nonTaxBudget'));
      case '在职人员控制率': return quotient(base('staffEmployed'), base('staffQuota'));
      case '固定资产利用率': return quotient(base('assetsInUse'), base('assetsTotal'));
      default: return undefined;
    }
  }

  function status(form, row, at, figures) {
    const target = understood(row.target?.[at]);
    const text = row.actual?.[at] ?? '';
    if (row.level1 === 'process' && !text) {
      const rate = computed(form, row.name, at, figures);
      if (rate === null) return 'notApplicable';
      if (rate !== undefined) return compared(row.name, target, rate.times(HUNDRED), true);
    }
    const actual = understood(text);
    if (!target || !actual) return 'missing';
    if (target.words !== undefined) return target.words === text ? 'met' : 'undecided';
    if (actual.unit !== target.unit) return 'undecided';
    const inUnit = actual.factor === target.factor ? actual.number : actual.number.times(actual.factor).div(target.factor);
    return compared(row.name, target, inUnit, false);
  }

  window.peerUnderstood = understood;

  /** The statuses of all indicators, row by row, half year and year. */
  window.peerStatuses = (form) => {
    const figures = { halfYear: sums(form, 'halfYear'), fullYear: sums(form, 'fullYear') };
    const rows = form.indicators.filter((row) => row.name);
    return rows.map((row) => [status(form, row, 'halfYear', figures.halfYear), status(form, row, 'fullYear', figures.fullYear)]);
  };
})();
