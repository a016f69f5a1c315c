// The page that a good engineer would write for typing amounts, in plain JavaScript with decimal.js: 预算执行 and 基础数据 of one form as the program shows
// them. Each figure knows the amounts that it is made of, so a key computes what hangs on that amount, and writes what is another text than before.
// A classic script; `plainPage(form)` draws the page.
'use strict';

(() => {
  const PERIODS = ['halfYear', 'fullYear'];
  const LINES = ['basic', 'project'];
  const RATES = {
    paymentProgress: ['actualPayment', 'plannedPayment'], publicExpenseControl: ['publicExpenseSpent', 'publicExpenseBudget'],
    procurementExecution: ['procurementSpent', 'procurementBudget'], nonTaxIncome: ['nonTaxReceived', 'nonTaxBudget'],
    staffControl: ['staffEmployed', 'staffQuota'], fixedAssetUse: ['assetsInUse', 'assetsTotal'],
  };
  const AMOUNT = /^-?\d+(?:\.\d+)?$/u;

  const read = (text) => (AMOUNT.test(text) ? new Decimal(text) : null);
  const sum = (...parts) => (parts.includes(null) ? null : parts.reduce((one, other) => one.plus(other)));
  const difference = (one, other) => (one && other ? one.minus(other) : null);
  const quotient = (part, whole) => (part && whole && !whole.isZero() ? part.div(whole) : null);
  const distance = (part, whole) => { const between = difference(part, whole); return between && quotient(between.abs(), whole); };
  const grouped = (amount) => { const [whole, decimals] = amount.toString().split('.'); return whole.replace(/\B(?=(\d{3})+$)/gu, ',') + (decimals ? `.${decimals}` : ''); };
  const money = (amount) => (amount ? grouped(amount) : '');
  const percent = (rate) => (rate ? `${rate.times(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2)}%` : '');

  /** Every figure: its name, the amounts and figures that it is made of, how it is computed and how it is shown. */
  function figuresOf() {
    const figures = [];
    const add = (name, of, compute, shown) => figures.push({ name, of, compute, shown });
    add('initial', ['funds-basic-fullYear', 'funds-project-fullYear'], sum, money);
    for (const at of PERIODS) {
      for (const line of LINES) {
        add(`${line}-adjusted-${at}`, [`funds-${line}-fullYear`, `${line}-adjustment-${at}`], sum, money);
        add(`${line}-rate-${at}`, [`${line}-executed-${at}`, `${line}-adjusted-${at}`], quotient, percent);
      }
      for (const kind of ['adjustment', 'adjusted', 'executed']) add(`total-${kind}-${at}`, LINES.map((line) => `${line}-${kind}-${at}`), sum, money);
      add(`total-rate-${at}`, [`total-executed-${at}`, `total-adjusted-${at}`], quotient, percent);
      add(`executionRate-${at}`, [`total-rate-${at}`], (rate) => rate, percent);
      if (at === 'halfYear') {
        add('planned', ['funds-basic-halfYear', 'funds-project-halfYear'], sum, money);
        for (const line of LINES) add(`${line}-progress`, [`${line}-executed-${at}`, `funds-${line}-${at}`], quotient, percent);
        add('total-progress', [`total-executed-${at}`, 'planned'], quotient, percent);
      }
      add(`budgetDeviation-${at}`, [`total-executed-${at}`, at === 'halfYear' ? 'planned' : `total-adjusted-${at}`], distance, percent);
      add(`adjustmentRate-${at}`, [`total-adjustment-${at}`, `policyAdjustment-${at}`, 'initial'], (all, policy, initial) => { const own = difference(all, policy); return own && quotient(own.abs(), initial); }, percent);
      add(`carryOverRate-${at}`, [`carryOver-${at}`, `total-adjusted-${at}`], quotient, percent);
      add(`threePublicChange-${at}`, [`threePublicThisYear-${at}`, `threePublicLastYear-${at}`], (now, last) => quotient(difference(now, last), last), percent);
      for (const [name, [part, whole]] of Object.entries(RATES)) add(`${name}-${at}`, [`${part}-${at}`, `${whole}-${at}`], quotient, percent);
    }
    return figures;
  }

  function amountsOf(form) {
    const texts = {};
    for (const at of PERIODS) {
      for (const line of LINES) {
        texts[`funds-${line}-${at}`] = form.funds.expenditure[line][at];
        for (const kind of ['adjustment', 'executed']) texts[`${line}-${kind}-${at}`] = form.progress[line][kind][at];
      }
      for (const [item, of] of Object.entries(form.baseData)) texts[`${item}-${at}`] = of[at];
    }
    return texts;
  }

  /** What hangs on each amount, in the order in which it is to be computed. */
  function dependents(figures, names) {
    const on = {};
    for (const name of names) {
      const changed = new Set([name]);
      on[name] = figures.filter((figure) => figure.of.some((part) => changed.has(part)) && changed.add(figure.name));
    }
    return on;
  }

  window.plainPage = (form) => {
    const texts = amountsOf(form);
    const figures = figuresOf();
    const values = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, read(text)]));
    const on = dependents(figures, Object.keys(texts));
    const cells = {};
    const compute = (figure) => {
      values[figure.name] = figure.compute(...figure.of.map((part) => values[part] ?? null));
      const text = figure.shown(values[figure.name]);
      const cell = cells[figure.name];
      if (cell.data !== text) cell.data = text;
    };
    const table = document.createElement('table');
    for (const [name, text] of Object.entries(texts)) {
      const row = table.insertRow();
      row.insertCell().textContent = name;
      const box = document.createElement('textarea');
      box.rows = 1;
      box.id = name;
      box.value = text;
      row.insertCell().append(box);
    }
    const shown = document.createElement('table');
    for (const figure of figures) {
      const row = shown.insertRow();
      row.insertCell().textContent = figure.name;
      cells[figure.name] = row.insertCell().appendChild(document.createTextNode(''));
      compute(figure);
    }
    document.body.replaceChildren(table, shown);
    table.addEventListener('input', ({ target }) => {
      values[target.id] = read(target.value);
      on[target.id].forEach(compute);
    });
    window.shownFigures = () => Object.fromEntries(figures.map(({ name }) => [name, cells[name].data]));
  };

  /** A table of rows into which a block is put, and out of which one undo takes it. */
  window.plainRows = (rows) => {
    const table = document.createElement('table');
    const body = table.appendChild(document.createElement('tbody'));
    const model = [];
    const steps = [];
    const line = (cells) => {
      const row = document.createElement('tr');
      for (const text of cells) {
        const box = document.createElement('textarea');
        box.rows = 1;
        box.value = text;
        row.appendChild(document.createElement('td')).append(box);
      }
      return row;
    };
    const put = (added) => {
      model.push(...added);
      body.append(...added.map(line));
    };
    put(rows);
    document.body.replaceChildren(table);
    window.putRows = (added) => {
      steps.push(model.length);
      put(added);
    };
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'z' || !event.ctrlKey || steps.length === 0) return;
      event.preventDefault();
      const kept = steps.pop();
      model.length = kept;
      const range = document.createRange();
      range.setStart(body, kept);
      range.setEnd(body, body.childNodes.length);
      range.deleteContents();
      body.rows[kept - 1].querySelector('textarea').focus();
    });
    window.shownRows = () => body.rows.length;
  };
})();
