// One engine's place of work: a profile, the running browser, and for each story a fresh copy of the shipped file in a
// path with spaces and Chinese characters, as people have them.
//
// No story sees another's forms: Firefox keeps a store per file path, so a new copy has an empty one; Chromium has one
// store for all file:// pages, so it is emptied between stories from a page beside the last copy.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const SHIPPED = fileURLToPath(new URL(process.env.DRAFT ? '../../../target/draft/index.html' : '../../../dist/index.html', import.meta.url));

const USUAL = { width: 1366, height: 768 };
const BLANK = '<!DOCTYPE html><meta charset="utf-8"><title>blank</title>';

export class Stage {
  constructor(engine) {
    this.engine = engine;
    this.root = mkdtempSync(join(tmpdir(), `budget-form ${engine.name} `));
    this.count = 0;
    this.driver = null;
    this.others = [];
    this.misstarts = 0;
    this.newProfile();
  }

  newProfile() {
    this.count += 1;
    this.profile = join(this.root, `profile-${this.count}`);
    mkdirSync(this.profile);
  }

  /** A folder of the current story; files of the story's own may be put there. */
  file(name) {
    return join(this.folder, name);
  }

  get address() {
    return pathToFileURL(this.file('2026年 预算绩效目标表.html')).href;
  }

  async begin() {
    for (const other of this.others.splice(0)) await other.leave();
    if (this.driver) await this.empty();
    this.count += 1;
    this.folder = join(this.root, `单位 预算 ${this.count}`);
    mkdirSync(this.folder);
    copyFileSync(SHIPPED, this.file('2026年 预算绩效目标表.html'));
    writeFileSync(this.file('blank.html'), BLANK);
    if (!this.driver) await this.launch();
    // The window that one story made small is no place for the next.
    if (this.driver.resized) await this.driver.resize(USUAL.width, USUAL.height);
    this.driver.resized = false;
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

  get dead() {
    return this.misstarts >= 2;
  }

  /** Another window of the running browser, until the story ends. */
  async another() {
    const other = await this.driver.another();
    this.others.push(other);
    return other;
  }

  async empty() {
    await this.driver.open(pathToFileURL(this.file('blank.html')).href);
    await this.driver.evaluate('localStorage.clear()');
  }

  async restart() {
    await this.driver.close();
    this.driver = null;
    await this.launch();
  }

  /** After a failure nothing of this browser is trusted. */
  async discard() {
    const { driver } = this;
    this.driver = null;
    this.others = [];
    this.newProfile();
    await driver?.close().catch(() => {});
  }

  async close() {
    await this.discard();
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }
}
