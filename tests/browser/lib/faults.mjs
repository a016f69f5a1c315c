// Storages that fail on purpose, and what a kill leaves behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SHIPPED } from './stage.mjs';

/** Opens the shipped file with a script that runs before anything of it. */
export async function openWith(page, stage, script) {
  const file = stage.file('故障 表.html');
  writeFileSync(file, readFileSync(SHIPPED, 'utf8').replace('<head>', `<head><script>${script}</script>`));
  await page.openAddress(pathToFileURL(file).href);
  await page.ready();
}

/** Before the page: the browser gives no localStorage. */
export const BLOCKED = `Object.defineProperty(window, 'localStorage', { get: function () { throw new DOMException('denied', 'SecurityError'); } });`;

/** Before the page: the browser gives no IndexedDB. */
export const NO_DATABASE = `Object.defineProperty(window, 'indexedDB', { get: function () { throw new DOMException('denied', 'SecurityError'); } });`;

/** From now on localStorage fails in one way: 'full', 'refusing', 'deaf' or 'unreadable'; only for what is of this program, as a storage of others would. */
export function breakStorage(page, how) {
  return page.evaluate((fault) => {
    const { setItem, getItem } = Storage.prototype;
    window.__mend = () => { Object.assign(Storage.prototype, { setItem, getItem }); };
    const ours = (store, key) => store === localStorage && String(key).startsWith('budget-form/');
    if (fault === 'unreadable') {
      Storage.prototype.getItem = function get(key) {
        if (ours(this, key)) throw new Error('the storage is broken');
        return getItem.call(this, key);
      };
      return;
    }
    Storage.prototype.setItem = function set(key, text) {
      if (!ours(this, key)) setItem.call(this, key, text);
      else if (fault === 'full') throw new DOMException('no room', 'QuotaExceededError');
      else if (fault === 'refusing') throw new Error('not now');
    };
  }, how);
}

export function mendStorage(page) {
  return page.evaluate(() => window.__mend());
}

/** Whether the browser would ask before the page is closed. */
export function asksBeforeClosing(page) {
  return page.evaluate(() => {
    const event = document.createEvent('BeforeUnloadEvent');
    event.initEvent('beforeunload', false, true);
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
}

/** From now on nothing that is written to the database stands on the disk, until `release` is called in the page. */
export function holdDisk(page) {
  return page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    const { commit } = IDBTransaction.prototype;
    let held = true;
    // A transaction goes on as long as something is asked of it.
    IDBObjectStore.prototype.put = function hold(...args) {
      const store = this;
      const request = put.apply(store, args);
      const spin = () => {
        if (held) store.get('x').onsuccess = spin;
      };
      spin();
      return request;
    };
    IDBTransaction.prototype.commit = () => {};
    window.__release = () => {
      held = false;
      Object.assign(IDBObjectStore.prototype, { put });
      Object.assign(IDBTransaction.prototype, { commit });
    };
  });
}

export function releaseDisk(page) {
  return page.evaluate(() => window.__release());
}

/** All that localStorage holds of this program. */
export function stored(page) {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('budget-form/')).map((key) => [key, localStorage.getItem(key)]));
}

/** What a kill of the browser does: localStorage is again what it was a minute ago. The form is left first, or it would be saved once more. */
export async function forgetLast(page, before) {
  await page.openAddress('about:blank');
  await page.driver.open(page.stage.address.replace(/[^/]*$/, 'blank.html'));
  await page.evaluate((entries) => {
    localStorage.clear();
    for (const [key, text] of entries) localStorage.setItem(key, text);
  }, before);
}

/** The file again, at an address it had before. */
export async function openAgain(page, address) {
  await page.openAddress(address);
  await page.ready();
}
