// The work on forms of 54 rows: from JSON text and on forms that are read already, beside plain JavaScript with decimal.js and beside HyperFormula.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { formText } from './forms.mjs';
import { inTurns, ratio, report } from './measure.mjs';

const timed = (act) => `(async () => { const from = performance.now(); ${act} return performance.now() - from; })()`;

/** Each work does all forms. Those of the core alone have forms that were read before (kept_forms.rs). */
const WORKS = {
  'verdicts, from JSON text': timed("for (const text of texts) await budgetForm.evaluate(text, 'verdicts');"),
  'evaluate, from JSON text': timed('for (const text of texts) await budgetForm.evaluate(text);'),
  'evaluate with all sentences': timed("for (const text of texts) await budgetForm.evaluate(text, 'explained');"),
  'check, from JSON text': timed('for (const text of texts) await budgetForm.check(text);'),
  'decimal.js, from JSON text': timed('for (const text of texts) peerStatuses(JSON.parse(text).form);'),
  'evaluation of forms already read': timed('keptForms.evaluate();'),
  'decimal.js on forms already read': timed('for (const form of forms) peerStatuses(form);'),
  'HyperFormula on forms already read': timed('for (const form of forms) hyperStatuses(form);'),
};

/** The numbers of HyperFormula are binary fractions, so that a status at the very edge of its bound may be another one; more than these would be an error of ours. */
const MOST_BINARY = 0.001;

/** The core without the screens, built for the bench with the profile that is shipped: nothing for scripts keeps forms read. */
function keptForms(folder) {
  const glue = `${folder}/kept_forms.js`;
  assert.ok(existsSync(glue), `${glue} is missing: make bench builds it`);
  const wasm = readFileSync(`${folder}/kept_forms_bg.wasm`).toString('base64');
  return `(() => {
    const bindgen = (() => { ${readFileSync(glue, 'utf8')} ; return wasm_bindgen; })();
    bindgen.initSync({ module: Uint8Array.from(atob('${wasm}'), (char) => char.charCodeAt(0)) });
    window.keptForms = bindgen;
    for (const text of texts) bindgen.keep(text);
  })()`;
}

/** How many statuses of the peers are others than ours. */
const DIFFERENCES = `(async () => {
  const counts = { statuses: 0, decimal: 0, hyper: 0, kept: 0 };
  const kept = keptForms.statuses().split(',');
  for (const [at, text] of texts.entries()) {
    const ours = JSON.parse(await budgetForm.evaluate(text, 'verdicts')).indicators.flatMap(({ halfYear, fullYear }) => [halfYear.status, fullYear.status]);
    const [decimal, hyper] = [peerStatuses, hyperStatuses].map((statuses) => statuses(forms[at]).flat());
    if (decimal.length !== ours.length || hyper.length !== ours.length) throw new Error('other rows in form ' + at);
    ours.forEach((status, nth) => {
      counts.statuses += 1;
      counts.decimal += Number(decimal[nth] !== status);
      counts.hyper += Number(hyper[nth] !== status);
      counts.kept += Number(kept.shift() !== status);
    });
  }
  return JSON.stringify(counts);
})()`;

/** Measures in an open page of the app into which decimal.js and the peers are put. */
export async function measureEngine(browser, { count, rounds, folder, scripts }) {
  for (const script of scripts) await browser.evaluate(`(() => { ${script} })()`);
  await browser.evaluate(`(() => { window.texts = ${JSON.stringify(Array.from({ length: count }, (_, at) => formText(at)))}; window.forms = texts.map((text) => JSON.parse(text).form); })()`);
  await browser.evaluate(keptForms(folder));
  const differences = JSON.parse(await browser.evaluate(DIFFERENCES));
  assert.equal(differences.decimal + differences.kept, 0, `other statuses: ${JSON.stringify(differences)}`);
  assert.ok(differences.hyper <= differences.statuses * MOST_BINARY, `HyperFormula has other statuses: ${JSON.stringify(differences)}`);
  const works = Object.fromEntries(Object.entries(WORKS).map(([name, work]) => [name, async () => (await browser.evaluate(work)) / count]));
  const taken = await inTurns(rounds, 2, works);
  const ratios = [
    ratio(taken, 'verdicts, from JSON text', 'decimal.js, from JSON text', 1),
    ratio(taken, 'evaluate, from JSON text', 'decimal.js, from JSON text'),
    ratio(taken, 'evaluation of forms already read', 'decimal.js on forms already read', 0.33),
    ratio(taken, 'evaluation of forms already read', 'HyperFormula on forms already read', 0.2),
    ratio(taken, 'check, from JSON text', 'evaluate, from JSON text', 1.5),
    ratio(taken, 'evaluate with all sentences', 'evaluate, from JSON text'),
  ];
  const said = report(`ms per form of 54 rows, medians of ${rounds} rounds of ${count} forms (middle half)`, taken, ratios);
  console.log(`${differences.statuses} statuses compared; with binary fractions ${differences.hyper} are others`);
  return { ...said, differences };
}
