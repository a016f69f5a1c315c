// The kill trials for WebKitGTK, which keeps nothing on disk while a driver runs it: MiniBrowser is started without a driver, with a profile of its own.
// So the page types by itself and tells over HTTP what it shows, which needs a copy of the shipped file with a script more and one line of its
// policy (connect-src) changed. What keeps the forms is untouched.
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SHIPPED } from './browser/lib/stage.mjs';
import { end, start, within } from './browser/lib/process.mjs';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** Runs in the page: opens a new form and types into it, or shows the one in the address; and tells what stands there. */
function typeAndTell(port, id) {
  const tell = (what) => fetch(`http://127.0.0.1:${port}/`, { method: 'POST', mode: 'no-cors', body: JSON.stringify(what) }).catch(() => {});
  const field = () => document.getElementById(id);
  const until = (condition, then) => (condition() ? then() : setTimeout(() => until(condition, then), 20));
  const look = () => ({ text: field().value, mark: document.querySelector('.saved').textContent, address: location.href });
  document.addEventListener('budgetform:ready', () => {
    if (/#\/form\//.test(location.hash)) {
      until(() => field() || /没有找到这张表/.test(document.body.textContent), () => tell({ there: field() ? field().value : null }));
      return;
    }
    const pauses = location.hash === '#pauses';
    until(() => [...document.querySelectorAll('button')].some((one) => one.textContent === '新建表'), () => {
      [...document.querySelectorAll('button')].find((one) => one.textContent === '新建表').click();
      until(() => field() && /^已保存/.test(document.querySelector('.saved').textContent), () => {
        let token = 1;
        const step = () => {
          field().value += `${token},`;
          field().dispatchEvent(new InputEvent('input', { bubbles: true }));
          token += 1;
          setTimeout(step, pauses && token % 10 === 0 ? 300 + Math.random() * 1500 : 50);
        };
        tell({ begun: true });
        step();
        setInterval(() => tell(look()), 60);
      });
    });
  });
}

/** A page that leads to an address: of a file that it is to open MiniBrowser leaves out what stands behind the #. */
const leadTo = (address) => `<!DOCTYPE html><meta charset="utf-8"><script>location.replace(${JSON.stringify(address)})</script>`;

/** One browser, from its start until `done` says that it has told enough; then it is killed. */
async function session(profile, address, inbox, done) {
  const env = { XDG_DATA_HOME: join(profile, 'data'), XDG_CACHE_HOME: join(profile, 'cache'), XDG_CONFIG_HOME: join(profile, 'config'), WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
  const child = start('xvfb-run', ['-a', MINI_BROWSER, address], { env });
  try {
    return await within(new Promise((resolve) => { inbox.take = (message) => done(message, resolve); }), 'the page of MiniBrowser to tell');
  } finally {
    await end(child);
  }
}

/** `count` trials; each gives what was seen, when the browser was killed, and what was there again. */
export async function webkitTrials(count, [earliest, latest], fieldId) {
  const folder = mkdtempSync(join(tmpdir(), 'budget-form webkit '));
  const inbox = { take: () => {} };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (text) => { body += text; });
    request.on('end', () => {
      response.end();
      inbox.take(JSON.parse(body));
    });
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  const file = join(folder, '表.html');
  const script = `<script>(${typeAndTell})(${port}, ${JSON.stringify(fieldId)})</script>`;
  const html = readFileSync(SHIPPED, 'utf8').replace("connect-src 'none';", `connect-src http://127.0.0.1:${port};`);
  // Before the policy of the file, which would not let it run.
  writeFileSync(file, html.replace('<head>', () => `<head>${script}`));
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const door = join(folder, 'door.html');
  const through = (address) => {
    writeFileSync(door, leadTo(address));
    return pathToFileURL(door).href;
  };
  const trials = [];
  try {
    for (let trial = 0; trial < count; trial += 1) {
      const seen = [];
      let address = '';
      await session(profile, through(`${pathToFileURL(file).href}${trial % 2 === 1 ? '#pauses' : ''}`), inbox, (message, resolve) => {
        if (message.begun) setTimeout(resolve, earliest + Math.random() * (latest - earliest));
        if (message.text !== undefined) {
          seen.push({ ...message, at: Date.now() });
          ({ address } = message);
        }
      });
      const killed = Date.now();
      const there = await session(profile, through(address), inbox, (message, resolve) => {
        if (message.there !== undefined) resolve(message.there);
      });
      trials.push({ seen, killed, there });
    }
  } finally {
    server.close();
    server.closeAllConnections?.();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return trials;
}
