// The empty row at the end of a group: typing, pasting and filling make it a row, and leaving it makes nothing.
import assert from 'node:assert/strict';
import { at, declared } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const exported = async (page) => JSON.parse((await page.download(() => page.press('Control+e'))).text).form;

const rows = (page) => page.evaluate(() => [...document.querySelectorAll('.duty .indicators .name textarea')].map((area) => area.value));

scenario('the last row of a group is an empty one: typing in it makes it, in one step, and the next one waits below', async ({ page }) => {
  await declared(page, '履职');
  const before = await rows(page);
  assert.equal(before[before.length - 1], '');
  await page.css('.duty .name textarea', { nth: before.length - 1 }).click();
  await page.driver.type('新增指标');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea').length === ${before.length + 1}`, 'another empty row');
  assert.equal(await page.evaluate(() => document.activeElement.value), '新增指标');
  await page.press('Tab');
  await at(page, '新增指标 半年指标值');
  await page.driver.type('≥5场');
  const made = (await exported(page)).indicators.filter((row) => row.level1 === 'duty').pop();
  assert.deepEqual([made.name, made.target.halfYear], ['新增指标', '≥5场']);
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('.duty .indicators tbody')].every((body) => body.querySelector('.level2').rowSpan === body.rows.length)));
  await page.press('Control+z');
  await page.see('已撤销：填写 新增指标 半年指标值');
  await page.press('Control+z');
  await page.see('已撤销：增加指标');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea').length === ${before.length}`, 'the row to be gone');
  assert.deepEqual(await rows(page), before);
  await page.press('Control+y');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea')[${before.length - 1}].value === '新增指标'`, 'the whole name to be back');
  await page.reload();
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea').length === ${before.length + 1}`, 'the row after a reload');
}, { varies: ['focus'] });

scenario('a target may be the first thing in a new row, in each of two groups', async ({ page }) => {
  await declared(page, '决策');
  for (const nth of [0, 1]) {
    await page.field('新的一行 全年指标值', { nth }).click();
    await page.driver.type('100%');
  }
  const added = (await exported(page)).indicators.filter((row) => row.name === '');
  const found = added.filter((row) => row.target.fullYear === '100%').map((row) => row.level1);
  assert.deepEqual(found, ['decision', 'process']);
});

scenario('a composition is not broken by the row that it makes', async ({ page }) => {
  await declared(page, '履职');
  const last = (await page.css('.duty .indicators .name textarea').count()) - 1;
  await page.css('.duty .name textarea', { nth: last }).compose(['n', 'ni', 'nih', '你好'], '你好');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea').length === ${last + 2}`, 'another empty row');
  assert.equal(await page.evaluate(() => document.activeElement.value), '你好');
  await page.driver.compose(['m', 'ma', '吗'], '吗');
  const made = (await exported(page)).indicators.filter((row) => row.level1 === 'duty').pop();
  assert.equal(made.name, '你好吗');
  await page.press('Control+z');
  await page.see('已撤销：增加指标');
}, { needs: ['ime'] });

scenario('a block pasted below the last row makes the rows it needs', async ({ page }) => {
  await declared(page, '履职');
  const before = await rows(page);
  await page.css('.duty .name textarea', { nth: before.length - 1 }).click();
  await page.css('.duty .name textarea', { nth: before.length - 1 }).paste('甲指标\t≥1场\t≥2场\r\n乙指标\t≥3场\t≥4场\r\n');
  await page.see('格写入');
  await page.press('Enter');
  await page.until(`[...document.querySelectorAll('.duty .indicators .name textarea')].some((area) => area.value === '乙指标')`, 'the second row');
  const made = (await exported(page)).indicators.filter((row) => row.level1 === 'duty').slice(-2);
  assert.deepEqual(made.map((row) => [row.name, row.target.halfYear, row.target.fullYear]), [['甲指标', '≥1场', '≥2场'], ['乙指标', '≥3场', '≥4场']]);
});

scenario('a block pasted below the last row is one step, and none when it is given up', async ({ page }) => {
  await declared(page, '履职');
  const before = await rows(page);
  const paste = () => page.css('.duty .name textarea', { nth: before.length - 1 }).paste('甲指标\t≥1场\t≥2场\r\n');
  await paste();
  await page.see('格写入');
  await page.press('Escape');
  await page.unseen('格写入');
  assert.deepEqual(await rows(page), before);
  await paste();
  await page.see('格写入');
  await page.press('Enter');
  await page.see('已粘贴 3 格');
  await page.press('Control+z');
  await page.see('已撤销：粘贴 3 格');
  assert.deepEqual(await rows(page), before);
});

scenario('Ctrl+D below the last row makes a row of it', async ({ page }) => {
  await declared(page, '履职');
  const before = await rows(page);
  await page.css('.duty .to-come .target textarea', { nth: 1 }).click();
  await page.press('Control+d');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea').length === ${before.length + 1}`, 'the row');
  const made = (await exported(page)).indicators.filter((row) => row.level1 === 'duty').pop();
  assert.equal(made.target.fullYear, '≥1000台套');
});

scenario('leaving the empty row makes nothing, and a removed row does not come back', async ({ page }) => {
  await declared(page, '履职');
  const before = await rows(page);
  await page.css('.duty .name textarea', { nth: before.length - 1 }).click();
  await page.css('.duty .name textarea').click();
  assert.deepEqual(await rows(page), before);
  await page.css('.duty .name textarea', { nth: before.length - 1 }).click();
  await page.driver.type('甲');
  await page.press('Alt+Delete');
  await page.until(`document.querySelectorAll('.duty .indicators .name textarea').length === ${before.length}`, 'the row to be gone');
  await page.css('.duty .name textarea').click();
  assert.deepEqual(await rows(page), before);
  await page.press('Control+z');
  await page.until(`[...document.querySelectorAll('.duty .indicators .name textarea')].some((area) => area.value === '甲')`, 'the row to be back with its name');
});
