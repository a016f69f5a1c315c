// Versions of a form: two are compared, last year's stands beside this year's, and next year's is made from it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { arrive, declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const PUBLISHED = readFileSync(new URL('../../published/texts/centre.copied.txt', import.meta.url), 'utf8');

/** On the width of an office laptop: WebKit's window is smaller, and there its scroll bar lies over the parts. */
async function opened(page) {
  await declared(page);
  await page.driver.resize(1366, 768);
}

function exported(page) {
  return page.download(() => page.handOver('JSON 文件'));
}

function cells(page) {
  return page.evaluate(() => [...document.querySelectorAll('.changes tbody tr')].map((row) => row.innerText.split(/\s*\t\s*/).map((cell) => cell.trim())));
}

/** The example, its exported file, and then two changes: a target and a goal. */
async function adjusted(page) {
  await opened(page);
  const { text } = await exported(page);
  await go(page, '履职');
  await page.type('全市技术合同成交额 全年指标值', '≥800 亿元');
  await go(page, '目标');
  await page.type('中长期目标', '');
  await go(page, '版本比较');
  return text;
}

scenario('a form is compared with an exported file, and a change leads to its field', async ({ page }) => {
  const text = await adjusted(page);
  await page.css('main input[type=file]').upload([{ name: '原表.json', text }]);
  await page.see('修改 2 处');
  await page.see('（原表.json）');
  const shown = await page.evaluate(() => [...document.querySelectorAll('.changes del, .changes ins')].map((mark) => `${mark.tagName} ${mark.textContent}`));
  assert.ok(shown.includes('DEL 900') && shown.includes('INS 800'), shown.join());
  await page.link('全年指标值').click();
  await arrive(page, '履职');
  await page.until(() => document.activeElement.value === '≥800 亿元', 'the focus to be in the field');
  // The comparison is still there, and the form is as it was.
  await go(page, '版本比较');
  await page.see('修改 2 处');
  await page.click('互换原、现版本');
  const rows = await cells(page);
  assert.ok(rows.some((row) => row.some((cell) => cell.includes('800')) && row.at(-1).includes('900')), JSON.stringify(rows));
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('the comparison is handed over as a table for spreadsheets', async ({ page }) => {
  const text = await adjusted(page);
  await page.css('main input[type=file]').upload([{ name: '原表.json', text }]);
  await page.see('修改 2 处');
  const file = await page.download(() => page.click('导出对照表'));
  assert.equal(file.name, '苏州市示例中心-2025-版本对照.csv');
  assert.deepEqual([...file.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(file.text, /"指标：履职","履职","负责成果转化","全市技术合同成交额","全年指标值","修改","≥900 亿元","≥800 亿元"\r\n/);
}, { varies: ['files'] });

scenario('a form is compared with one kept here and with a published text', async ({ page }) => {
  await opened(page);
  const { text } = await exported(page);
  await page.link('我的表').click();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: '另一份.json', text }]);
  await page.click('仍然另存一份');
  await arrive(page, '基本信息');
  await go(page, '版本比较');
  const { options } = await page.field('本浏览器中的表').state();
  assert.equal(options.length, 2);
  await page.field('本浏览器中的表').choose(options[1]);
  await page.see('两个版本的内容相同');
  await page.css('main input[type=file]').upload([{ name: '公布表.txt', text: PUBLISHED }]);
  // Only the name of the example is another.
  await page.see('修改 1 处');
  await page.css('main input[type=file]').upload([{ name: '别的.json', text: '{"a": 1}' }]);
  await page.see('别的.json：这不是绩效目标表文件');
});

scenario('next year is made from the list, with this form beside it as last year', async ({ page }) => {
  await opened(page);
  await page.field('阶段').choose('绩效自评');
  await go(page, '绩效自评');
  await page.type('全市技术合同成交额 全年实际完成值', '920 亿元');
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await arrive(page, '基本信息');
  assert.equal(await page.field('年度').value(), '2026');
  await page.see('已载入：苏州市示例中心 2025年度，指标 54 个');
  await go(page, '资金');
  assert.equal(await page.field('一般公共预算资金').value(), '');
  await go(page, '履职');
  assert.equal(await page.field('全市技术合同成交额 全年指标值').value(), '≥900 亿元');
  assert.equal(await page.field('阶段').value(), 'declaration');
  const last = await page.evaluate(() => document.querySelector('.duty td.last-year').innerText);
  assert.match(last, /≥900 亿元[^]*920 亿元/);
  await page.link('我的表').click();
  await page.until(() => document.querySelectorAll('.shelf tbody tr').length === 2, 'both forms to be in the list');
  await page.see('2026');
});

scenario('last year is loaded from a file, doubted, and let go, and each step can be taken back', async ({ page }) => {
  await opened(page);
  const { text } = await exported(page);
  assert.equal(await page.css('.last-year').count(), 0);
  await page.click('载入上年目标表');
  await page.css('.last-year-choice input[type=file]').upload([{ name: '上年.json', text }]);
  await page.see('载入的是 2025 年度的表，本表为 2025 年度');
  await page.type('年度', '2026');
  await page.unseen('载入的是 2025 年度的表');
  await page.click('移除上年目标表');
  await page.button('载入上年目标表').exists();
  await page.press('Control+z');
  await page.see('已载入：苏州市示例中心');
  await go(page, '履职');
  await page.see('上年指标');
  await page.reload();
  await page.see('上年指标');
  await page.press('Control+z');
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('next year is made in the open form', async ({ page }) => {
  await opened(page);
  await page.type('年度', '去年');
  await page.click('生成下一年度');
  await page.until(() => document.querySelector('main textarea')?.value === '', 'the new form with no year');
  await page.see('无法核对是否为上一年度');
});

scenario('the new screens do not scroll sideways on a small laptop', async ({ page }) => {
  const text = await adjusted(page);
  await page.css('main input[type=file]').upload([{ name: '原表.json', text }]);
  await page.see('修改 2 处');
  await go(page, '基本信息');
  await page.click('载入上年目标表');
  await page.css('.last-year-choice input[type=file]').upload([{ name: '上年.json', text }]);
  await page.see('已载入');
  for (const width of [1366, 1093]) {
    await page.driver.resize(width, 768);
    for (const part of ['基本信息', '指标', '版本比较']) {
      await go(page, part);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${part} at ${width}: ${over} px`);
    }
  }
}, { varies: ['layout'] });
