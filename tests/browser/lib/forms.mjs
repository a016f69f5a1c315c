// What many scenarios begin with: a form that is open at one of its parts, and what of it is kept.
import { readFileSync } from 'node:fs';

/** The form of the example as it was declared, with nothing yet of what came of it in the year. */
const DECLARED = readFileSync(new URL('../../fixtures/declared.json', import.meta.url), 'utf8');

/** Opens the declared form, which is kept as if it had been opened some time ago, at one of its parts. */
export async function declared(page, part, stage) {
  await page.open();
  await page.evaluate((text) => {
    const slot = Date.now();
    localStorage.setItem(`budget-form/form/${slot}`, `${slot} declared 1\n${text}`);
    location.hash = `#/form/${slot}/profile`;
  }, DECLARED);
  await arrive(page, '基本信息');
  if (stage) await page.field('阶段').choose(stage);
  if (part) await go(page, part);
}

/** The groups of 指标, each a place on its page that one is led to. */
const GROUPS = ['决策', '过程', '履职', '效益指标', '满意度指标'];

/** Waits until a part is shown; of a group, until the page is that has it. */
export async function arrive(page, part) {
  const shown = GROUPS.includes(part) ? '指标' : part;
  await page.until(`document.querySelector('main h1')?.textContent === '${shown}'`, `the part ${shown} to be shown`);
}

/** What hangs on the menu of the form. */
const IN_MENU = ['版本比较', '设置'];

export async function go(page, part) {
  if (IN_MENU.includes(part)) await page.button('更多').activate();
  await page.link(part).activate();
  await arrive(page, part);
  // A group is gone to when its page is drawn.
  if (GROUPS.includes(part)) {
    const at = () => document.activeElement.matches('.fold') && document.activeElement.textContent;
    await page.until(`((${at})() || '').startsWith('${part}')`, `the head of the group ${part} to have the focus`);
  }
}

/**
 * Does `look` with each part, in windows of each size. To show a part takes much longer than to make its window another size: each part is shown once, one
 * in the first of the sizes and the next in the last of them, and is then given the others.
 */
export async function inWindows(page, parts, sizes, look) {
  const turn = [...sizes];
  await page.driver.resize(...turn[0]);
  for (const part of parts) {
    await go(page, part);
    for (const [at, [width, height]] of turn.entries()) {
      if (at > 0) await page.driver.resize(width, height);
      await look(part, width, height);
    }
    turn.reverse();
  }
}

/** 执行与基础数据 at mid-year: of a budget of 658.29 that was adjusted to 600, 300 are spent. */
export async function halfSpent(page) {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('基本支出半年执行数', '300');
  await page.type('项目支出半年执行数', '0');
  await page.type('基本支出半年调整数', '-58.29');
}

const NAME_OF_FOCUS = () => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText;

/** The label of what has the focus or, without one, its text. */
export const nameOfFocus = (page) => page.evaluate(NAME_OF_FOCUS);

/** Waits until the focus is at what has this label or, without one, this text. */
export async function at(page, label) {
  await page.until(`(${NAME_OF_FOCUS})() === ${JSON.stringify(label)}`, async () => `the focus to be at ${label}, not at ${await nameOfFocus(page)}`);
}

/** Waits for so many frames of the page: with the second, what the first one has asked for is done. */
export const frames = (page, count = 2) => page.evaluate((most) => new Promise((done) => {
  const next = (left) => requestAnimationFrame(() => (left > 1 ? next(left - 1) : done()));
  next(most);
}), count);

export async function saved(page) {
  await page.until(() => /^已保存/.test(document.querySelector('.saved')?.textContent ?? ''), 'the form to be saved');
}

/** Another window saves the form as it is kept. */
export async function saveElsewhere(page) {
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
    const record = localStorage.getItem(key);
    localStorage.setItem(key, `${Date.now()} other${record.slice(record.indexOf('\n'))}`);
  });
}

/** The forms kept in the browser, by slot: [{ slot, unit }], the oldest first. */
export async function kept(page) {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('budget-form/form/')).sort().map((key) => {
    const text = localStorage.getItem(key);
    return { slot: key.slice('budget-form/form/'.length), unit: JSON.parse(text.slice(text.indexOf('\n'))).form.profile.unit };
  }));
}
