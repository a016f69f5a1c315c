// The reader’s place: it is kept when the page is loaded again, and never lost on the first page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { arrive, declared, go, kept, saved } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const PUBLISHED = readFileSync(new URL('../../published/texts/centre.copied.txt', import.meta.url), 'utf8');

const ROW = '技术经纪人培训 全年指标值';

/** What the reader sees of where he is. */
const place = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return {
    at: at.id || at.getAttribute('aria-label') || at.tagName,
    top: Math.round(at.getBoundingClientRect().top),
    chosen: [at.selectionStart, at.selectionEnd],
  };
});

async function focusIsAt(page, selector) {
  await page.until(`document.activeElement.matches(${JSON.stringify(selector)})`, async () => `the focus to be at ${selector}, not at ${JSON.stringify(await place(page))}`);
}

scenario('a form that is loaded again shows the cell, the caret and the scrolling as they were', async ({ page }) => {
  await declared(page, '履职', '绩效自评');
  await page.field(ROW).click();
  await page.evaluate(() => {
    scrollBy(0, document.activeElement.getBoundingClientRect().top - 120);
    document.activeElement.setSelectionRange(1, 1);
  });
  await saved(page);
  const before = await place(page);
  assert.ok(await page.evaluate(() => scrollY) > 0);
  await page.reload();
  await page.until(`document.activeElement.id === ${JSON.stringify(before.at)}`, async () => `the focus to be back, not at ${JSON.stringify(await place(page))}`);
  await page.until(() => document.activeElement.selectionStart === 1, 'the caret to be back');
  const after = await place(page);
  assert.deepEqual([after.chosen, Math.abs(after.top - before.top) <= 2], [before.chosen, true], JSON.stringify([before, after]));
  assert.equal(await page.css('.explanation, [role=dialog]').count(), 0);
  // Typing goes on where it stopped.
  const text = await page.evaluate(() => document.activeElement.value);
  await page.driver.type('1');
  assert.equal(await page.evaluate(() => document.activeElement.value), `${text.slice(0, 1)}1${text.slice(1)}`);
}, { varies: ['storage'] });

scenario('a choice has the focus again after a reload; a page that was only read is scrolled as it was', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  const choice = '培育技术经纪人 完成目标可能性';
  await page.evaluate((name) => document.querySelector(`[aria-label="${name}"]`).focus(), choice);
  await saved(page);
  await page.reload();
  await focusIsAt(page, `[aria-label="${choice}"]`);
  await go(page, '帮助');
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 500); });
  await page.reload();
  await page.until(() => Math.abs(scrollY - 500) <= 2, async () => `the page to be scrolled to 500, not ${await page.evaluate(() => scrollY)}`);
  await focusIsAt(page, 'body');
}, { varies: ['storage'] });

scenario('the place of one address is not taken to another, nor to a form that is opened', async ({ page }) => {
  await declared(page, '目标');
  await page.field('年度目标').click();
  await saved(page);
  const [{ slot }] = await kept(page);
  await page.evaluate((at) => { location.hash = `#/form/${at}/funds`; }, slot);
  await arrive(page, '资金');
  await page.field('一般公共预算资金').click();
  await page.evaluate(() => history.replaceState(null, '', '#/'));
  await page.evaluate(() => addEventListener('pagehide', () => history.replaceState(null, '', `#/`)));
  await page.reload();
  await page.link('苏州市示例中心').click();
  await arrive(page, '基本信息');
  await focusIsAt(page, 'h1');
}, { varies: ['storage'] });

scenario('what was read has the focus and is said, and closing the import leads back to its button', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await page.field('公布表的文字').paste(PUBLISHED);
  await page.click('读取文字');
  await page.see('存为我的表');
  await focusIsAt(page, '[id^=import-result]');
  const told = await page.evaluate(() => {
    const at = document.activeElement;
    return `${at.textContent} ${document.getElementById(at.getAttribute('aria-describedby')).textContent}`;
  });
  assert.match(told, /读取结果 .*指标 54 个/);
  await page.click('取消');
  await focusIsAt(page, '#import-open');
  await page.press('Enter');
  await focusIsAt(page, '#import-text');
  // What cannot be read is said, and the focus stays at what one will try again.
  await page.css('input[type=file]').upload([{ name: 'b.json', text: '{"format":"budget-form","version":1,"form":{"year":' }]);
  await page.until(() => [...document.querySelectorAll('.import [role=status]')].some((region) => region.textContent.includes('文件不完整')), 'the sentence');
  await page.click('读取文字');
  await page.until(() => document.activeElement.textContent === '读取文字', 'the focus to stay');
  await page.css('input[type=file]').upload([{ name: 'c.txt', text: PUBLISHED }]);
  await focusIsAt(page, '[id^=import-result]');
});

scenario('the focus goes on to the next form when one is deleted, and it is said which one went', async ({ page }) => {
  await page.open();
  for (const way of ['新建表', '打开示例']) {
    await page.click(way);
    await arrive(page, '基本信息');
    await saved(page);
    await page.link('我的表').click();
    await page.css('.shelf').exists();
  }
  const said = (text) => page.until(`[...document.querySelectorAll('.start > [role=status]')].some((region) => region.textContent.includes(${JSON.stringify(text)}))`, `“${text}” to be said`);
  await page.click('删除 苏州市示例中心 2025');
  await page.click('确认删除');
  await said('已删除 苏州市示例中心 2025');
  await focusIsAt(page, '.shelf tbody a');
  await page.css('.shelf .row-tools button[aria-label^="删除"]').click();
  await page.until(() => document.activeElement.textContent === '不删除', 'the focus to be at the answer that harms nothing');
  await page.press('Escape');
  await page.until(() => document.activeElement.textContent === '删除', 'the focus to be at the button');
  await page.press('Enter');
  await page.click('确认删除');
  await page.see('这里还没有表');
  await focusIsAt(page, '#empty-title');
});
