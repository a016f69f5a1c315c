// Drives Firefox and WebKitGTK over the W3C WebDriver protocol, which is a handful of HTTP calls; nothing is ever
// downloaded for it. Same methods as chromium.mjs.
import { webdriverActions } from './keys.mjs';
import { end, freePort, HANG_MS, sleep, start, within } from './process.mjs';

export class WebDriver {
  /** `engine` is an entry of engines.mjs, `profile` a folder that holds the browser's data. */
  static async launch(engine, profile) {
    const browser = new WebDriver();
    const port = await freePort();
    browser.base = `http://127.0.0.1:${port}`;
    browser.engine = engine;
    browser.output = [];
    browser.errors = [];
    const [command, ...args] = engine.driver(port, await freePort());
    browser.child = start(command, args, { env: engine.env, onOutput: (line) => browser.note(line) });
    try {
      await within(browser.begin(engine.capabilities(profile)), `starting ${engine.name}`);
    } catch (error) {
      await end(browser.child);
      throw new Error(`${engine.name} did not start: ${error.message}\n${browser.output.slice(-10).join('\n')}`);
    }
    return browser;
  }

  async begin(capabilities) {
    for (;;) {
      const status = await this.call('GET', '/status').catch(() => null);
      if (status?.ready) break;
      if (this.child.exitCode !== null) throw new Error(`the driver ended with ${this.child.exitCode}`);
      await sleep(100);
    }
    const ask = () => this.call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    // geckodriver waits a minute for Firefox, which the first start on a busy machine may take; the second is sooner, since all has been read from the disk.
    const { sessionId } = await ask().catch((error) => {
      if (!error.message.startsWith('timeout')) throw error;
      return ask();
    });
    this.session = `/session/${sessionId}`;
    await this.command('POST', '/timeouts', { script: HANG_MS, pageLoad: HANG_MS, implicit: 0 });
  }

  async call(method, path, body) {
    const response = await fetch(this.base + path, {
      method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      headers: method === 'POST' ? { 'content-type': 'application/json' } : {},
      signal: AbortSignal.timeout(HANG_MS),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  async command(method, path, body) {
    // Where there are several windows, the commands go to the one chosen last.
    if (this.window && this.chosen.window !== this.window) {
      await this.call('POST', `${this.session}/window`, { handle: this.window });
      this.chosen.window = this.window;
    }
    return this.call(method, this.session + path, body);
  }

  /** Another window of the same browser, driven like this one until it is left. */
  async another() {
    this.window ??= await this.command('GET', '/window');
    this.chosen ??= { window: this.window };
    const { handle } = await this.command('POST', '/window/new', { type: 'window' });
    return Object.assign(Object.create(this), { window: handle });
  }

  /** Closes a window that another() opened. */
  async leave() {
    await this.command('DELETE', '/window');
    this.chosen.window = null;
  }

  note(line) {
    this.output.push(line);
    // What Firefox's own parts say, refused by a machine without network or while a window closes, is not the page's: that has a place in the page.
    const own = /resource:\/\/|RSLoader|BackupService|NS_ERROR_NOT_AVAILABLE.*location: "<unknown>"/.test(line);
    if (!own && this.engine.consoleError.test(line)) this.errors.push(line);
  }

  /** Console errors and uncaught exceptions since the last forget(). */
  consoleErrors() {
    return this.errors;
  }

  /** WebDriver cannot tell; the policy's connect-src and the page's own resource entries stand in for it. */
  requested() {
    return null;
  }

  forget() {
    this.errors = [];
  }

  async open(url) {
    await this.command('POST', '/url', { url: 'about:blank' });
    await this.command('POST', '/url', { url });
  }

  reload() {
    return this.command('POST', '/refresh');
  }

  async evaluate(expression) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${expression}))().then((value) => done({ value }), (error) => done({ error: String(error) + '\\n' + error.stack }));`;
    const result = await this.command('POST', '/execute/async', { script, args: [] });
    // Firefox answers nothing when the page is left in the middle of the question.
    if (result === null) throw new Error('the page was left while it was asked');
    if (result.error) throw new Error(result.error);
    return result.value ?? null;
  }

  actions(...sources) {
    return this.command('POST', '/actions', { actions: sources });
  }

  click(x, y) {
    return this.actions({
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    });
  }

  /** Presses ('down'), moves ('move') or lets go ('up') the mouse at a place; between, keys may be pressed. */
  mouse(what, x, y) {
    const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' };
    const then = { down: [{ type: 'pointerDown', button: 0 }], move: [], up: [{ type: 'pointerUp', button: 0 }] }[what];
    return this.actions({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [move, ...then] });
  }

  /** Types into what has the focus. */
  async type(text) {
    if (text === '') return;
    const actions = [...text].flatMap((key) => webdriverActions(key === '\n' ? 'Enter' : key));
    await this.actions({ type: 'key', id: 'keyboard', actions });
  }

  async press(combo) {
    await this.actions({ type: 'key', id: 'keyboard', actions: webdriverActions(combo) });
  }

  /** The window with a page of that size inside. The page follows its window later, and a window may not follow at first, so it is asked again. */
  async resize(width, height) {
    this.resized = true;
    const inner = () => this.evaluate('[innerWidth, innerHeight]');
    let size = await inner();
    const deadline = Date.now() + HANG_MS;
    for (let look = 0; Date.now() < deadline; look += 1) {
      if (look % 40 === 0) {
        const outer = await this.command('GET', '/window/rect');
        await this.command('POST', '/window/rect', { width: width + outer.width - size[0], height: height + outer.height - size[1] });
      }
      size = await inner();
      if (size[0] === width && size[1] === height) return;
      await sleep(25);
    }
    throw new Error(`the window should be ${width} × ${height}, and is ${size.join(' × ')}`);
  }

  async screenshot() {
    return Buffer.from(await this.command('GET', '/screenshot'), 'base64');
  }

  /** The page as it would be printed. */
  async pdf(options) {
    return Buffer.from(await this.command('POST', '/print', { background: true, ...options }), 'base64');
  }

  async close() {
    await this.command('DELETE', '').catch(() => {});
    // Without this the driver waits for the next session.
    await end(this.child);
  }
}
