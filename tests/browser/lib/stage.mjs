// One engine's place of work: a profile, the running browser, and a copy of the shipped file in a path with spaces and Chinese characters, as people
// have them.
//
// No scenario sees another's forms. Opening the file takes a second, so a scenario goes on in the page that the one before has left, where that page
// says that it is as at its start (page_reset.mjs); its storage is emptied. Else the file is copied and opened anew: Firefox keeps a store per file
// path, so a new copy has an empty one; Chromium has one store for all file:// pages, so it is emptied from a page beside the last copy.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cpuSeconds } from './cpu.mjs';
import { resetPage } from './page_reset.mjs';

export const SHIPPED = fileURLToPath(new URL(process.env.DRAFT ? '../../../target/draft/index.html' : '../../../dist/index.html', import.meta.url));

const USUAL = { width: 1366, height: 768 };
const BLANK = '<!DOCTYPE html><meta charset="utf-8"><title>blank</title>';

/** Empties what the pages of this browser keep; the database is let go by every page that is left. */
function forgetEverything() {
  localStorage.clear();
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('budget-form');
    request.onsuccess = request.onerror = () => resolve(true);
  });
}

export class Stage {
  constructor(engine) {
    this.engine = engine;
    this.root = mkdtempSync(join(tmpdir(), `budget-form ${engine.name} `));
    this.count = 0;
    this.driver = null;
    this.others = [];
    /** Whether the page of the shipped file stands open, as at its start. */
    this.isOpen = false;
    this.misstarts = 0;
    this.spent = 0;
    this.newProfile();
  }

  newProfile() {
    this.count += 1;
    this.profile = join(this.root, `profile-${this.count}`);
    mkdirSync(this.profile);
  }

  /** A file in the folder of the shipped file; those of the scenario's own may be put there. */
  file(name) {
    return join(this.folder, name);
  }

  get address() {
    return pathToFileURL(this.file('2026年 预算绩效目标表.html')).href;
  }

  /** Makes ready for a scenario; `fresh` where it must open the file itself. */
  async begin(fresh = false) {
    for (const other of this.others.splice(0)) await other.leave();
    this.isOpen = !fresh && this.driver !== null && (await this.reset());
    if (!this.isOpen) await this.layOut();
    // The window that one scenario made small is no place for the next.
    if (this.driver.resized) await this.driver.resize(USUAL.width, USUAL.height);
    this.driver.resized = false;
  }

  /** Brings the page that is shown back to its start; whether that was possible. */
  async reset() {
    try {
      return await this.driver.evaluate(`(${resetPage})(${JSON.stringify(this.address)})`) === true;
    } catch {
      // A page that does not answer, or is none of ours, is opened anew.
      return false;
    }
  }

  /** A new copy of the file, and an empty store. */
  async layOut() {
    if (this.driver) await this.empty();
    this.count += 1;
    this.folder = join(this.root, `单位 预算 ${this.count}`);
    mkdirSync(this.folder);
    copyFileSync(SHIPPED, this.file('2026年 预算绩效目标表.html'));
    writeFileSync(this.file('blank.html'), BLANK);
    if (!this.driver) await this.launch();
  }

  /** A browser that twice did not start is not tried again. */
  async launch() {
    try {
      this.driver = await this.engine.launch(this.profile);
      this.driver.resized = Boolean(this.engine.opensSmall);
      this.misstarts = 0;
    } catch (error) {
      this.misstarts += 1;
      throw error;
    }
  }

  /** The seconds of processor time that the browsers of this stage have used. */
  cpu() {
    return this.spent + (this.driver ? cpuSeconds(this.driver.child.pid) : 0);
  }

  get dead() {
    return this.misstarts >= 2;
  }

  /** Another window of the running browser, until the scenario ends. */
  async another() {
    const other = await this.driver.another();
    this.others.push(other);
    return other;
  }

  async empty() {
    await this.driver.open(pathToFileURL(this.file('blank.html')).href);
    await this.driver.evaluate(`(${forgetEverything})()`);
  }

  async restart() {
    this.isOpen = false;
    this.spent = this.cpu();
    await this.driver.close();
    this.driver = null;
    await this.launch();
  }

  /** After a failure nothing of this browser is trusted. */
  async discard() {
    const { driver } = this;
    this.driver = null;
    this.others = [];
    this.isOpen = false;
    this.newProfile();
    await driver?.close().catch(() => {});
  }

  async close() {
    await this.discard();
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }
}
