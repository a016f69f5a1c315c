// Drives a Chromium of any age over the DevTools protocol on a pipe: no port, no driver that must fit its version, and
// every request and console message is seen. Same methods as webdriver.mjs.
import { cdpEvents } from './keys.mjs';
import { end, HANG_MS, start, within } from './process.mjs';

const FLAGS = [
  '--headless', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
  '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-default-apps', '--disable-extensions', '--mute-audio', '--lang=zh-CN', '--window-size=1366,768',
];

/** The DevTools protocol: commands with answers, and events. */
class Connection {
  constructor(child) {
    this.pipe = child.stdio[3];
    this.pending = new Map();
    this.onEvent = () => {};
    this.last = 0;
    let rest = Buffer.alloc(0);
    this.pipe.on('error', () => {});
    child.stdio[4].on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
        this.receive(JSON.parse(rest.subarray(0, at).toString('utf8')));
        rest = rest.subarray(at + 1);
      }
    });
    child.once('exit', (code, signal) => {
      for (const { reject, method } of this.pending.values()) reject(new Error(`the browser ended (${code ?? signal}) during ${method}`));
      this.pending.clear();
    });
  }

  receive({ id, method, params, result, error, sessionId }) {
    if (id === undefined) {
      this.onEvent(method, params, sessionId);
      return;
    }
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting?.resolve(result);
  }

  send(method, params = {}, sessionId = undefined) {
    this.last += 1;
    const id = this.last;
    const answer = new Promise((resolve, reject) => { this.pending.set(id, { resolve, reject, method }); });
    this.pipe.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return within(answer, method);
  }
}

export class Chromium {
  /** `engine` is an entry of engines.mjs, `profile` a folder that holds the browser's data. */
  static async launch(engine, profile) {
    const browser = new Chromium();
    browser.output = [];
    browser.child = start(engine.binary, [...FLAGS, ...engine.flags, `--user-data-dir=${profile}`, 'about:blank'], {
      pipes: true,
      onOutput: (line) => { browser.output.push(line); },
    });
    browser.connection = new Connection(browser.child);
    browser.windows = new Map();
    browser.connection.onEvent = (method, params, session) => browser.windows.get(session)?.note(method, params);
    try {
      await browser.begin({});
    } catch (error) {
      await end(browser.child);
      throw new Error(`${engine.name} did not start: ${error.message}\n${browser.output.slice(-10).join('\n')}`);
    }
    return browser;
  }

  async begin(options) {
    this.forget();
    const { targetId } = await this.connection.send('Target.createTarget', { url: 'about:blank', ...options });
    const { sessionId } = await this.connection.send('Target.attachToTarget', { targetId, flatten: true });
    this.target = targetId;
    this.session = sessionId;
    this.windows.set(sessionId, this);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`);
  }

  /** Another window of the same browser, driven like this one until it is left. */
  async another() {
    const other = Object.assign(new Chromium(), { child: this.child, connection: this.connection, windows: this.windows, output: this.output });
    await other.begin({ newWindow: true });
    return other;
  }

  /** Closes a window that another() opened. */
  async leave() {
    this.windows.delete(this.session);
    await this.connection.send('Target.closeTarget', { targetId: this.target });
  }

  send(method, params) {
    return this.connection.send(method, params, this.session);
  }

  note(method, params) {
    if (method === 'Page.loadEventFired') this.loaded?.();
    if (method === 'Page.javascriptDialogOpening') {
      this.send('Page.handleJavaScriptDialog', { accept: true }).catch(() => {});
    }
    if (method === 'Runtime.exceptionThrown') {
      const { text, exception } = params.exceptionDetails;
      this.errors.push(`${text} ${exception?.description ?? ''}`);
    }
    if (method === 'Runtime.consoleAPICalled' && ['error', 'assert'].includes(params.type)) {
      this.errors.push(params.args.map(({ value, description }) => value ?? description).join(' '));
    }
    if (method === 'Log.entryAdded' && params.entry.level === 'error') this.errors.push(params.entry.text);
    if (method === 'Network.requestWillBeSent') this.requests.push(params.request.url);
  }

  /** Console errors and uncaught exceptions since the last forget(). */
  consoleErrors() {
    return this.errors;
  }

  /** Addresses asked for since the last forget(), the page's own among them; null where an engine cannot tell. */
  requested() {
    return this.requests;
  }

  forget() {
    this.errors = [];
    this.requests = [];
  }

  async load(action) {
    const loaded = new Promise((resolve) => { this.loaded = resolve; });
    const answer = await action();
    if (answer?.errorText) throw new Error(`cannot open: ${answer.errorText}`);
    await within(loaded, 'loading the page');
  }

  async open(url) {
    // Only the part after # may differ from what is shown; then nothing is loaded. about:blank between makes it load.
    await this.load(() => this.send('Page.navigate', { url: 'about:blank' }));
    await this.load(() => this.send('Page.navigate', { url }));
  }

  reload() {
    return this.load(() => this.send('Page.reload'));
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: `(async () => (${expression}))()`, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value ?? null;
  }

  async click(x, y) {
    const at = { x, y, button: 'left', clickCount: 1 };
    await this.inputs('Input.dispatchMouseEvent', [{ type: 'mouseMoved', x, y }, { type: 'mousePressed', ...at }, { type: 'mouseReleased', ...at }]);
  }

  /** Presses ('down'), moves ('move') or lets go ('up') the mouse at a place; between, keys may be pressed. */
  async mouse(what, x, y) {
    const type = { down: 'mousePressed', move: 'mouseMoved', up: 'mouseReleased' }[what];
    const held = what === 'move' ? { button: 'left', buttons: 1 } : { button: 'left', clickCount: 1 };
    await this.send('Input.dispatchMouseEvent', { type, x, y, ...held });
  }

  /** Events of one hand, which the browser takes in turn: they are sent together, as a person does not wait between them either. */
  inputs(method, list) {
    return Promise.all(list.map((event) => this.send(method, event)));
  }

  /** Types into what has the focus. Chinese goes in as an input method's finished text does. */
  async type(text) {
    for (const run of text.match(/[ -~]+|\n|[^ -~\n]+/g) ?? []) {
      if (run === '\n') await this.press('Enter');
      else if (/^[ -~]/.test(run)) await this.inputs('Input.dispatchKeyEvent', [...run].flatMap((key) => cdpEvents(key)));
      else await this.send('Input.insertText', { text: run });
    }
  }

  async press(combo) {
    await this.inputs('Input.dispatchKeyEvent', cdpEvents(combo));
  }

  /** An input method at work: each step is what is underlined meanwhile, `text` is what comes out. */
  async compose(steps, text) {
    for (const step of steps) {
      await this.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
    }
    await this.send('Input.insertText', { text });
  }

  resize(width, height) {
    this.resized = true;
    return this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** Has the page see media features as given, as in { 'prefers-color-scheme': 'dark' }; the others as they are. */
  emulate(features) {
    return this.send('Emulation.setEmulatedMedia', { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
  }

  async screenshot() {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  /** The page as it would be printed. */
  async pdf(options) {
    const { data } = await this.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, ...options });
    return Buffer.from(data, 'base64');
  }

  async setScripts(enabled) {
    await this.send('Emulation.setScriptExecutionDisabled', { value: !enabled });
  }

  async close() {
    await this.connection.send('Browser.close').catch(() => {});
    // What is kept is written as it closes, which takes its time on a busy machine.
    await end(this.child, HANG_MS);
  }
}
