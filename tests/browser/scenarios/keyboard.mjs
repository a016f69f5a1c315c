// The work without a mouse: up and down the columns, steps with rows, shortcuts and their list.
import assert from 'node:assert/strict';
import { arrive, at, declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? '');

/** The names of the rows of a group, in order. */
const names = (page, group = 'duty') => page.evaluate((of) => [...document.querySelectorAll(`.${of} .indicators .name textarea`)].map((area) => area.value), group);

const count = (page, rows) => page.until(`document.querySelectorAll('.duty .indicators .name textarea').length === ${rows}`, `${rows} rows`);

/** The focus is in a field of the row with this position. */
const inRow = (page, row) => page.until(
  `document.activeElement.tagName === 'TEXTAREA' && document.activeElement.closest('tr') === document.querySelectorAll('.duty .indicators tbody tr')[${row}]`,
  `the focus to be in row ${row}`,
);

scenario('Enter and the arrows go up and down a column, over merged cells', async ({ page }) => {
  await declared(page, '履职');
  const [first, second, third] = await names(page);
  await page.field(`${first} 半年指标值`).click();
  await page.press('Enter');
  await at(page, `${second} 半年指标值`);
  await page.press('ArrowDown');
  await at(page, `${third} 半年指标值`);
  await page.press('Shift+Enter');
  await at(page, `${second} 半年指标值`);
  await page.press('ArrowUp');
  await at(page, `${first} 半年指标值`);
  // Where the column begins there is nowhere to go.
  const [top] = await names(page, 'decision');
  await page.field(`${top} 半年指标值`).click();
  await page.press('ArrowUp');
  await at(page, `${top} 半年指标值`);
  assert.deepEqual((await names(page)).slice(0, 3), [first, second, third]);
}, { varies: ['focus'] });

scenario('Ctrl with an arrow goes to the end of a column, and Enter scrolls no farther than the row below', async ({ page }) => {
  await declared(page, '决策');
  const all = [...(await names(page, 'decision')), ...(await names(page, 'process'))];
  await page.field(`${all[0]} 半年指标值`).click();
  await page.press('Control+ArrowDown');
  await page.until(() => document.activeElement.closest('tr').matches('.satisfaction .to-come'), 'the last row');
  await page.press('Control+ArrowUp');
  await at(page, `${all[0]} 半年指标值`);
  // Past the fold the page goes on by about a row, and nothing that stays at the edges lies over the cell.
  const place = () => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return { y: scrollY, top, bottom, height: innerHeight }; };
  let before = await page.evaluate(place);
  for (const name of all.slice(1).map((name) => name || '新的一行')) {
    await page.press('Enter');
    await at(page, `${name} 半年指标值`);
    const now = await page.evaluate(place);
    assert.ok(now.y - before.y < 160, `${name}: scrolled by ${now.y - before.y} px`);
    assert.ok(now.top >= 88 && now.bottom <= now.height, `${name} at ${now.top}`);
    before = now;
  }
}, { varies: ['layout'] });

scenario('Escape takes back what was typed in a cell, as one step that can be had again', async ({ page }) => {
  await declared(page, '履职');
  const cell = page.field('培育技术经纪人 全年指标值');
  await cell.click();
  await page.press('End');
  await page.driver.type('以上');
  await page.press('Escape');
  assert.equal(await cell.value(), '≥200人');
  await at(page, '培育技术经纪人 全年指标值');
  // Nothing was typed since: what stands stays.
  await page.press('Escape');
  assert.equal(await cell.value(), '≥200人');
  await page.press('Control+y');
  assert.equal(await cell.value(), '≥200人以上');
  // What was left is no longer taken back.
  await page.press('Enter');
  await page.press('Shift+Enter');
  await page.press('Escape');
  assert.equal(await cell.value(), '≥200人以上');
}, { varies: ['focus'] });

scenario('Enter goes down the amounts, and adds nothing to them', async ({ page }) => {
  await declared(page, '资金');
  await page.field('一般公共预算资金').click();
  await page.press('Enter');
  await at(page, '政府性基金');
  assert.ok(!(await page.field('一般公共预算资金').value()).includes('\n'));
});

scenario('Enter in a long text is a new line', async ({ page }) => {
  await declared(page, '目标');
  await page.type('中长期目标', '一');
  await page.press('Enter');
  await page.driver.type('二');
  assert.equal(await page.field('中长期目标').value(), '一\n二');
});

scenario('Enter in an explanation is a new line, in a table too', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  const second = '培育技术经纪人';
  await page.type(`${second} 全年实际完成值`, '85人');
  await page.type(`${second} 偏差原因及改进措施`, '一');
  await page.press('Enter');
  await page.driver.type('二');
  assert.equal(await page.field(`${second} 偏差原因及改进措施`).value(), '一\n二');
});

scenario('rows are added, copied, moved and removed by keys, and the focus stays with them', async ({ page }) => {
  await declared(page, '履职');
  const before = await names(page);
  const [first] = before;
  await page.field(`${first} 全年指标值`).click();
  await page.press('Alt+ArrowDown');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea')[1].value === ${JSON.stringify(first)}`, 'the row to be moved');
  await inRow(page, 1);
  await page.press('Alt+ArrowUp');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea')[0].value === ${JSON.stringify(first)}`, 'the row to be back');
  await inRow(page, 0);
  await page.press('Control+Shift+Enter');
  await count(page, before.length + 1);
  await at(page, '三级指标');
  const copied = await names(page);
  assert.deepEqual([copied.length, copied[0], copied[1]], [before.length + 1, first, first]);
  // The name of a copy is chosen, to be typed over.
  assert.equal(await page.evaluate(() => getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), first);
  // This one belongs to the text: it deletes a word, never a row.
  await page.press('F2');
  await page.press('Control+Delete');
  await page.press('Alt+Delete');
  await count(page, before.length);
  await inRow(page, 1);
  await page.press('Control+Enter');
  await count(page, before.length + 1);
  await inRow(page, 2);
  await at(page, '负责成果转化 重点工作');
  await page.driver.type('新的指标');
  for (const step of ['填写 重点工作', '增加指标', `删除指标 ${first}`, `复制指标 ${first}`]) {
    await page.press('Control+z');
    await page.see(`已撤销：${step}`);
  }
  await count(page, before.length);
}, { varies: ['focus'] });

scenario('the shortcuts are listed under the question mark, and the list gives the focus back', async ({ page }) => {
  await declared(page, '履职');
  const [first] = await names(page);
  await page.field(`${first} 全年指标值`).click();
  await page.press('F1');
  await page.see('Ctrl+Shift+Z');
  await page.until(() => document.activeElement.closest('[role="dialog"]') !== null, 'the focus to be in the list');
  await page.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('[role="dialog"]') !== null), true);
  await page.press('Escape');
  await page.unseen('Ctrl+Shift+Z');
  await at(page, `${first} 全年指标值`);
  // In a text a question mark is a question mark.
  await page.driver.type('?');
  assert.match(await page.field(`${first} 全年指标值`).value(), /\?$/);
  await page.evaluate(() => document.getElementById('part').focus());
  await page.driver.type('?');
  await page.see('Ctrl+Shift+Z');
});

scenario('findings, parts and the file are reached by keys', async ({ page }) => {
  await declared(page, '资金');
  await page.press('Alt+PageDown');
  await arrive(page, '目标');
  await page.press('Alt+PageUp');
  await arrive(page, '资金');
  await page.press('F8');
  await page.see('（1/');
  await page.press('F8');
  await page.see('（2/');
  await page.press('Shift+F8');
  await page.see('（1/');
  const file = await page.download(() => page.press('Control+e'));
  assert.match(file.name, /绩效目标表\.json$/);
  await page.press('Control+s');
  await page.see('内容会自动保存');
});

scenario('a small job is done by keys alone, from the first value to the file', async ({ page }) => {
  await declared(page, '履职');
  const before = await names(page);
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the focus to be in the box');
  await page.driver.type('≥900亿元');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]') !== null, 'the place');
  await page.press('Escape');
  await at(page, `${before[0]} 全年指标值`);
  // What was found is chosen, so typing replaces it.
  await page.driver.type('≥950 亿元');
  await page.press('Enter');
  await at(page, `${before[1]} 全年指标值`);
  await page.press('Alt+ArrowDown');
  await inRow(page, 2);
  await page.press('Control+Shift+Enter');
  await count(page, before.length + 1);
  await at(page, '三级指标');
  await page.press('Control+z');
  await page.see(`已撤销：复制指标 ${before[1]}`);
  await count(page, before.length);
  await page.press('F8');
  await page.see('（1/');
  const file = await page.download(() => page.press('Control+e'));
  const rows = JSON.parse(file.text).form.indicators.filter((row) => row.level1 === 'duty');
  assert.deepEqual(rows.slice(0, 3).map((row) => row.name), [before[0], before[2], before[1]]);
  assert.equal(rows[0].target.fullYear, '≥950 亿元');
});

scenario('the Enter that ends a composition stays in its cell', async ({ page }) => {
  await declared(page, '履职');
  const [first] = await names(page);
  const field = page.field(`${first} 全年指标值`);
  await field.compose(['n', 'ni', '你'], '你');
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })));
  await at(page, `${first} 全年指标值`);
  assert.equal(await field.value(), '你');
}, { needs: ['ime'] });

scenario('a row that goes over to another 二级指标 by key keeps the column one is in, and by its button the button', async ({ page }) => {
  await declared(page, '效益指标');
  const level2 = (name) => page.evaluate((of) => {
    const row = [...document.querySelectorAll('.benefit .indicators .name textarea')].find((area) => area.value === of).closest('tbody');
    return row.querySelector('.level2 textarea').value;
  }, name);
  const [first] = await names(page, 'benefit');
  const before = await level2(first);
  await page.field(`${first} 全年指标值`).click();
  for (let step = 0; step < 9 && (await level2(first)) === before; step += 1) {
    await page.press('Alt+ArrowDown');
    await at(page, `${first} 全年指标值`);
  }
  assert.notEqual(await level2(first), before);
  await page.press('F4');
  await page.press('ArrowRight');
  await page.press('ArrowRight');
  await at(page, `上移 ${first}`);
  for (let step = 0; step < 9 && (await level2(first)) !== before; step += 1) {
    await page.press('Enter');
    await at(page, `上移 ${first}`);
  }
  assert.equal(await level2(first), before);
});

scenario('when the last row of a group is deleted the focus is in the row that stands for it, then at the heading', async ({ page }) => {
  await declared(page, '效益指标');
  const rows = () => page.evaluate(() => document.querySelector('.satisfaction .indicators').querySelectorAll('tr:not(.to-come) .name textarea').length);
  assert.equal(await rows(), 1);
  await page.evaluate(() => document.querySelector('.satisfaction .indicators').querySelector('.name textarea').focus());
  await page.press('Alt+Delete');
  await page.until(() => {
    const focused = document.activeElement;
    return focused.tagName === 'TEXTAREA' && focused.value === '' && focused.closest('.indicators') === document.querySelector('.satisfaction .indicators');
  }, 'the focus to be in the empty row');
  await page.press('Alt+Delete');
  await page.until(() => document.activeElement.id === 'part', 'the focus to be at the heading');
  for (let step = 0; step < 2; step += 1) await page.press('Control+z');
  await page.until(() => document.activeElement.tagName === 'TEXTAREA', 'the focus to be in the row that is back');
  assert.equal(await rows(), 1);
}, { varies: ['focus'] });
