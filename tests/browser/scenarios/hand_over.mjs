// 交表: what is still open, and the files that a form is handed over as.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { arrive, declared, kept, saved } from '../lib/forms.mjs';
import { scenario, varies } from '../lib/scenarios.mjs';

varies('files');

const WORDS = 'Excel 工作簿|Word 文档|PDF 或纸质|复制表格|网页表格|纯文字|JSON 文件|带数据的网页|带数据的网页（只读）|CSV 数据表|NDJSON 数据|预算管理一体化字段';

scenario('what is open stands before the ways of handing over, and the last way is remembered', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '');
  await page.link('交表').click();
  await page.see('本阶段还缺 1 格');
  assert.equal((await page.css('.way-name').texts()).join('|'), WORDS);
  assert.ok((await page.field('Excel 工作簿').state()).checked, 'the first is chosen as long as nobody has chosen');
  await page.click('到第一个缺填的格');
  await page.until(() => document.activeElement.closest('.field, td, label, div')?.textContent.includes('单位名称'), 'the focus in the missing cell');
  await page.type('单位名称', '苏州市交表中心');
  const file = await page.download(() => page.handOver('CSV 数据表'));
  assert.equal(file.name, '苏州市交表中心-2025-指标和资金.csv');
  assert.ok(file.text.startsWith('\ufeff"类别","年度"'), 'with the mark for Excel');
  await page.see(`已生成 ${file.name}`);
  await page.link('交表').click();
  assert.ok((await page.field('CSV 数据表').state()).checked, 'the last way');
  await page.link('看审核意见').click();
  await arrive(page, '审核');
});

scenario('files of every kind are named after unit, year and table, and are what they say', async ({ page }) => {
  await declared(page, '基本信息');
  const begins = { xlsx: 'PK\u0003\u0004', docx: 'PK\u0003\u0004', html: '<!DOCTYPE html>', txt: '苏州市市级部门整体预算绩效目标表', ndjson: '{"kind":"indicator"' };
  for (const [way, ending] of [['Excel 工作簿', 'xlsx'], ['Word 文档', 'docx'], ['网页表格', 'html'], ['纯文字', 'txt']]) {
    const file = await page.download(() => page.handOver(way));
    assert.equal(file.name, `苏州市示例中心-2025-目标表.${ending}`);
    assert.ok(file.text.startsWith(begins[ending]), `${way}: ${file.text.slice(0, 40)}`);
  }
  const file = await page.download(() => page.handOver('NDJSON 数据'));
  assert.ok(file.text.startsWith(begins.ndjson));
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('a PDF is named by the title of the page that is printed', async ({ page }) => {
  await declared(page, '基本信息');
  await page.link('交表').click();
  await page.field('监控表').click();
  await page.until(() => document.title === '苏州市示例中心-2025-监控表', 'the title');
  await page.evaluate(() => { window.print = () => { window.printed = document.title; }; });
  await page.field('PDF 或纸质').click();
  await page.see('下面选定的：监控表');
  await page.click('生成');
  await page.until(() => window.printed === '苏州市示例中心-2025-监控表', 'the paper to be printed');
  await page.see('苏州市市级部门整体预算绩效运行监控表');
  await page.link('基本信息').click();
  await arrive(page, '基本信息');
  await page.until(() => document.title === '部门整体预算绩效目标表', 'the title of the program');
});

scenario('scripts get the bytes of every format, and a sentence for any other', async ({ page }) => {
  await declared(page, '基本信息');
  const { text } = await page.download(() => page.handOver('JSON 文件'));
  const heads = await page.evaluate(async (form) => {
    const heads = {};
    for (const format of ['xlsx', 'docx', 'csv', 'ndjson', 'html', 'text', 'national', 'page']) {
      const bytes = await window.budgetForm.exportFile(form, format);
      heads[format] = Object.prototype.toString.call(bytes) === '[object Uint8Array]' ? `${bytes[0]} ${bytes[1]}` : 'no bytes';
    }
    const one = await window.budgetForm.exportFile(JSON.parse(form).form, 'text', 'selfEvaluation');
    heads.one = new TextDecoder().decode(one).split('\n')[0];
    for (const wrong of [['pdf'], ['text', 'summary'], [7]]) {
      heads[wrong] = await window.budgetForm.exportFile(form, ...wrong).then(() => 'written', (error) => error.message);
    }
    heads.nothing = await window.budgetForm.exportFile('{}', 'page').then(() => 'written', (error) => error.message);
    return heads;
  }, text);
  assert.deepEqual(heads, {
    xlsx: '80 75', docx: '80 75', csv: '239 187', ndjson: '123 34', html: '60 33', text: '232 139', national: '239 187', page: '60 33',
    one: '苏州市市级部门整体预算绩效自评表',
    pdf: '不认识“pdf”，第二个参数只能是 "xlsx"、"docx"、"html"、"text"、"csv"、"ndjson"、"national"、"page"',
    'text,summary': '不认识“summary”，第三个参数只能是 "target"、"monitoring"、"selfEvaluation" 或不填',
    7: '请传入文本作为第二个参数',
    nothing: '这不是绩效目标表文件，请选择由本程序导出的 JSON 文件',
  });
});

let carriers = 0;

/** Opens a file that carries a form, as somebody who got it would. */
async function openCarrying(page, stage, text) {
  carriers += 1;
  const file = stage.file(`带数据 的表${carriers}.html`);
  writeFileSync(file, text);
  await page.openAddress(pathToFileURL(file).href);
  await page.ready();
}

/** The text of a file that carries the example under another name. */
async function carrying(page, unit) {
  const { text } = await page.download(() => page.handOver('JSON 文件'));
  const file = JSON.parse(text);
  file.form.profile.unit = unit;
  return page.evaluate(async (form) => new TextDecoder().decode(await window.budgetForm.exportFile(form, 'page')), JSON.stringify(file));
}

scenario('a file that carries its data opens filled in, and asks where another version is kept', async ({ page, stage }) => {
  const unit = '苏州市</script><!--中心';
  await declared(page, '基本信息');
  const text = await carrying(page, unit);
  await openCarrying(page, stage, text);
  await arrive(page, '基本信息');
  assert.equal(await page.field('单位名称').value(), unit);
  await saved(page);
  // Opened once more, it is the kept form.
  await openCarrying(page, stage, text);
  await arrive(page, '基本信息');
  assert.equal((await kept(page)).length, 2, 'the example and this one');
  await page.type('单位主要职能', '接着填的职能');
  await saved(page);
  // It can be handed on from there.
  const again = await page.download(() => page.handOver('带数据的网页'));
  assert.equal(again.name, '苏州市script!--中心-2025-带数据的网页.html');
  assert.ok(again.text.includes('接着填的职能') && again.text.split('id="carried-form"').length === 2, 'the new form alone');
  assert.deepEqual(page.consoleErrors(), []);
  await openCarrying(page, stage, text);
  await page.see('这个文件带来的表，本浏览器中有另一个版本');
  await page.see('本浏览器中的较新');
  await page.click('打开文件中的并比较');
  await arrive(page, '版本比较');
  await page.see('接着填的职能');
  assert.equal((await kept(page)).length, 3);
}, { varies: ['start', 'storage', 'files'], fresh: true });

scenario('a file that is only to be read shows its papers and keeps nothing', async ({ page, stage }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市只读中心');
  await saved(page);
  const { name, text } = await page.download(() => page.handOver('带数据的网页（只读）'));
  assert.equal(name, '苏州市只读中心-2025-带数据的网页（只读）.html');
  const before = await kept(page);
  await openCarrying(page, stage, text);
  await page.see('这个文件只供查看和打印');
  await page.see('苏州市只读中心');
  await page.field('监控表').click();
  await page.see('苏州市市级部门整体预算绩效运行监控表');
  assert.equal(await page.css('textarea, select, input:not([type=radio])').count(), 0);
  assert.deepEqual(await kept(page), before);
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['start', 'files'], fresh: true });
