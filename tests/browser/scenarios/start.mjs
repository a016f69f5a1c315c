// The file opens and starts everywhere, says what is wrong where it cannot, and asks nothing of any network.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withHashes } from '../../shipped/policy.mjs';
import { SHIPPED } from '../lib/stage.mjs';
import { scenario } from '../lib/scenarios.mjs';

function openBroken(page, stage, change) {
  const file = stage.file('损坏的 表.html');
  writeFileSync(file, change(readFileSync(SHIPPED, 'utf8')));
  return page.openAddress(pathToFileURL(file).href);
}

/** Opens the file with something in it that its policy lets run. */
function openWith(page, stage, change) {
  return openBroken(page, stage, (html) => withHashes(change(html)));
}

const REOPEN = '重新打开';
const RESCUE = '导出浏览器中保存的数据';

scenario('the file opens without an error and without a request', async ({ page, stage }) => {
  await page.open();
  assert.deepEqual(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)), []);
  const asked = page.requested();
  if (asked) assert.deepEqual(asked.filter((url) => !url.startsWith('data:') && url !== 'about:blank'), [stage.address]);
  assert.deepEqual(page.consoleErrors(), []);
  assert.equal(await page.css('#boot').count(), 0);
  await page.unseen('正在打开');
}, { varies: ['start'], fresh: true });

scenario('the policy refuses every connection', async ({ page }) => {
  await page.open();
  const outcome = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused'));
  assert.equal(outcome, 'refused');
  const violated = await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      if (blockedURI.endsWith('x.png')) resolve(effectiveDirective);
    });
    const image = new Image();
    image.src = 'http://127.0.0.1:9/x.png';
    document.body.append(image);
  }));
  assert.equal(violated, 'img-src');
}, { varies: ['start'], fresh: true });

scenario('the file works from a folder of a web server', async ({ page }) => {
  const server = createServer((request, response) => {
    const found = request.url.startsWith('/bmys/2026/');
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(found ? readFileSync(SHIPPED) : '');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  try {
    await page.openAddress(`http://127.0.0.1:${server.address().port}/bmys/2026/index.html#x`);
    await page.ready();
  } finally {
    server.closeAllConnections?.();
    server.close();
  }
}, { varies: ['start'], fresh: true, only: ['chromium', 'firefox'] });

scenario('a copy that a browser saved of the running page, or of the recovery panel, starts as the file does', async ({ page, stage }) => {
  const copy = stage.file('另存的 表.html');
  const openCopy = async () => {
    writeFileSync(copy, `<!DOCTYPE html>\n${await page.evaluate(() => document.documentElement.outerHTML)}`);
    await page.openAddress(pathToFileURL(copy).href);
    await page.ready();
    await page.until(() => document.querySelectorAll('main').length === 1, 'one screen to be shown');
    assert.equal(await page.css('#boot').count(), 0);
    await page.button('新建表').exists();
  };
  await page.open();
  await page.button('新建表').exists();
  await openCopy();
  await page.evaluate(() => window.__budgetFormFailed('试验'));
  await page.see('程序运行中出现错误');
  await openCopy();
}, { varies: ['start'], fresh: true });

scenario('with scripts off the file says so', async ({ page, stage }) => {
  await page.driver.setScripts(false);
  await page.openAddress(stage.address);
  const shown = await page.text();
  await page.driver.setScripts(true);
  assert.match(shown, /浏览器已关闭脚本/);
}, { varies: ['start'], fresh: true, needs: ['scripts'] });

scenario('a browser without wasm gets the notice, and nothing starts', async ({ page, stage }) => {
  await openWith(page, stage, (html) => html.replace('<body>', '<body><script>delete window.WebAssembly</script>'));
  await page.see('此浏览器暂时无法打开本表');
  await page.see('极速模式');
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['start'], fresh: true });

scenario('a file of which one character has changed shows the recovery panel', async ({ page, stage }) => {
  await openBroken(page, stage, (html) => html.replace(/(id="app-wasm">.{4000})(.)/, (_, before, one) => before + (one === 'A' ? 'B' : 'A')));
  await page.see('程序未能启动');
  await page.button(REOPEN).exists();
  await page.button(RESCUE).exists();
}, { varies: ['start'], fresh: true });

scenario('a file opens whose ends of lines were changed and whose long lines were broken', async ({ page, stage }) => {
  const broken = (text) => text.replace(/.{1,998}/g, '$&\n');
  await openBroken(page, stage, (html) => html.replace(/(-wasm">)([^<]+)/g, (_, before, packed) => before + broken(packed)).replaceAll('\n', '\r\n'));
  await page.ready();
  const told = await page.evaluate(() => window.budgetForm.importFile(new Uint8Array([82, 97, 114, 33, 26]), 'a.rar').catch((error) => error.message));
  assert.match(told, /^这是压缩文件/);
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['start'], fresh: true });

scenario('a file that was cut short shows the recovery panel', async ({ page, stage }) => {
  await openBroken(page, stage, (html) => html.slice(0, html.indexOf('id="app-wasm">') + 5000));
  await page.see('程序未能启动');
}, { varies: ['start'], fresh: true });

scenario('a failure of the running app keeps the forms within reach', async ({ page }) => {
  await page.open();
  await page.evaluate(() => {
    localStorage.setItem('budget-form/试验', '{ 不是 JSON');
    localStorage.setItem('other', 'x');
    window.__budgetFormFailed('panicked at 测试');
  });
  await page.see('程序运行中出现错误');
  const rescue = await page.download(() => page.click(RESCUE));
  assert.match(rescue.name, /^预算绩效目标表-数据备份-\d{8}-\d{6}\.json$/);
  const saved = JSON.parse(rescue.text);
  assert.equal(saved.format, 'budget-form-rescue');
  assert.equal(saved.entries['budget-form/试验'], '{ 不是 JSON');
  assert.equal('other' in saved.entries, false);
  await page.see('已导出');
  await page.click('技术信息');
  await page.see('panicked at 测试');
  await page.click(REOPEN);
  // The old page is there a moment longer, and its engine with it.
  await page.until(() => !document.documentElement.classList.contains('boot-failed'), 'the page to be opened anew');
  await page.ready();
}, { varies: ['start'], fresh: true });

scenario('errors of extensions do not end the app', async ({ page }) => {
  await page.open();
  await page.evaluate(async () => {
    Promise.reject(new TypeError('not ours'));
    setTimeout(() => { throw new Error('not ours'); });
    // Timers end in their order, and a rejection is reported before the next one.
    for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => { setTimeout(resolve, 1); });
  });
  assert.equal(await page.css('#boot').count(), 0);
}, { varies: ['start'], fresh: true });

// Stands in for a defect: once __trap is set, every call into the app's wasm runs (module (func (export "f") unreachable)).
const TRAPS = `<body><script>
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (module, imports) => {
    const made = await instantiate(module, imports);
    const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(
      [0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,5,1,3,0,0,11]))).exports.f;
    const exports = {};
    for (const [name, value] of Object.entries(made.exports)) {
      exports[name] = typeof value === 'function' ? (...args) => (window.__trap ? trap() : value(...args)) : value;
    }
    return { exports };
  };
</script>`;

scenario('a trap inside the wasm shows the recovery panel', async ({ page, stage }) => {
  await openWith(page, stage, (html) => html.replace('<body>', TRAPS));
  await page.ready();
  await page.evaluate(() => {
    window.__trap = true;
    setTimeout(() => window.dispatchEvent(new HashChangeEvent('hashchange')));
    for (const call of Object.values(window.budgetForm)) if (typeof call === 'function') setTimeout(() => call('{}').catch(() => {}));
  });
  const callable = await page.evaluate(() => Object.values(window.budgetForm).some((value) => typeof value === 'function'));
  // Without an engine API nothing of the page can be asked to call the wasm.
  if (callable) await page.see('程序运行中出现错误');
}, { varies: ['start'], fresh: true });

scenario('site data is not touched before the page has loaded, and then it is', async ({ page, stage }) => {
  const spy = `<script>
    window.touched = [];
    ['localStorage', 'sessionStorage'].forEach(function (name) {
      var store = Object.getOwnPropertyDescriptor(window, name);
      Object.defineProperty(window, name, { get: function () { window.touched.push(document.readyState); return store.get.call(window); } });
    });
  </script>`;
  await openWith(page, stage, (html) => html.replace('<head>', `<head>${spy}`));
  await page.ready();
  assert.deepEqual([...new Set(await page.evaluate(() => window.touched))], ['complete']);
}, { varies: ['start'], fresh: true });
