// Tables copied as they are seen, for spreadsheets and to be pasted back.
import assert from 'node:assert/strict';
import { dialog, sheet } from '../lib/cells.mjs';
import { at, declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** Presses the button that copies a table; gives what is put on the clipboard, by kind. */
async function copied(page, table) {
  await page.evaluate(() => {
    window.copiedCells = {};
    if (window.copyWatched) return;
    window.copyWatched = true;
    const { setData } = DataTransfer.prototype;
    DataTransfer.prototype.setData = function watched(kind, text) {
      window.copiedCells[kind] = text;
      return setData.call(this, kind, text);
    };
  });
  await page.button(`复制表格 ${table}`).click();
  await page.see(`已复制“${table}”`);
  return page.evaluate(() => window.copiedCells);
}

/** Cells as a spreadsheet reads them, written another way than the program's own reader. */
function cells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\r]|$)|([^\t\r]*))(\t|\r\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

const written = (rows) => rows.map((row) => row.map((cell) => (/[\t\n]|^"/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join('\t')).join('\r\n');

/** The boxes of a table as they are drawn: for each line and column the id of the box, null where there is none; merged cells only where they begin. */
const boxes = (page, nth) => page.evaluate((at) => {
  const table = [...document.querySelectorAll('main table.grid')][at];
  // Of groups without 重点工作 the 二级指标 takes its room, but is one column.
  const width = (cell) => (cell.matches('.level2') ? 1 : cell.colSpan);
  const columns = [...table.tHead.rows[0].cells].filter((cell) => !cell.matches('.actions')).reduce((sum, cell) => sum + width(cell), 0);
  const lines = [...table.rows].map(() => []);
  [...table.rows].forEach((row, line) => {
    let column = 0;
    for (const cell of row.cells) {
      while (lines[line][column] !== undefined) column += 1;
      const box = cell.querySelector('textarea');
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let over = 0; over < width(cell); over += 1) lines[line + down][column + over] = box && !down && !over ? box.id : null;
      }
    }
  });
  return lines.filter((_, at) => !table.rows[at].matches('.to-come')).map((line) => line.slice(0, columns));
}, nth);

scenario('a table is copied as it is seen, and pasted back it changes nothing', async ({ page }) => {
  await declared(page, '资金');
  const { 'text/plain': text, 'text/html': html } = await copied(page, '收入');
  const rows = cells(text);
  assert.deepEqual(rows[0], ['资金来源', '', '全年预算数']);
  assert.deepEqual(rows[1], ['资金总额', '', '658.29']);
  assert.equal(rows.length, 10);
  assert.match(html, /<td style="mso-number-format:'0\\.00'">658\.29<\/td>/);
  await at(page, '复制表格 收入');
  await page.field('其他资金').paste(text);
  await page.see('没有要改动的内容');
  await page.press('Enter');
  await dialog(page).gone();
  assert.equal(/^撤销：/.test((await page.button('撤销').state()).name), false);
});

scenario('the clipboard itself carries a table out and back', async ({ page }) => {
  await declared(page, '资金');
  await page.button('复制表格 支出').click();
  await page.see('已复制“支出”');
  await page.type('项目支出全年预算数', '9');
  await page.press('Control+v');
  await dialog(page).exists();
  assert.deepEqual((await sheet(page)).find((row) => row[0] === '项目支出').slice(-1), ['[9] 0.4']);
  await at(page, '粘贴 1 格');
}, { varies: ['files'] });

scenario('where the browser does not copy, it is said', async ({ page }) => {
  await declared(page, '资金');
  await page.evaluate(() => { document.execCommand = () => false; });
  await page.button('复制表格 支出').click();
  await page.see('浏览器不允许写入剪贴板');
}, { varies: ['files'] });

const PARTS = {
  资金: ['收入', '支出'], 指标: ['决策', '过程', '履职', '效益指标', '满意度指标'], 执行与基础数据: ['半年预算执行', '全年预算执行', '基础数据'],
  运行监控: ['运行监控'], 绩效自评: ['绩效自评'],
};
const BY_STAGE = { 目标申报: ['指标'], 运行监控: ['指标', '运行监控'], 绩效自评: Object.keys(PARTS) };

for (const [stage, parts] of Object.entries(BY_STAGE)) {
  scenario(`every cell that is pasted lands in the box that is drawn there, during ${stage}`, async ({ page }) => {
    await declared(page, '履职', stage);
    for (const part of parts) {
      await go(page, part);
      for (const [nth, table] of PARTS[part].entries()) {
        const drawn = await boxes(page, nth);
        const rows = cells((await copied(page, table))['text/plain']);
        assert.deepEqual(rows.map((row) => row.length), drawn.map((line) => line.length), `${table}: its shape`);
        const expected = {};
        drawn.forEach((line, at) => line.forEach((id, column) => {
          if (id) rows[at][column] = expected[id] = `${at}.${column}`;
        }));
        const count = Object.keys(expected).length;
        assert.ok(count > 0, table);
        const [first] = Object.keys(expected);
        // New names below heads would be new rows, so where names are typed the block comes without heads and lies where it is pasted.
        const renames = Object.keys(expected).some((id) => id.endsWith('-name'));
        await page.css(`[id="${first}"]`).paste(written(renames ? rows.slice(1) : rows));
        await page.see(`${count} 格写入`);
        assert.equal(await page.css('.cells-list .refused').count(), 0, table);
        await page.click(`粘贴 ${count} 格`);
        await page.see(`已粘贴 ${count} 格`);
        const found = await page.evaluate((ids) => Object.fromEntries(ids.map((id) => [id, document.getElementById(id)?.value])), Object.keys(expected));
        assert.deepEqual(found, expected, table);
      }
    }
  });
}
