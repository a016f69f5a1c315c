// What stands in the storage may have been damaged or changed by anything. The program lists all of it, opens what can be read, and leaves alone what cannot.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { damaged, mangled } from '../../shipped/inputs.mjs';
import { scenario } from '../lib/scenarios.mjs';

const COUNT = 100;
const FILE = readFileSync(new URL('../../fixtures/form-v2.json', import.meta.url), 'utf8');
const { results, ...whole } = JSON.parse(FILE);
const record = (text, at) => `${1_750_000_000_000 + at} k3x9\n${text}`;

/** Half are bad copies of a record, half are whole but for one thing in the form; a few are no records at all. */
function tampered() {
  const odd = ['', '\n', '5', '\u0000', '1750000000000 k3x9', '99999999999999999999 w\n{}', '-1 w\n{}', '1e3\n{}', `1750000000000 w\n${'['.repeat(5_000)}`, 'null', '{"format":"budget-form"}', record('\ufeff{}', 0)];
  const half = (COUNT - odd.length) / 2;
  return [...odd, ...mangled(record(JSON.stringify(whole), 0), half), ...[...damaged(FILE, half)].map(record)];
}

const keyOf = (at) => `budget-form/form/${1_000 + at}`;

scenario('a hundred tampered records are listed, opened or left alone, and none is lost', async ({ page }) => {
  await page.open();
  const texts = tampered();
  assert.equal(texts.length, COUNT);
  await page.evaluate((all) => all.forEach(([key, text]) => localStorage.setItem(key, text)), texts.map((text, at) => [keyOf(at), text]));
  await page.reload();
  await page.until(() => document.querySelectorAll('.shelf tbody tr').length >= 100, 'a row for each record');
  const rows = await page.evaluate(() => [...document.querySelectorAll('.shelf tbody tr')].map((row) => [row.querySelector('a')?.hash ?? '', row.textContent]));
  assert.equal(rows.length, COUNT);
  const readable = rows.filter(([address]) => address !== '').map(([address]) => address);
  assert.ok(readable.length >= COUNT / 4 && readable.length <= COUNT - 20, `${readable.length} can be read`);
  for (const [address, text] of rows) if (address === '') assert.match(text, /无法读取的记录.*[\u4e00-\u9fff]{4}/);
  for (const address of readable) {
    await page.evaluate((to) => { location.hash = to; }, address);
    await page.until(`document.querySelector('main h1') && document.querySelector('nav a[href*="${address.split('/')[2]}"]')`, `the form ${address} to be shown`);
    await page.evaluate(() => { location.hash = location.hash.replace(/\w+$/, 'overview'); });
    assert.equal(await page.css('#boot').count(), 0, `${address}: ${await page.text()}`);
  }
  await page.evaluate(() => { location.hash = '#/'; });
  await page.until(() => document.querySelectorAll('.shelf tbody tr').length >= 100, 'the list again');
  const kept = await page.evaluate((keys) => keys.map((key) => localStorage.getItem(key)), texts.map((_, at) => keyOf(at)));
  assert.deepEqual(kept, texts, 'looking at a form changes no record');
});

scenario('a record of a newer program says which version opens it, and can be taken out', async ({ page }) => {
  await page.open();
  const text = record(JSON.stringify({ ...whole, version: 99, program: '7.1.0' }), 5);
  await page.evaluate((key, newer) => localStorage.setItem(key, newer), keyOf(0), text);
  await page.reload();
  await page.see('请用本程序 7.1.0 或更新的版本打开');
  assert.equal((await page.download(() => page.click('导出原始内容'))).text, text);
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), keyOf(0)), text);
}, { varies: ['storage'] });

scenario('what can be read of a damaged record is shown, taken out alone, and takes its place when one asks for it', async ({ page }) => {
  await page.open();
  // Pretty-printed as the program writes it, with one line broken and the end gone.
  const good = record(JSON.stringify({ format: 'budget-form', version: 2, form: { ...whole.form, year: '2031' } }, null, 2), 7);
  const text = good.slice(0, good.lastIndexOf('"lastYear"')).replace(/"stage": "\w+",/, '"stage": "sel\u0000');
  assert.notEqual(text.length, good.length);
  await page.evaluate((key, damaged) => localStorage.setItem(key, damaged), keyOf(0), text);
  await page.reload();
  await page.see('能读出的内容');
  assert.match(await page.css('.shelf tbody tr').text(), /2031年度，指标 [1-9]/);
  const taken = JSON.parse((await page.download(() => page.click('导出能读出的内容'))).text);
  assert.equal(taken.form.year, '2031');
  assert.equal(taken.form.indicators.length, whole.form.indicators.length);
  assert.ok(taken.form.unplaced.some((line) => line.text.includes('sel\u0000')), JSON.stringify(taken.form.unplaced));
  // Asked once more, the first answer changes nothing.
  await page.click('修复 无法读取的记录');
  await page.click('不修复');
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), keyOf(0)), text);
  await page.click('修复 无法读取的记录');
  await page.click('确认修复');
  await page.see('已修复，请逐项核对');
  assert.equal(await page.css('.shelf tbody tr').count(), 1);
  await page.until(() => document.activeElement.tagName === 'A', 'the focus to stay in the row');
  await page.reload();
  await page.evaluate((to) => { location.hash = to; }, `#/form/${keyOf(0).split('/')[2]}/profile`);
  await page.see('sel\u0000');
  assert.equal(await page.field('年度').value(), '2031');
}, { varies: ['storage'] });
