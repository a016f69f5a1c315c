// The same form in SurveyJS: an amount is a question, a figure an expression, and the rows of the form are a table of questions with an expression for the
// status, on a page of its own as in the program. A classic script; `surveyPage(form)` draws the page of the amounts.
'use strict';

(() => {
  const PERIODS = ['halfYear', 'fullYear'];
  const LINES = ['basic', 'project'];
  const id = (...parts) => parts.join('_');
  const quotient = (part, whole) => `iif(${whole} > 0, round((${part}) / (${whole}) * 100, 2), 0)`;

  function figures() {
    const made = [];
    const add = (name, expression) => made.push({ type: 'expression', name, expression });
    const field = (...parts) => `{${id(...parts)}}`;
    for (const at of PERIODS) {
      for (const line of LINES) {
        add(id(line, 'adjusted', at), `${field('funds', line, 'fullYear')} + ${field(line, 'adjustment', at)}`);
        add(id(line, 'rate', at), quotient(field(line, 'executed', at), field(line, 'adjusted', at)));
      }
      for (const kind of ['adjustment', 'adjusted', 'executed']) add(id('total', kind, at), `${field('basic', kind, at)} + ${field('project', kind, at)}`);
      add(id('total', 'rate', at), quotient(field('total', 'executed', at), field('total', 'adjusted', at)));
      add(id('executionRate', at), field('total', 'rate', at));
      const planned = at === 'halfYear' ? '({funds_basic_halfYear} + {funds_project_halfYear})' : field('total', 'adjusted', at);
      if (at === 'halfYear') {
        for (const line of LINES) add(id(line, 'progress'), quotient(field(line, 'executed', at), field('funds', line, at)));
        add('total_progress', quotient(field('total', 'executed', at), planned));
      }
      const size = (one, other) => `iif(${one} > ${other}, ${one} - ${other}, ${other} - ${one})`;
      add(id('budgetDeviation', at), quotient(size(field('total', 'executed', at), planned), planned));
      add(id('adjustmentRate', at), quotient(size(field('total', 'adjustment', at), field('policyAdjustment', at)), '({funds_basic_fullYear} + {funds_project_fullYear})'));
      add(id('carryOverRate', at), quotient(field('carryOver', at), field('total', 'adjusted', at)));
      add(id('threePublicChange', at), quotient(`${field('threePublicThisYear', at)} - ${field('threePublicLastYear', at)}`, field('threePublicLastYear', at)));
      const rates = { paymentProgress: ['actualPayment', 'plannedPayment'], publicExpenseControl: ['publicExpenseSpent', 'publicExpenseBudget'], procurementExecution: ['procurementSpent', 'procurementBudget'],
        nonTaxIncome: ['nonTaxReceived', 'nonTaxBudget'], staffControl: ['staffEmployed', 'staffQuota'], fixedAssetUse: ['assetsInUse', 'assetsTotal'] };
      for (const [name, [part, whole]] of Object.entries(rates)) add(id(name, at), quotient(field(part, at), field(whole, at)));
    }
    return made;
  }

  function amounts(form) {
    const texts = {};
    for (const at of PERIODS) {
      for (const line of LINES) {
        texts[id('funds', line, at)] = form.funds.expenditure[line][at];
        for (const kind of ['adjustment', 'executed']) texts[id(line, kind, at)] = form.progress[line][kind][at];
      }
      for (const [item, of] of Object.entries(form.baseData)) texts[id(item, at)] = of[at];
    }
    return texts;
  }

  function rows(form) {
    const number = (text) => Number(/\d+(?:\.\d+)?/u.exec(text ?? '')?.[0] ?? 0);
    return form.indicators.filter((row) => row.name).map((row) => ({ name: row.name, target: number(row.target?.fullYear), actual: number(row.actual?.fullYear) }));
  }

  window.surveyPage = (form) => {
    const texts = amounts(form);
    const questions = Object.keys(texts).map((name) => ({ type: 'text', inputType: 'number', name, textUpdateMode: 'onTyping' }));
    const table = { type: 'matrixdynamic', name: 'rows', columns: [
      { name: 'name', cellType: 'text' }, { name: 'target', cellType: 'text', inputType: 'number' }, { name: 'actual', cellType: 'text', inputType: 'number' },
      { name: 'status', cellType: 'expression', expression: "iif({row.actual} >= {row.target}, 'met', iif({row.actual} >= {row.target} * 0.6, 'partial', 'missed'))" },
    ] };
    const shown = figures();
    const survey = new Survey.Model({ textUpdateMode: 'onTyping', pages: [{ name: 'amounts', elements: [...questions, ...shown] }, { name: 'rows', elements: [table] }] });
    survey.data = { ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text || 0)])), rows: rows(form) };
    const place = document.createElement('div');
    document.body.replaceChildren(place);
    SurveyUI.renderSurvey(survey, place);
    window.shownFigures = () => Object.fromEntries(shown.map(({ name }) => [name, survey.getValue(name)]));
    window.survey = survey;
  };
})();
