// The page as a scenario sees it. Everything waits: a control is looked for until it is there.
//
//   page.open()                     the shipped file at its start page, with nothing kept: opened anew, or the page that is open, brought back to that
//   page.reload()  page.restart()   restart quits the browser and starts it with the same profile; needs: ['restart']
//   page.another()                  the file in a second window of the same browser, at the same place; needs: ['windows']  -> Page
//   page.field('单位名称')            a control by its label, aria-label or aria-labelledby   -> Control
//   page.button('新建')  page.link('说明')  page.css('main h1')                              -> Control
//     options of these four: { within: '馆藏图书购置数量' }  only inside the innermost row, section, dialog … that has this
//                                     name, text or value;  { nth: 1 } the second of several
//   page.type('单位名称', '市图书馆')   replaces what is in the field      page.press('Control+z')   page.click('新建')
//   page.text()                     what is visible                   page.see('已保存')  page.unseen('已保存')  wait for it
//   page.download(() => page.click('导出'))   the caught file: { name, type, bytes, text }
//   page.handOver('Excel 工作簿')     chooses a way of 交表, has it done, and comes back
//   page.evaluate((a, b) => a + b, 1, 2)     runs in the page; page.until(() => condition, what) waits for it
//   page.screenshot('target/a.png', { width: 1366, height: 768 })   page.pdf()  needs: ['pdf']
//   page.consoleErrors()  page.requested()   since the page was opened
//
// A Control:  click()  activate()  type(text)  paste(text)  choose(option)  upload([{ name, bytes|text }])  drop(files)
//   compose(['n', 'ni', '你'], '你')  needs: ['ime']   exists()  gone()  value()  text()  state()  count()  texts()
//   state() is { name, value, text, checked, disabled, readOnly, focused, invalid, note, pressed, expanded, options }.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as inPage from './in_page.mjs';
import { rememberPage } from './page_reset.mjs';
import { HANG_MS, sleep } from './process.mjs';

const HELPERS = `(() => {
  if (window.__helpers) return window.__helpers;
  ${Object.entries(inPage).map(([name, value]) => (typeof value === 'function' ? value : `const ${name} = ${JSON.stringify(value)};`)).join('\n')}
  // The page's pauses may be held (pauses.mjs); these are the harness's own.
  const usualTimeout = window.setTimeout;
  const pageRest = (ms) => new Promise((resolve) => { usualTimeout.call(window, resolve, ms); });
  catchDownloads();
  return (window.__helpers = { ${Object.keys(inPage).join(', ')} });
})()`;

function encodeFile({ name, text, bytes = Buffer.from(text, 'utf8'), type = '' }) {
  return { name, type, base64: Buffer.from(bytes).toString('base64') };
}

/** Tries until `attempt` gives something true; after that time without, the last error or `what` says what was waited for. */
async function patiently(attempt, what) {
  const deadline = Date.now() + HANG_MS;
  for (let pause = 5; ; pause = Math.min(2 * pause, 50)) {
    let problem = null;
    try {
      const result = await attempt();
      if (result) return result;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > deadline) throw problem ?? new Error(`waited ${HANG_MS / 1000} s for ${typeof what === 'function' ? await what() : what}`);
    await sleep(pause);
  }
}

/** A control of the page, looked up anew for every use. */
class Control {
  constructor(page, query) {
    this.page = page;
    this.query = query;
  }

  ask(helper, ...args) {
    return this.page.help(helper, this.query, ...args);
  }

  async act(helper, ...args) {
    const { problem } = await patiently(() => this.ask('act', helper, ...args), `${JSON.stringify(this.query)} to be there`);
    if (problem) throw new Error(problem);
  }

  exists() {
    return patiently(() => this.ask('found'), `${JSON.stringify(this.query)} to be there`);
  }

  gone() {
    return patiently(() => this.ask('gone'), `${JSON.stringify(this.query)} to be gone`);
  }

  async click() {
    await patiently(async () => {
      const { x, y } = await this.ask('aim');
      await this.page.driver.click(x, y);
      // A click may lead away from the page; then it has reached what it was for.
      return this.page.help('hit').catch(() => true);
    }, () => `a click to reach ${JSON.stringify(this.query)}`);
  }

  /** Clicks without the mouse, in one question to the page: for the way to what a scenario is about. */
  async activate() {
    await this.act('activate');
  }

  async type(text) {
    await this.click();
    await this.ask('selectAll');
    if (text === '') await this.page.driver.press('Delete');
    else await this.page.driver.type(text);
  }

  async compose(steps, text) {
    await this.click();
    await this.ask('selectAll');
    await this.page.driver.compose(steps, text);
  }

  paste(text) {
    return this.act('paste', text);
  }

  choose(option) {
    return this.act('choose', option);
  }

  upload(files) {
    return this.act('upload', files.map(encodeFile));
  }

  drop(files) {
    return this.act('drop', files.map(encodeFile));
  }

  state() {
    return this.exists();
  }

  async value() {
    return (await this.exists()).value;
  }

  async text() {
    return (await this.exists()).text;
  }

  count() {
    return this.ask('count');
  }

  texts() {
    return this.ask('texts');
  }
}

export class Page {
  /** `stage` (stage.mjs) starts browsers and lays out files for one engine. */
  constructor(stage, window = null) {
    this.stage = stage;
    this.window = window;
  }

  get driver() {
    return this.window ?? this.stage.driver;
  }

  async another() {
    const page = new Page(this.stage, await this.stage.another());
    await page.openAddress(await this.evaluate(() => location.href));
    await page.ready();
    return page;
  }

  async open(hash = '') {
    this.opened = this.stage.address + hash;
    if (this.stage.isOpen && hash === '') {
      this.stage.isOpen = false;
      this.driver.forget();
      return;
    }
    await this.openAddress(this.opened);
    await this.ready();
  }

  /** Opens any address, without waiting for the app to start. */
  async openAddress(address) {
    this.stage.isOpen = false;
    this.driver.forget();
    await this.driver.open(address);
  }

  async ready() {
    await this.until(() => Boolean(window.budgetForm), async () => `the app to start; the page shows: ${await this.text()}`);
    await this.driver.evaluate(`(${rememberPage})()`);
    await this.help('catchDownloads');
  }

  async reload() {
    await this.driver.reload();
    await this.ready();
  }

  async restart() {
    const address = await this.evaluate(() => location.href);
    await this.stage.restart();
    await this.openAddress(address);
    await this.ready();
  }

  field(name, options = {}) {
    return new Control(this, { kind: 'field', name, ...options });
  }

  button(name, options = {}) {
    return new Control(this, { kind: 'button', name, ...options });
  }

  link(name, options = {}) {
    return new Control(this, { kind: 'link', name, ...options });
  }

  css(selector, options = {}) {
    return new Control(this, { css: selector, ...options });
  }

  type(name, text, options) {
    return this.field(name, options).type(text);
  }

  click(name, options) {
    return this.button(name, options).click();
  }

  press(combo) {
    return this.driver.press(combo);
  }

  help(helper, ...args) {
    return this.withHelpers(`${helper}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  }

  /** Calls one of the helpers in the page. They are long, so they are sent only where the page has not got them yet. */
  async withHelpers(call) {
    const answer = await this.driver.evaluate(`window.__helpers ? { value: await window.__helpers.${call} } : null`);
    return answer ? answer.value ?? null : this.driver.evaluate(`${HELPERS}.${call}`);
  }

  evaluate(code, ...args) {
    if (typeof code === 'string') return this.driver.evaluate(code);
    return this.driver.evaluate(`(${code})(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')})`);
  }

  until(condition, what = String(condition)) {
    return patiently(() => this.withHelpers(`soon(${typeof condition === 'string' ? `async () => (${condition})` : condition})`), what);
  }

  /** Asks until `answer` gives something true; for what takes more than one question to the page. */
  eventually(answer, what) {
    return patiently(answer, what);
  }

  text() {
    return this.evaluate(() => document.body.innerText);
  }

  see(text) {
    return patiently(() => this.help('shows', text, true), async () => `“${text}” in: ${await this.text()}`);
  }

  unseen(text) {
    return patiently(() => this.help('shows', text, false), `“${text}” to go`);
  }

  async download(act) {
    await this.help('catchDownloads');
    await act();
    const { name, type, base64 } = await patiently(() => this.help('takeDownload'), 'a download');
    const bytes = Buffer.from(base64, 'base64');
    return { name, type, bytes, text: bytes.toString('utf8') };
  }

  /** Hands the open form over in one of the ways of 交表. */
  async handOver(way) {
    const here = await this.evaluate(() => location.hash);
    await this.link('交表').activate();
    await this.field(way).click();
    await this.click('生成');
    await this.evaluate((hash) => { location.hash = hash; }, here);
  }

  async screenshot(path, size) {
    if (size) await this.driver.resize(size.width, size.height);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await this.driver.screenshot());
  }

  pdf(options) {
    return this.driver.pdf(options);
  }

  consoleErrors() {
    return this.driver.consoleErrors();
  }

  requested() {
    return this.driver.requested();
  }
}
