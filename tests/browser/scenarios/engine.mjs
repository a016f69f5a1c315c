// The engine behind window.budgetForm answers with JSON, and with a sentence on bad input.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { story } from '../lib/stories.mjs';

const PUBLISHED = readFileSync(new URL('../../published/texts/centre.copied.txt', import.meta.url), 'utf8');

story('a script can read, evaluate and check a form', async ({ page }) => {
  await page.open();
  const { version, target, imported, results, findings } = await page.evaluate((text) => {
    const engine = window.budgetForm;
    const imported = JSON.parse(engine.importText(text));
    imported.form.progress.basic.executed.halfYear = '294.58';
    imported.form.progress.project.executed.halfYear = '0';
    const form = JSON.stringify(imported.form);
    return {
      version: engine.version,
      target: JSON.parse(engine.parseTarget('≥450 亿元')),
      imported,
      results: JSON.parse(engine.evaluate(form)),
      findings: JSON.parse(engine.check(form)).findings,
    };
  }, PUBLISHED);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(target.kind, 'number');
  assert.deepEqual([target.op, target.number, target.unit], ['≥', '450', '亿元']);
  assert.equal(imported.report.indicators, 54);
  assert.equal(imported.report.emptyLevel2, 2);
  assert.equal(imported.report.unplaced.length, 0);
  const contract = imported.form.indicators.find(({ name }) => name === '全市技术合同成交额');
  assert.deepEqual(
    [contract.level1, contract.level2, contract.keyTask, contract.target],
    ['duty', '负责成果转化', '技术合同认定', { halfYear: '≥450 亿元', fullYear: '≥900 亿元' }],
  );
  assert.deepEqual(results.execution.total.halfYear.rate.percent, '44.75%');
  assert.equal(results.execution.total.halfYear.rate.numerator, '294.58');
  // What a reviewer would sign of the published form; tests/checks.rs has each with its place.
  assert.deepEqual([...new Set(findings.map(({ code }) => code))].sort(), ['A10', 'C13', 'F01', 'Q01', 'Q02']);
  const plan = findings.find(({ code }) => code === 'A10');
  assert.deepEqual([plan.severity, plan.field], ['warning', 'funds/expenditure/project/halfYear']);
});

story('bad input to the engine is an Error with a sentence', async ({ page }) => {
  await page.open();
  const messages = await page.evaluate(() => ['evaluate', 'check', 'importText'].map((name) => {
    try {
      return window.budgetForm[name]('{"form": 1}');
    } catch (error) {
      // By its kind, not by instanceof: a browser driver may look at the page from another realm.
      return Object.prototype.toString.call(error) === '[object Error]' ? error.message : `no Error: ${error}`;
    }
  }));
  for (const message of messages) assert.match(message, /^(这不是|没有找到)/);
});

story('what is no text does not reach the engine, and the app goes on', async ({ page }) => {
  await page.open();
  const messages = await page.evaluate(() => ['parseTarget', 'importText', 'evaluate', 'check'].flatMap((name) => [5, null, undefined, true].map((input) => {
    try {
      return window.budgetForm[name](input);
    } catch (error) {
      return error.message;
    }
  })));
  for (const message of messages) assert.match(message, /^请传入/);
  const evaluated = await page.evaluate(() => JSON.parse(window.budgetForm.evaluate({ year: '2025' })).indicators.length);
  assert.equal(evaluated, 0);
  await page.see('新建表');
});
