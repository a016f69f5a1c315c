// Where it is read what is wrong with a field: at the field where there is room, else in a note below its cell.
import assert from 'node:assert/strict';
import { declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const note = () => document.querySelector('.at-field').innerText;

/** Moves the mouse over the first element that fits, to another place of the screen each time: a mouse that stands still points at nothing new. */
const pointAt = (page, selector) => page.evaluate((of) => {
  window.pointedAt = (window.pointedAt ?? 0) + 1;
  document.querySelector(of).dispatchEvent(new MouseEvent('mouseover', { bubbles: true, screenX: window.pointedAt }));
}, selector);

scenario('what is said of a cell that one points at stands at that cell, in place of what is said of the one one is in, and nothing moves', async ({ page }) => {
  await declared(page, '履职', '运行监控');
  const targets = [['全市技术合同成交额 半年指标值', '公里', '公里'], ['培育技术经纪人 半年指标值', '290%', '290%']];
  const actuals = [['全市技术合同成交额 半年实际完成值', '460', '未写单位，按亿元计'], ['培育技术经纪人 半年实际完成值', '85', '未写单位，按人计']];
  for (const [part, [[at, ...of], [other, ...ofOther]]] of [['履职', targets], ['运行监控', actuals]]) {
    await go(page, part);
    await page.type(at, of[0]);
    await page.type(other, ofOther[0]);
    await page.field(at).click();
    const told = (words, what) => page.until(`document.querySelector('.at-field').innerText.includes('${words}')`, async () => `${what}, not ${await page.evaluate(note)}`);
    await told(of[1], 'the words about the cell');
    const places = () => page.evaluate(() => [...document.querySelectorAll('main textarea')].map((area) => Math.round(area.getBoundingClientRect().top)).join());
    const before = await places();
    await pointAt(page, `textarea[aria-label="${other}"]`);
    await told(ofOther[1], 'the words about what one points at');
    assert.equal(await page.evaluate(() => document.querySelector('.at-field').closest('[aria-live], [role=status], [role=alert]')), null);
    assert.equal(await page.evaluate(() => document.querySelector('.at-field').getAttribute('aria-hidden')), 'true');
    // What is scrolled under a mouse that stands still is not pointed at.
    await page.evaluate((label) => {
      document.querySelector(`textarea[aria-label="${label}"]`).dispatchEvent(new MouseEvent('mouseover', { bubbles: true, screenX: window.pointedAt }));
    }, at);
    await told(ofOther[1], 'the words about what one points at to stay');
    await pointAt(page, 'h1');
    await told(of[1], 'the words about the cell again');
    assert.equal(await places(), before);
    if (part !== '履职') continue;
    // Both targets are read again, so that what was achieved has a unit.
    await page.type(at, '≥450 亿元');
    await page.type(other, '≥100人');
  }
}, { varies: ['layout'] });

scenario('a field that stands apart says itself what is wrong with it, once', async ({ page }) => {
  await declared(page, '基本信息');
  for (const [part, label, text] of [['基本信息', '单位名称', ''], ['基本信息', '年度', '明年'], ['目标', '年度目标', ''], ['设置', '部分达成的起点', '六十']]) {
    await go(page, part);
    await page.type(label, text);
    await page.until(`document.activeElement.hasAttribute('aria-invalid') || document.activeElement.closest('.grow').hasAttribute('data-found')`, `${label} to be marked`);
    const { note: words } = await page.field(label).state();
    assert.ok(words.length > 4, `${label}: ${words}`);
    const seen = await page.evaluate(() => {
      const area = document.activeElement;
      const near = [...area.closest('.line, td').querySelectorAll('.finding, .hint')].filter((words) => words.offsetHeight > 8 && words.innerText);
      const box = area.getBoundingClientRect();
      return near.map((words) => ({ below: words.getBoundingClientRect().top - box.bottom, cut: words.scrollWidth > words.clientWidth, text: words.innerText }));
    });
    assert.equal(seen.length, 1, `${label}: ${JSON.stringify(seen)}`);
    assert.ok(Math.abs(seen[0].below) < 8 && !seen[0].cut, `${label}: ${JSON.stringify(seen)}`);
    assert.equal(await page.evaluate(note), '', label);
  }
});
