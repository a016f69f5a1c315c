// window.budgetForm: the engine for people who script the page.
import assert from 'node:assert/strict';
import { scenario } from '../lib/scenarios.mjs';

scenario('the engine can be scripted once it is ready', async ({ page }) => {
  await page.open();
  const seen = await page.evaluate(() => ({
    frozen: Object.isFrozen(window.budgetForm),
    replaced: (() => { try { window.budgetForm = null; } catch (error) { return false; } return window.budgetForm === null; })(),
    names: Object.keys(window.budgetForm),
    types: Object.values(window.budgetForm).map((value) => typeof value),
  }));
  assert.equal(seen.frozen, true);
  assert.equal(seen.replaced, false);
  const known = {
    version: 'string', parseTarget: 'function', importText: 'function', importFile: 'function', evaluate: 'function', explain: 'function', check: 'function', compare: 'function', exportFile: 'function',
  };
  seen.names.forEach((name, at) => assert.equal(seen.types[at], known[name], name));
});
