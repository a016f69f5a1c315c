// Blocks of cells from spreadsheets: shown before they are pasted, one step to undo.
import assert from 'node:assert/strict';
import { dialog, sheet } from '../lib/cells.mjs';
import { at, declared, go, nameOfFocus } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

scenario('a block from a spreadsheet is shown, pasted in one step, and taken back in one', async ({ page }) => {
  await declared(page, '资金');
  const before = await page.field('上年结转资金').value();
  await page.field('上年结转资金').paste('1,294.58\r\n０.４\r\n7\r\n');
  await dialog(page).exists();
  await page.see('2 格写入，1 格不能写入');
  assert.deepEqual(await sheet(page), [
    ['行', '全年预算数'],
    ['上年结转资金', `[${before}] 1294.58`],
    ['其他资金', '[0] 0.4'],
    ['{! 超出表的最后一行}', '7'],
  ]);
  // The third amount would be lost: the dialog says so first, and a key pressed without reading pastes nothing.
  assert.match(await page.css('#cells-told').text(), /^有 1 格的内容放不进表中，粘贴后会缺少：超出表的最后一行 1 格。/);
  await at(page, '取消');
  await page.press('Enter');
  await dialog(page).gone();
  assert.equal(await page.field('上年结转资金').value(), before);
  await page.field('上年结转资金').paste('1,294.58\r\n０.４\r\n');
  await dialog(page).exists();
  await at(page, '粘贴 2 格');
  await page.press('Enter');
  await dialog(page).gone();
  await page.see('已粘贴 2 格，可撤销');
  await at(page, '上年结转资金');
  assert.equal(await page.field('上年结转资金').value(), '1294.58');
  assert.equal(await page.field('其他资金').value(), '0.4');
  await page.see('1,953.27');
  await page.press('Control+z');
  await page.see('已撤销：粘贴 2 格');
  assert.equal(await page.field('上年结转资金').value(), before);
  assert.equal(await page.field('其他资金').value(), '0');
  // Taken back, a paste shows where it began, as it did when it was made.
  await page.field('其他资金').click();
  await page.press('Control+y');
  await page.see('已恢复：粘贴 2 格');
  await at(page, '上年结转资金');
  await page.field('其他资金').click();
  await page.press('Control+z');
  await page.see('已撤销：粘贴 2 格');
  await at(page, '上年结转资金');
});

scenario('a single value, and lines in a text that takes them, are pasted as ever', async ({ page }) => {
  await declared(page, '资金');
  for (const value of ['12.5', '13.5\r\n']) {
    await page.field('其他资金').paste(value);
    assert.equal((await page.field('其他资金').value()).trim(), value.trim());
    assert.equal(await dialog(page).count(), 0);
  }
  await go(page, '目标');
  await page.field('年度目标').paste('一\n二\t三');
  assert.equal(await page.field('年度目标').value(), '一\n二\t三');
  assert.equal(await dialog(page).count(), 0);
});

scenario('Esc leaves everything as it was, keys stay in the dialog, and the focus goes back', async ({ page }) => {
  await declared(page, '履职');
  const names = await page.evaluate(() => [...document.querySelectorAll('.duty .name textarea')].map((area) => area.value));
  await page.css('.duty .name textarea', { nth: 2 }).paste('甲\n乙');
  await at(page, '粘贴 2 格');
  await page.press('Control+z');
  await page.press('F1');
  assert.equal(await dialog(page).count(), 1);
  const stops = [];
  for (let step = 0; step < 4; step += 1) {
    await page.press('Tab');
    stops.push(await nameOfFocus(page));
  }
  assert.deepEqual(stops, ['全部放入这一格', '取消', '粘贴后的内容', '粘贴 2 格']);
  await page.press('Escape');
  await dialog(page).gone();
  await page.until(`document.activeElement === document.querySelectorAll('.duty .name textarea')[2]`, 'the focus to be back');
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.duty .name textarea')].map((area) => area.value)), names);
  assert.equal(/^撤销：/.test((await page.button('撤销').state()).name), false);
  await page.css('.duty .name textarea', { nth: 2 }).paste('甲\r\n乙\r\n');
  await page.click('全部放入这一格');
  await page.until(`document.querySelectorAll('.duty .name textarea')[2].value === '甲\\n乙'`, 'both lines in one cell');
}, { varies: ['focus'] });

/** Clicks at a place of the window: inside the dialog, or beside it. */
async function clickAt(page, inside) {
  const [x, y] = await page.evaluate((within) => {
    const box = document.querySelector('[role=dialog]').getBoundingClientRect();
    return within ? [box.left + box.width / 2, box.top + 8] : [box.left / 2, box.top + 100];
  }, inside);
  await page.driver.mouse('move', x, y);
  await page.driver.mouse('down', x, y);
  await page.driver.mouse('up', x, y);
}

/** What of the page below can still be read out. */
const reachable = (page) => page.evaluate(() => [...document.querySelectorAll('main, header, nav, .tray')].filter((part) => !part.closest('[aria-hidden=true]')).map((part) => part.className));

scenario('a click beside a dialog cancels it, one inside does not, and Esc is heard after it', async ({ page }) => {
  await declared(page, '履职');
  const opens = {
    粘贴: () => page.css('.duty .name textarea', { nth: 2 }).paste('甲\n乙'),
    快捷键: async () => {
      await page.css('.duty .name textarea', { nth: 2 }).click();
      await page.press('F1');
    },
  };
  for (const [title, open] of Object.entries(opens)) {
    await open();
    await page.until(`document.querySelector('[role=dialog] h2')?.textContent.startsWith('${title}')`, `the dialog ${title}`);
    assert.deepEqual(await reachable(page), []);
    await clickAt(page, true);
    assert.equal(await dialog(page).count(), 1);
    // Neither the step back nor the search is done below it.
    await page.press('Control+f');
    await page.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('[role=dialog]') !== null), true);
    await page.press('Escape');
    await dialog(page).gone();
    await page.until(`document.activeElement === document.querySelectorAll('.duty .name textarea')[2]`, 'the focus to be back');
    assert.equal((await reachable(page)).length, 4);
    assert.equal(await page.css('.find').count(), 0);
    await open();
    await dialog(page).exists();
    await clickAt(page, false);
    await dialog(page).gone();
    await page.until(`document.activeElement === document.querySelectorAll('.duty .name textarea')[2]`, 'the focus to be back');
  }
  // Text chosen in the dialog with the mouse let go outside is no click beside it.
  await opens.粘贴();
  const box = await page.evaluate(() => {
    const { left, top } = document.querySelector('[role=dialog]').getBoundingClientRect();
    return { left, top };
  });
  await page.driver.mouse('move', box.left + 30, box.top + 60);
  await page.driver.mouse('down', box.left + 30, box.top + 60);
  await page.driver.mouse('move', box.left / 2, box.top + 60);
  await page.driver.mouse('up', box.left / 2, box.top + 60);
  assert.equal(await dialog(page).count(), 1);
  await page.press('Escape');
  await dialog(page).gone();
});

scenario('what the filter leaves out is neither overwritten nor added again, and new rows go to the very end', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('全市技术合同成交额 半年实际完成值', '100 亿元');
  await go(page, '履职');
  const names = () => page.evaluate(() => [...document.querySelectorAll('.duty tr:not(.to-come) .name textarea')].map((area) => area.value));
  const all = await names();
  await page.field('筛选').choose('半年未达成');
  await page.until(() => document.querySelectorAll('.indicators tr:not(.to-come) .name textarea').length === 1, 'one row');
  await page.field('三级指标').paste('三级指标\t全年指标值\n培育技术经纪人\t≥210人\n新来的指标\t≥5家\n');
  await page.see('在全表末尾（筛选未显示的行之后）增加 1 行');
  assert.deepEqual((await sheet(page)).slice(1), [['培育技术经纪人 {筛选未显示}', '[≥200人] ≥210人'], ['新来的指标 {新增}', '≥5家']]);
  await page.click('粘贴 3 格');
  await page.see('已粘贴 3 格');
  await page.click('显示全部');
  await page.until(`document.querySelectorAll('.duty tr:not(.to-come) .name textarea').length === ${all.length + 1}`, 'all rows');
  assert.deepEqual(await names(), [...all, '新来的指标']);
  assert.equal(await page.field('培育技术经纪人 全年指标值').value(), '≥210人');
});

scenario('a large block is read as a table that scrolls inside the dialog, with its marks', async ({ page }) => {
  await declared(page, '履职');
  await page.driver.resize(1366, 768);
  const rows = Array.from({ length: 54 }, (_, at) => `指标${at}\t≥${at} 家\t${at === 3 ? '#DIV/0!' : `≥${at * 2} 家`}\t备注${at}`);
  await page.css('.duty .name textarea').paste(`三级指标\t半年指标值\t全年指标值\t说明\r\n${rows.join('\r\n')}\r\n`);
  await page.see('! 表中没有对应的栏');
  const shown = await sheet(page);
  assert.equal(shown.length, 55);
  assert.deepEqual(shown[0], ['行', '半年指标值', '全年指标值', '! 表中没有对应的栏']);
  assert.deepEqual(shown[4], ['指标3 {新增}', '≥3 家', '#DIV/0! {! 电子表格的错误值}', '备注3']);
  const box = await page.evaluate(() => {
    const list = document.querySelector('.cells-list');
    list.scrollTop = 400;
    const head = list.querySelector('thead th').getBoundingClientRect().top - list.getBoundingClientRect().top;
    return { inside: list.scrollHeight > list.clientHeight, head: Math.abs(head) <= 2, button: document.querySelector('.dialog .primary').getBoundingClientRect().bottom <= innerHeight };
  });
  assert.deepEqual(box, { inside: true, head: true, button: true });
  await page.press('Escape');
});

scenario('rows beyond the end are added where one wants them, with their 二级指标', async ({ page }) => {
  await declared(page, '履职');
  const count = await page.css('.duty tr:not(.to-come) .name textarea').count();
  const block = '新指标一\t≥1\t≥2\r\n新指标二\t≥3\t≥4\r\n新指标三\t\t\r\n';
  await page.css('.duty .name textarea', { nth: count - 1 }).paste(block);
  await page.see('7 格写入，2 行新增（名称 2 格也计入，列在“行”一栏）');
  await page.field('在末尾增加 2 行').click();
  await page.see('3 格写入');
  await page.see('超出表的最后一行');
  await page.field('在末尾增加 2 行').click();
  await page.click('粘贴 7 格');
  await page.see('已粘贴 7 格');
  await page.until(`document.querySelectorAll('.duty tr:not(.to-come) .name textarea').length === ${count + 2}`, 'two rows more');
  assert.equal(await page.field('新指标二 全年指标值').value(), '≥4');
  await page.press('Control+z');
  await page.until(`document.querySelectorAll('.duty tr:not(.to-come) .name textarea').length === ${count}`, 'the rows to be gone');
  // A whole table with its heads, merged cells below a new 二级指标.
  await page.css('.duty .level2 textarea').paste(`二级指标\t三级指标\t全年指标值\r\n${'\t\t\r\n'.repeat(count)}负责档案\t归档\t≥5\r\n\t利用\t≥6\r\n`);
  await page.see('第一行是栏名，各栏按栏名对应');
  await page.see('2 行新增');
  await page.button('取消').click();
});

scenario('what has a place is pasted by name, also between hidden rows', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.field('培育技术经纪人 半年实际完成值').paste('技术经纪人培训\t3场\r\n全市技术合同成交额\t460 亿元\r\n');
  await page.see('各行按名称对应');
  assert.deepEqual(await sheet(page), [['行', '半年完成值'], ['技术经纪人培训', '3场'], ['全市技术合同成交额', '460 亿元']]);
  await page.field('按栏名和名称对应位置').click();
  await page.see('由程序计算');
  await page.field('按栏名和名称对应位置').click();
  await page.click('粘贴 2 格');
  await page.until(() => document.activeElement.value === '3场', 'the focus in the first cell');
  await go(page, '履职');
  await page.field('筛选').choose('缺半年完成值');
  const seen = await page.evaluate(() => [...document.querySelectorAll('.duty tr:not(.to-come) .name textarea')].map((area) => area.value));
  assert.ok(!seen.includes('技术经纪人培训'));
  await page.field(`${seen[0]} 半年指标值`).paste('1\n2\n3');
  await page.see('只写入显示的行');
  assert.deepEqual((await sheet(page)).slice(1).map((row) => row[0]), seen.slice(0, 3));
});

scenario('a text that names a choice makes it, and is taken back with the rest', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.field('培育技术经纪人 全年预计完成值').paste('220人\t有可能\t人员、其他\t师资不足\r\n');
  await page.click('粘贴 4 格');
  await page.see('已粘贴 4 格');
  const chosen = async () => {
    // The focus comes back a frame later than the sentence.
    await page.until(() => document.activeElement.closest('tr'), 'the focus to be in the row');
    return page.evaluate(() => {
      const row = document.activeElement.closest('tr');
      return [row.querySelector('.likelihood select').value, ...[...row.querySelectorAll('[aria-pressed=true]')].map((pill) => pill.title)];
    });
  };
  assert.deepEqual(await chosen(), ['possible', '人员保障', '其他']);
  await page.press('Control+z');
  await page.see('已撤销：粘贴 4 格');
  assert.deepEqual(await chosen(), ['']);
});

scenario('words in the place of a number are marked with word and sign, counted, and pasted all the same', async ({ page }) => {
  await declared(page, '履职');
  const row = '全市技术合同成交额';
  await page.field(`${row} 半年指标值`).paste('稳步提高\t≥910亿元\r\n');
  await dialog(page).exists();
  await page.see('2 格写入，1 格写入后请核对（标“?”处）');
  const marks = await page.css('.cells-list td .reason').texts();
  assert.deepEqual(marks, ['? 原来是数，这里是文字']);
  await page.click('粘贴 2 格');
  await dialog(page).gone();
  assert.equal(await page.field(`${row} 半年指标值`).value(), '稳步提高');
});

/** Pastes what an office program puts on the clipboard: a table of HTML, and the plain text that it makes of it. */
const pasteHtml = (page, label, html, text) => page.evaluate(`(() => {
  const [html, text, label] = ${JSON.stringify([html, text, label])};
  const box = [...document.querySelectorAll('main textarea')].find((one) => one.getAttribute('aria-label') === label);
  box.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  return !box.dispatchEvent(event);
})()`);

scenario('a table from Word keeps its cells where they have several paragraphs, and nothing in it runs', async ({ page }) => {
  await declared(page, '履职');
  const first = await page.evaluate(() => document.querySelector('.duty th.name textarea').value);
  const html = `<html><head><style>td { color: red }</style></head><body><!--StartFragment--><table class=MsoTableGrid>
    <tr><td colspan=2><p class=MsoNormal>半年指标值</p></td><td>全年指标值</td></tr>
    <tr><td colspan=2><p>达到</p><p>预期&nbsp;目标</p></td><td>≥900<br>亿元<img src="x" onerror="window.ranFromClipboard = true"></td></tr>
    </table><script>window.ranFromClipboard = true</script></body></html>`;
  const label = `${first} 半年指标值`;
  assert.ok(await pasteHtml(page, label, html, '半年指标值\t\t全年指标值\n达到\n预期 目标\t\t≥900\n亿元\n'));
  await page.until(() => document.querySelector('[role=dialog] .cells-list'), 'the block to be shown');
  await page.button('粘贴 2 格').click();
  await page.until(() => !document.querySelector('[role=dialog]'), 'the dialog to be closed');
  const value = (name) => page.evaluate(`[...document.querySelectorAll('main textarea')].find((one) => one.getAttribute('aria-label') === ${JSON.stringify(name)}).value`);
  assert.equal(await value(label), '达到\n预期 目标');
  assert.equal(await value(`${first} 全年指标值`), '≥900\n亿元');
  assert.equal(await page.evaluate(() => 'ranFromClipboard' in window), false);
}, { varies: ['files'] });
