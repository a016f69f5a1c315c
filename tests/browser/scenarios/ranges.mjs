// Ranges of cells, as in a spreadsheet: chosen by the mouse or by Shift, summed at the foot, copied, emptied, filled and pasted into.
import assert from 'node:assert/strict';
import { at, declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const BASIC = ['基本支出半年计划执行数', '基本支出全年预算数'];
const PROJECT = ['项目支出半年计划执行数', '项目支出全年预算数'];

const middle = (page, label) => page.evaluate((of) => {
  const box = document.querySelector(`main textarea[aria-label="${of}"]`).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}, label);

/** Presses the mouse in one cell and lets it go in another. */
async function drag(page, from, to) {
  const [begin, end] = [await middle(page, from), await middle(page, to)];
  const { mouse } = page.driver;
  const move = (what, { x, y }) => mouse.call(page.driver, what, x, y);
  await move('move', begin);
  await move('down', begin);
  await move('move', { x: (begin.x + end.x) / 2, y: (begin.y + end.y) / 2 });
  await move('move', end);
  await move('up', end);
}

const told = (page, text) => page.until(`document.querySelector('.range-bar').innerText.includes(${JSON.stringify(text)})`, async () => `${text} at the foot, not ${await page.evaluate(() => document.querySelector('.range-bar').innerText)}`);
const marked = (page, count) => page.until(`document.querySelectorAll('[data-in-range]').length === ${count}`, async () => `${count} cells to be marked, not ${await page.evaluate(() => document.querySelectorAll('[data-in-range]').length)}`);
const values = (page, labels) => page.evaluate((of) => of.map((label) => document.querySelector(`main textarea[aria-label="${label}"]`).value), labels);
const stands = (page, labels, wanted) => page.until(`JSON.stringify(${JSON.stringify(labels)}.map((label) => document.querySelector('main textarea[aria-label="' + label + '"]').value)) === ${JSON.stringify(JSON.stringify(wanted))}`, async () => `${wanted}, not ${await values(page, labels)}`);

scenario('cells that one drags over are one range: summed, filled and emptied by the buttons at the foot, each one step', async ({ page }) => {
  await declared(page, '资金');
  const all = [...BASIC, ...PROJECT];
  const before = await values(page, all);
  await drag(page, BASIC[0], PROJECT[1]);
  await marked(page, 4);
  await told(page, '已选 2 行 2 栏，4 格有内容；数值 4 个，合计 952.87，平均 238.2175');
  await at(page, BASIC[0]);
  await page.button('向右填充').click();
  await stands(page, all, [before[0], before[0], before[2], before[2]]);
  await page.button('清空').click();
  await stands(page, all, ['', '', '', '']);
  await told(page, '0 格有内容');
  await page.press('Control+z');
  await page.press('Control+z');
  await stands(page, all, before);
  await marked(page, 0);
}, { varies: ['focus', 'layout'] });

scenario('Shift and the arrows, and Shift with a click, let a range go on; keys act on it, typing and Escape end it', async ({ page }) => {
  await declared(page, '资金');
  const all = [...BASIC, ...PROJECT];
  await page.type(PROJECT[0], '5');
  const before = await values(page, all);
  await page.field(BASIC[0]).click();
  await page.press('Shift+ArrowDown');
  await told(page, '已选 2 行 1 栏');
  await page.press('Shift+ArrowRight');
  await told(page, '已选 2 行 2 栏');
  await page.press('Shift+ArrowLeft');
  await told(page, '已选 2 行 1 栏');
  await page.press('Control+d');
  await stands(page, all, [before[0], before[1], before[0], before[3]]);
  await page.press('Control+z');
  await stands(page, all, before);
  // The range ends with whatever else is done.
  await marked(page, 0);
  await page.field(BASIC[0]).click();
  await page.evaluate((label) => {
    const area = document.querySelector(`main textarea[aria-label="${label}"]`);
    area.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey: true, button: 0 }));
  }, PROJECT[1]);
  await told(page, '已选 2 行 2 栏');
  await at(page, BASIC[0]);
  await page.driver.type('9');
  await stands(page, all, ['9', ...before.slice(1)]);
  await marked(page, 0);
}, { varies: ['focus'] });

scenario('a part of a text that is marked goes on being marked by Shift and the arrows, and Escape ends a range before it takes back what was typed', async ({ page }) => {
  await declared(page, '资金');
  await page.field(BASIC[0]).click();
  await page.press('F2');
  await page.press('Shift+ArrowLeft');
  await page.until(() => document.activeElement.selectionEnd - document.activeElement.selectionStart === 1, 'one character to be marked');
  await marked(page, 0);
  await page.type(BASIC[1], '7');
  await page.press('Control+a');
  await page.press('Shift+ArrowDown');
  await told(page, '已选 2 行 1 栏');
  await page.press('Escape');
  await marked(page, 0);
  assert.deepEqual(await values(page, [BASIC[1]]), ['7']);
}, { varies: ['focus'] });

scenario('a single text goes into every cell of a range, a block begins at its first cell, and a range is copied with what is computed in it', async ({ page }) => {
  await declared(page, '资金');
  const all = [...BASIC, ...PROJECT];
  await page.field(PROJECT[1]).click();
  await page.press('Shift+ArrowUp');
  await page.press('Shift+ArrowLeft');
  await told(page, '已选 2 行 2 栏');
  await page.field(PROJECT[1]).paste('3.5');
  await stands(page, all, ['3.5', '3.5', '3.5', '3.5']);
  await page.field(PROJECT[1]).paste('1\t2\n3\t4');
  await page.button('粘贴 4 格').click();
  await stands(page, all, ['1', '2', '3', '4']);
  await page.evaluate(() => {
    const { setData } = DataTransfer.prototype;
    DataTransfer.prototype.setData = function watched(kind, text) {
      if (kind === 'text/plain') window.copiedRange = text;
      return setData.call(this, kind, text);
    };
  });
  // A second click in the cell one is in would mean a place in its text.
  await page.field('其他资金').click();
  await page.field(BASIC[0]).click();
  for (const key of ['ArrowRight', 'ArrowDown']) await page.press(`Shift+${key}`);
  await page.press('Control+c');
  await page.see('已复制 2 行 2 栏');
  assert.equal(await page.evaluate(() => window.copiedRange), '1\t2\r\n3\t4\r\n');
  await at(page, BASIC[0]);
}, { varies: ['focus'] });

scenario('over the rows of a 二级指标 a range has the column, and what is typed in several groups is emptied in one step', async ({ page }) => {
  await declared(page, '指标', '运行监控');
  const labels = await page.evaluate(() => [...document.querySelectorAll('main textarea[aria-label$="半年指标值"]')].map((area) => area.getAttribute('aria-label')));
  const [first, last] = [labels[0], labels[labels.length - 2]];
  await page.field(first).click();
  await page.evaluate((label) => {
    const area = document.querySelector(`main textarea[aria-label="${label}"]`);
    area.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey: true, button: 0 }));
  }, last);
  await told(page, '1 栏');
  await page.press('Delete');
  await page.until(() => [...document.querySelectorAll('main textarea[aria-label$="半年指标值"]')].slice(0, -2).every((area) => area.value === ''), 'the column to be empty');
  await page.press('Control+z');
  await page.until(`document.querySelector('main textarea[aria-label="${first}"]').value !== ''`, 'the column to be back');
  await go(page, '履职');
  await marked(page, 0);
});
