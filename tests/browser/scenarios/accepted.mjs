// Findings are answered where they are listed: let stand for a reason, explained in the field that asks for it, or settled by one button.
import assert from 'node:assert/strict';
import { declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** The rows of 审核 that have this code. */
const rows = (page, code) => page.evaluate((of) => [...document.querySelectorAll('.review tbody tr')].filter((row) => row.querySelector('.code').textContent === of).map((row) => row.innerText), code);

scenario('a finding is let stand for a reason, is told below the others, is exported, and comes back by 撤回, by undo and when its content changes', async ({ page }) => {
  await declared(page, '履职');
  const target = '全市技术合同成交额 全年指标值';
  await page.type(target, '≥900');
  await go(page, '审核');
  await page.until(() => [...document.querySelectorAll('.review .code')].some((code) => code.textContent === 'A05'), 'the finding to be listed');
  const counted = () => page.evaluate(() => document.querySelector('.lights').innerText);
  const before = await counted();
  await page.button('已核对', { within: '全市技术合同成交额 · 全年指标值' }).click();
  await page.css('.dialog.answer').exists();
  // Without a reason nothing is done, and it is said.
  await page.button('确定').click();
  await page.see('请先填写');
  await page.field('理由').type('按上级文件不写单位');
  await page.button('确定').click();
  await page.css('.dialog.answer').gone();
  await page.see('理由：按上级文件不写单位');
  // The row had been the last one of its list.
  await page.until(() => document.activeElement.tagName === 'H1', async () => `the focus to be at the heading, not at ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))}`);
  assert.notEqual(await counted(), before);
  const { text } = await page.download(() => page.press('Control+e'));
  const [accepted] = JSON.parse(text).form.accepted;
  assert.equal(accepted.code, 'A05');
  assert.equal(accepted.reason, '按上级文件不写单位');
  await page.button('撤回').click();
  await page.until(`document.querySelector('.lights').innerText === ${JSON.stringify(before)}`, 'the finding to count again');
  await page.press('Control+z');
  await page.see('理由：按上级文件不写单位');
  await go(page, '履职');
  await page.type(target, '≥901');
  await go(page, '审核');
  await page.until(`document.querySelector('.lights').innerText === ${JSON.stringify(before)}`, 'the finding to be back');
  await page.unseen('按上级文件不写单位');
}, { varies: ['focus'] });

scenario('an explanation that a finding asks for is written where it is listed', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('基本支出半年执行数', '100');
  await page.type('项目支出半年执行数', '0');
  await go(page, '审核');
  await page.until(() => [...document.querySelectorAll('.review .code')].some((code) => code.textContent === 'E01'), 'the finding to be listed');
  await page.evaluate(() => [...document.querySelectorAll('.review tbody tr')].find((row) => row.querySelector('.code').textContent === 'E01').querySelector('.answers button').setAttribute('data-e01', ''));
  await page.css('[data-e01]').click();
  await page.css('.dialog.answer textarea').type('项目尚未验收');
  await page.press('Escape');
  await page.css('.dialog.answer').gone();
  assert.equal((await rows(page, 'E01')).length, 1);
  await page.css('[data-e01]').click();
  await page.css('.dialog.answer textarea').type('项目尚未验收');
  await page.button('确定').click();
  await page.until(() => ![...document.querySelectorAll('.review .code')].some((code) => code.textContent === 'E01'), 'the finding to be gone');
  await go(page, '执行与基础数据');
  await page.until(() => [...document.querySelectorAll('main textarea')].some((area) => area.value === '项目尚未验收'), 'the explanation to stand in its field');
});

scenario('an amount changed beside published totals is one finding, settled by one button', async ({ page }) => {
  await declared(page, '资金');
  await page.type('一般公共预算资金', '659.29');
  await page.type('基本支出全年预算数', '658.89');
  await go(page, '审核');
  const sums = async () => [...await rows(page, 'C03'), ...await rows(page, 'C04')];
  await page.until(() => [...document.querySelectorAll('.review .code')].some((code) => code.textContent === 'C03'), 'the finding to be listed');
  assert.equal((await sums()).length, 1);
  await page.button('以合计为准').click();
  await page.until(() => ![...document.querySelectorAll('.review .code')].some((code) => ['C03', 'C04'].includes(code.textContent)), 'the finding to be gone');
  await page.press('Control+z');
  await page.until(() => [...document.querySelectorAll('.review .code, .balance')].length > 0, 'the step to be undone');
});
