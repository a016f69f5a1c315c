// Foreign files: the second module in its worker, in the page where no worker starts, when it crashes; and what the page tells of files before it keeps anything.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { scenario } from '../lib/scenarios.mjs';
import { SHIPPED } from '../lib/stage.mjs';

const sample = (name) => readFileSync(new URL(`../../files/samples/${name}`, import.meta.url));
const XLSX = sample('small.xlsx');

/** What a script gets of a file: the answer, or the sentence. */
function importFile(page, bytes, name) {
  return page.evaluate((base64, of) => {
    const read = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return window.budgetForm.importFile(read, of).then((text) => {
      const { kind, form, report } = JSON.parse(text);
      return { kind, unit: form.profile.unit, names: form.indicators.map((row) => row.name), place: report.found.find((found) => found.text === '认定企业数').place.text, left: read.length };
    }, (error) => error.message);
  }, bytes.toString('base64'), name);
}

const NAMES = ['绩效目标合理性', '全市技术合同成交额', '认定企业数', '服务满意率', '企业满意度'];

function isRead(answer, length = XLSX.length) {
  assert.equal(typeof answer, 'object', answer);
  assert.deepEqual([answer.kind, answer.unit, answer.place], ['xlsx', '苏州市示例中心', '工作表“目标表”D9']);
  for (const name of NAMES) assert.ok(answer.names.includes(name), name);
  // The script keeps its bytes.
  assert.equal(answer.left, length);
}

scenario('a workbook is read in a worker of the file, from disk', async ({ page, stage }) => {
  await page.open();
  await page.evaluate(() => {
    const Real = window.Worker;
    window.heard = [];
    window.Worker = function Spied(address) {
      const worker = new Real(address);
      worker.addEventListener('message', ({ data }) => window.heard.push(`${address.slice(0, 5)} ${data.what}`));
      worker.addEventListener('error', (event) => window.heard.push(`error ${event.message}`));
      return worker;
    };
  });
  isRead(await importFile(page, XLSX, '目标表.xlsx'));
  isRead(await importFile(page, XLSX, '目标表.xlsx'));
  // One worker, which has answered both; what it says in between does not matter.
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(heard.filter((what) => !/share$/.test(what)), ['blob: started', 'blob: reply', 'blob: reply']);
  assert.equal(await importFile(page, Buffer.from('Rar!\u001a'), 'a.rar'), '这是压缩文件，不能直接读取；请先解压，再选择其中的文件');
  const asked = page.requested();
  if (asked) assert.deepEqual(asked.filter((url) => !/^(data|blob):/.test(url) && url !== 'about:blank'), [stage.address]);
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['start'], fresh: true });

for (const [what, replace] of [
  ['is refused', () => { window.Worker = function refused() { throw new Error('no workers'); }; }],
  ['does not start', () => {
    window.Worker = function broken() {
      setTimeout(() => this.onerror(new Event('error', { cancelable: true })));
      this.postMessage = () => {};
      this.terminate = () => {};
    };
  }],
]) {
  scenario(`where a worker ${what} the page reads the file itself`, async ({ page }) => {
    await page.open();
    await page.evaluate(replace);
    isRead(await importFile(page, XLSX, '目标表.xlsx'));
    assert.deepEqual(page.consoleErrors(), []);
  }, { varies: ['start'], fresh: true });
}

for (const module of ['files', 'unpack']) {
  scenario(`where the ${module === 'files' ? 'second module' : 'module that unpacks it'} is damaged in the file, a sentence says so, and the app goes on`, async ({ page, stage }) => {
    const file = stage.file('损坏.html');
    const damaged = (text) => text.replace(/^(.{9000})(.)/, (_, before, one) => before + (one === 'A' ? 'B' : 'A'));
    writeFileSync(file, readFileSync(SHIPPED, 'utf8').replace(new RegExp(`(id="${module}-wasm">)([^<]+)`), (_, before, text) => before + damaged(text)));
    await page.openAddress(pathToFileURL(file).href);
    await page.ready();
    assert.match(await importFile(page, XLSX, '目标表.xlsx'), /程序出错，没有读入任何内容/);
    assert.equal(await page.css('#boot').count(), 0);
    assert.deepEqual(page.consoleErrors(), []);
  }, { varies: ['start'], fresh: true });
}

scenario('a crash of the second module is a sentence, and the next file is read', async ({ page }) => {
  await page.open();
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    let crashes = 1;
    Worker.prototype.postMessage = function crashing(message, ...rest) {
      if (message.head === undefined || crashes === 0) return postMessage.call(this, message, ...rest);
      crashes -= 1;
      // What the worker says of a trap.
      return setTimeout(() => this.onmessage({ data: { what: 'failed', value: 'RuntimeError: unreachable' } }));
    };
  });
  assert.match(await importFile(page, XLSX, '目标表.xlsx'), /程序出错，没有读入任何内容/);
  isRead(await importFile(page, XLSX, '目标表.xlsx'));
  assert.equal(await page.css('#boot').count(), 0);
}, { fresh: true });

scenario('of several files the page tells what each is before anything is kept, and keeps all at once', async ({ page }) => {
  await page.open();
  await page.css('main').drop([
    { name: '目标表.xlsx', bytes: XLSX },
    { name: '目标表.docx', bytes: sample('small.docx') },
    { name: '旧表.doc', bytes: sample('small.doc') },
    { name: '图.png', text: '\u0089PNG' },
  ]);
  await page.see('共 4 个文件，2 个读到目标表，2 个没有读入');
  const heads = await page.evaluate(() => [...document.querySelectorAll('.preview > h3')].map((head) => head.textContent));
  assert.deepEqual(heads, ['读取结果：目标表.xlsx', '读取结果：目标表.docx']);
  await page.see('旧版 Word');
  assert.equal(await page.css('.shelf tbody tr').count(), 0);
  // What was read stands beside where it was found.
  const rows = await page.evaluate(() => [...document.querySelectorAll('.found tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)));
  const row = rows.find(([name]) => name.includes('认定企业数'));
  assert.deepEqual(row.slice(1, 3), ['≥15500 家', '≥15500 家']);
  assert.equal(row[4], '工作表“目标表”D9');
  await page.click('全部存为我的表（2 张）');
  await page.until(() => document.querySelectorAll('.shelf tbody tr').length === 2, 'both forms');
  await page.see('我的表中已有相同的表');
  // The same again is known, and nothing is written over.
  await page.css('main').drop([{ name: '又一份.xlsx', bytes: XLSX }]);
  await page.see('读取结果：又一份.xlsx');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.shelf tbody tr').length), 2);
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['files'] });
