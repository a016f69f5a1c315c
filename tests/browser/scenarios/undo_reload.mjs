// The steps are there again after a reload and after the browser was quit, with their names; in another window's form they are not.
import assert from 'node:assert/strict';
import { arrive, declared, go, saved } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const AMOUNT = '项目支出全年预算数';
const ROW = '优化营商环境';

/** Types an amount and removes a row, and waits until that is kept. */
async function work(page) {
  await declared(page, '资金');
  await page.type(AMOUNT, '1.4');
  await go(page, '效益指标');
  await page.click(`删除这一行 ${ROW}`);
  await page.button(`删除这一行 ${ROW}`).gone();
  await saved(page);
}

/** Takes both steps back by their names, and again. */
async function backAndForth(page) {
  await page.click(`撤销：删除指标 ${ROW}`);
  await page.button(`删除这一行 ${ROW}`).exists();
  await page.click(`撤销：填写 ${AMOUNT}`);
  await arrive(page, '资金');
  assert.equal(await page.field(AMOUNT).value(), '0.4');
  await page.press('Control+y');
  await page.until(`[...document.querySelectorAll('textarea')].some((box) => box.value === '1.4')`, 'the amount to be there again');
}

scenario('undo and redo go on after a reload', async ({ page }) => {
  await work(page);
  await page.reload();
  await arrive(page, '效益指标');
  await backAndForth(page);
  // What was taken back can be taken again after another reload.
  await saved(page);
  await page.reload();
  await arrive(page, '资金');
  await page.click(`恢复：删除指标 ${ROW}`);
  await arrive(page, '效益指标');
  await page.button(`删除这一行 ${ROW}`).gone();
  // A new step follows the old ones.
  await go(page, '资金');
  await page.type(AMOUNT, '2');
  await page.press('Control+z');
  await page.see(`已撤销：填写 ${AMOUNT}`);
  assert.equal(await page.field(AMOUNT).value(), '1.4');
}, { varies: ['storage'] });

scenario('undo and redo go on after the browser was quit', async ({ page }) => {
  await work(page);
  await page.restart();
  await arrive(page, '效益指标');
  await backAndForth(page);
}, { varies: ['storage'], needs: ['restart'] });

scenario('steps that do not lead to the form kept are not offered, and go with the form', async ({ page }) => {
  await work(page);
  const keys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('budget-form/steps/')).length);
  assert.equal(await keys(), 1);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('budget-form/form/'));
    const record = localStorage.getItem(key);
    localStorage.setItem(key, `${Date.now()} other${record.slice(record.indexOf('\n'))}`);
  });
  await page.reload();
  await arrive(page, '效益指标');
  await page.press('Control+z');
  await page.see('没有可撤销的步骤');
  // Steps that cannot be read cost nothing but themselves.
  await go(page, '资金');
  await page.type(AMOUNT, '3');
  await saved(page);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('budget-form/steps/'));
    localStorage.setItem(key, localStorage.getItem(key).replace('SetText', 'SetTxet'));
  });
  await page.reload();
  await arrive(page, '资金');
  assert.equal(await page.field(AMOUNT).value(), '3');
  await page.press('Control+z');
  await page.see('没有可撤销的步骤');
});
