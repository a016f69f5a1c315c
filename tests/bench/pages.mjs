// The pages of the peers, written into a folder, and a form put into the storage of the app.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The text of a file of a package, or of a script beside this one. */
export const packaged = (name) => readFileSync(new URL(`node_modules/${name}`, import.meta.url), 'utf8');
export const script = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Writes a page of scripts into a folder, and gives its address. */
export function writePage(folder, name, scripts, style = '') {
  const safe = (text) => text.replace(/<\/(script)/giu, '<\\/$1');
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${style}</style></head><body>${scripts.map((text) => `<script>${safe(text)}</script>`).join('\n')}</body></html>`;
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

/** Waits in the driver until an expression in the page is true. */
export async function until(browser, expression, what) {
  for (const deadline = Date.now() + 120_000; ;) {
    if (await browser.evaluate(`Boolean(${expression})`)) return;
    if (Date.now() > deadline) throw new Error(`waited two minutes for ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

/** Each form has a place of its own: one that a window has saved comes back from the disk. */
let slot = 1_700_000_000_000;

/** Opens the app with a form that is kept in its storage, at one of its parts, and waits until all of that part is drawn. */
export async function openForm(browser, shipped, text, part) {
  await browser.open(shipped);
  await until(browser, 'window.budgetForm', 'the app to start');
  slot += 1;
  await browser.evaluate(`(() => { localStorage.clear(); localStorage.setItem('budget-form/form/${slot}', '${slot} other\\n' + ${JSON.stringify(text)}); })()`);
  await browser.open(`${shipped}#/form/${slot}/${part}`);
  await settle(browser);
}

/** Waits until the page has nothing more to draw. */
export async function settle(browser) {
  await until(browser, "document.querySelector('main [id^=field-]')", 'the part to be shown');
  let before = -1;
  for (;;) {
    const now = await browser.evaluate("document.querySelectorAll('main *').length");
    if (now === before) return;
    before = now;
    await new Promise((resolve) => { setTimeout(resolve, 400); });
  }
}
