// What stands on each screen, as figures:  node tests/browser/counts.mjs   (`make counts`)
// For each part of the example, in the stage that it is about: the controls that can get the focus, how many of them the Tab key stops at, and the words
// that are shown. A word is a character of Chinese or a run of letters or digits. What is not drawn (folded, hidden, only heard) does not count.
import { ENGINES } from './lib/engines.mjs';
import { go } from './lib/forms.mjs';
import { Page } from './lib/page.mjs';
import { Stage } from './lib/stage.mjs';

const WINDOW = { width: 1366, height: 768 };

/** The parts with the stage in which each is used. */
const SCREENS = [
  ['基本信息', '目标申报'], ['资金', '目标申报'], ['目标', '目标申报'], ['指标', '目标申报'],
  ['执行与基础数据', '运行监控'], ['运行监控', '运行监控'], ['绩效自评', '绩效自评'],
  ['审核', '目标申报'], ['交表', '目标申报'], ['版本比较', '目标申报'], ['设置', '绩效自评'], ['帮助', '目标申报'],
];

/** Counts in the page what `within` holds. */
function counted(within) {
  const root = document.querySelector(within);
  // What is folded away has a place all the same where the browser only leaves out drawing it.
  const folded = (one) => {
    const within = one.parentElement.closest('details:not([open])');
    return within !== null && one.closest('summary')?.parentElement !== within;
  };
  const drawn = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible' && !folded(one);
  const heard = (one) => one.closest('.unseen, .hint, .finding') !== null && one.getBoundingClientRect().width <= 1;
  const controls = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((one) => drawn(one) && !one.disabled);
  const stops = controls.filter((one) => one.tabIndex >= 0);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const of = text.parentElement;
    if (!drawn(of) || heard(of) || of.closest('option, script, style, textarea, .paper') !== null) continue;
    words += (text.data.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) || []).filter((word) => word.trim()).length;
  }
  return { controls: controls.length, stops: stops.length, words };
}

const stage = new Stage(ENGINES.find(({ name }) => name === 'chromium'));
await stage.begin();
const page = new Page(stage);
await page.driver.resize(WINDOW.width, WINDOW.height);
const line = (name, { controls, stops, words }) => console.log(`| ${name} | ${controls} | ${stops} | ${words} |`);
console.log(`| screen, ${WINDOW.width}×${WINDOW.height} | controls | stops of Tab | words |\n|---|---|---|---|`);
await page.open();
line('我的表, empty', await page.evaluate(`(${counted})('body')`));
await page.click('打开示例');
await page.link('基本信息').exists();
line('the frame of a form', await page.evaluate(`((count) => {
  const [all, main] = [count('body'), count('main')];
  return { controls: all.controls - main.controls, stops: all.stops - main.stops, words: all.words - main.words };
})(${counted})`));
let now = null;
for (const [part, of] of SCREENS) {
  if (of !== now) await page.field('阶段').choose(of);
  now = of;
  await go(page, part);
  await page.until(() => document.querySelector('.busy')?.textContent === '' || !document.querySelector('.busy'), 'all to be drawn');
  line(`${part}, ${of}`, await page.evaluate(`(${counted})('main')`));
}
await stage.close();
