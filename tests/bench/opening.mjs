// Opening the file until the example can be edited, beside an empty TiddlyWiki until a text can be.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inTurns, ratio, report } from './measure.mjs';

/** When it can be edited, in ms from the start of opening the file. */
const OPENED = {
  'the app': `new Promise((resolve) => {
    const look = () => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('打开示例'));
      if (button) button.click();
      if (document.querySelector('main textarea, main input')) resolve(performance.now());
      else setTimeout(look, 0);
    };
    look();
  })`,
  TiddlyWiki: `new Promise((resolve) => {
    const look = () => {
      const button = document.querySelector('button[aria-label="new tiddler"], .tc-page-controls button');
      if (button) resolve(performance.now());
      else setTimeout(look, 0);
    };
    look();
  })`,
};

function tiddlyWiki(folder) {
  const entry = createRequire(import.meta.url).resolve('tiddlywiki/tiddlywiki.js');
  execFileSync(process.execPath, [entry, join(entry, '../editions/empty'), '--output', folder, '--build', 'empty'], { stdio: 'ignore' });
  return pathToFileURL(join(folder, 'empty.html')).href;
}

export async function measureOpening(browser, { rounds, folder, shipped }) {
  const pages = { 'the app': shipped, TiddlyWiki: tiddlyWiki(folder) };
  const open = (name) => async () => {
    await browser.evaluate("location.protocol === 'file:' && localStorage.clear()");
    await browser.open(pages[name]);
    return browser.evaluate(OPENED[name]);
  };
  const taken = await inTurns(rounds, 1, Object.fromEntries(Object.keys(pages).map((name) => [name, open(name)])));
  return report('ms from opening the file until the example, or an empty TiddlyWiki, can be edited', taken, [ratio(taken, 'the app', 'TiddlyWiki', 0.25)]);
}
