// Nothing moves while one types: neither at the key nor when typing pauses, and nothing when the form is saved.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const PARTS = ['基本信息', '资金', '目标', '指标', '执行与基础数据', '运行监控', '绩效自评', '设置'];

/**
 * The time of the page held by hand, so that what is looked for takes no longer than it has to, however slow the machine is: `frame` has the page do what
 * it would at the next frame, `pause` what it does when typing pauses. Nothing need be painted for it: whoever asks where a box is has it laid out.
 */
function heldTime() {
  const usual = ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'].map((of) => [of, window[of]]);
  const [timers, drawings] = [new Map(), new Map()];
  let last = 1e6;
  const into = (waiting) => (act) => {
    last += 1;
    waiting.set(last, act);
    return last;
  };
  [window.setTimeout, window.requestAnimationFrame] = [into(timers), into(drawings)];
  window.clearTimeout = (id) => timers.delete(id);
  window.cancelAnimationFrame = (id) => drawings.delete(id);
  const take = (waiting) => {
    const acts = [...waiting.values()];
    waiting.clear();
    acts.forEach((act) => act(performance.now()));
  };
  const settle = async () => { for (let turn = 0; turn < 50; turn += 1) await null; };
  const frame = async () => {
    await settle();
    take(drawings);
    await settle();
  };
  const pause = async () => {
    for (let turn = 0; turn < 9 && timers.size + drawings.size > 0; turn += 1) {
      await frame();
      take(timers);
      await frame();
    }
  };
  const release = () => { for (const [of, act] of usual) window[of] = act; };
  return { frame, pause, release };
}

/** Runs this in the page, where it has `heldTime`. */
async function withHeldTime(page, run, texts) {
  await page.evaluate(`void (window.heldTime = ${heldTime})`);
  const answer = await page.evaluate(run, texts);
  await page.evaluate('void delete window.heldTime');
  return answer;
}

/**
 * Types short texts into fields of every kind of the part, and tells what stands elsewhere at the key or when typing pauses.
 */
async function moved(texts) {
  const { frame, pause, release } = window.heldTime();
  // Pictures stand below all that is typed; of sentences and figures' buttons only the place counts that holds them.
  const apart = '.explanation, .rule, .row-actions, .figure-button, .pictures, .balance p, .told > *, .late, #passing';
  const seen = ['h1', 'h2', 'h3', 'p', 'caption', 'tr', 'th', 'td', 'label', 'textarea', 'input', 'select', 'button', 'summary', '.line', '.grow', 'li'];
  const counts = (one) => one.offsetWidth > 0 && !one.closest(apart);
  // Half pixels do not count. Asking how far the page is scrolled takes as long as asking for a box, so it is asked once for all.
  const boxesOf = (list) => {
    const [x, y] = [scrollX, scrollY];
    return list.map(({ one, inMain }) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [Math.round(2 * (left + x)) / 2, Math.round(2 * (inMain ? top + y : top)) / 2, Math.round(2 * width) / 2, Math.round(2 * height) / 2];
    });
  };
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className} ${(one.getAttribute('aria-label') || one.id || one.textContent).trim().slice(0, 24)}`;
  const set = (area, text) => {
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const kinds = new Map();
  for (const area of document.querySelectorAll('main textarea')) {
    const [cell, toCome] = [area.closest('td'), Boolean(area.closest('.to-come'))];
    const judged = cell && cell.parentElement.querySelector('td.status select') !== null;
    const kind = `${judged} ${cell ? `${cell.className} ${cell.childElementCount}` : ''} ${toCome} ${area.id.replace(/\d+/g, '#')}`;
    if (area.offsetWidth > 0 && !kinds.has(kind)) kinds.set(kind, { area, toCome });
  }
  const problems = [];
  for (const { area, toCome } of [...kinds.values()].filter((one) => one.area.isConnected)) {
    const value = area.value;
    // The bar tells the name of the form.
    const more = /-(unit|year)$/.test(area.id) ? [] : ['.bar > *'];
    const all = [...seen.map((one) => `main ${one}`), '.rail a', ...more].join(', ');
    area.scrollIntoView({ block: 'center' });
    // A new row stands beside its 二级指标, which spans it, and the next one comes below it.
    const end = toCome ? area.getBoundingClientRect().bottom + scrollY : Infinity;
    const spanning = (one) => toCome && one.closest('.level2');
    area.focus();
    if (!toCome) set(area, texts[0]);
    await pause();
    const first = [...document.querySelectorAll(all)].filter(counts).map((one) => ({ one, inMain: one.closest('main') !== null }));
    const before = boxesOf(first);
    const compare = (text, when) => {
      // Whether an element counts is asked only of those that stand elsewhere: asked of all, it would take most of the time.
      const different = boxesOf(first).map((now, at) => ({ one: first[at].one, before: before[at], now }))
        .filter(({ one, before: was, now }) => was[1] < end && now.some((edge, side) => edge !== was[side]) && one.isConnected && one.matches(all))
        .filter(({ one }) => counts(one) && !spanning(one));
      const told = different.slice(0, 3).map(({ one, before: was, now }) => `${name(one)} ${was} → ${now}`);
      if (told.length > 0) problems.push(`${area.getAttribute('aria-label') || area.id} “${text}” ${when}: ${different.length}, ${told.join('; ')}`);
    };
    for (const text of [...texts.slice(1), '', texts[0]]) {
      set(area, text);
      await frame();
      compare(text, 'at the key');
      await pause();
      compare(text, 'after the pause');
    }
    set(area, value);
    await pause();
  }
  document.activeElement.blur();
  await pause();
  release();
  return { kinds: kinds.size, problems };
}

/** The example as it looks after the year: values in all rows, some typed over computed ones or without a unit, weights, base data. */
function full(stage) {
  const file = JSON.parse(readFileSync(new URL('../../fixtures/declared.json', import.meta.url), 'utf8'));
  file.form.stage = stage;
  const each = (text) => ({ halfYear: text, fullYear: text });
  file.form.baseData = Object.fromEntries(['plannedPayment', 'actualPayment', 'carryOver', 'publicExpenseBudget', 'publicExpenseSpent', 'staffQuota', 'staffEmployed'].map((item, at) => [item, each(`${20 - at}`)]));
  file.form.execution = { basic: { executed: { halfYear: '290', fullYear: '650' } }, project: { executed: { halfYear: '0', fullYear: '0.4' } } };
  file.form.indicators.forEach((row, at) => {
    const reached = (text = '') => (at % 3 === 0 ? text.replace(/^[≥≤＝=]/, '') : text.replace(/^[≥≤＝=]\s*([\d.]+).*/, '$1').replace(/9/g, '6'));
    if (at % 4 > 0) row.actual = { halfYear: reached(row.target?.halfYear), fullYear: reached(row.target?.fullYear) };
    row.weight = at < 50 ? '2' : '0';
  });
  return file;
}

async function imported(page, file) {
  await page.open();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: JSON.stringify(file) }]);
  await page.click('存为我的表');
  await page.link('资金').exists();
}

/** What moves in some parts. */
async function movedIn(page, parts) {
  const problems = [];
  for (const part of parts) {
    await go(page, part);
    const { kinds, problems: found } = await withHeldTime(page, moved, ['1', '300', '一点']);
    assert.ok(kinds > 0, part);
    for (const problem of found) problems.push(`${part}: ${problem}`);
  }
  return problems;
}

// Each scenario takes a few parts, so that lanes can share them. In the stages after the year a form that is full has fields of every kind that the example
// has, and more, so there the example is not gone through as well.
for (const parts of [PARTS.slice(0, 3), PARTS.slice(3, 4), PARTS.slice(4, 6), PARTS.slice(6)]) {
  scenario(`nothing moves while one types in ${parts.join('、')}, in 目标申报`, async ({ page }) => {
    await declared(page, '资金', '目标申报');
    assert.deepEqual(await movedIn(page, parts), []);
  });

  for (const stage of ['monitoring', 'selfEvaluation']) {
    scenario(`nothing moves while one types in ${parts.join('、')} of a form that is full, in ${stage}`, async ({ page }) => {
      await imported(page, full(stage));
      assert.deepEqual(await movedIn(page, parts), []);
    }, { varies: stage === 'selfEvaluation' ? ['layout'] : [] });
  }
}

/** Where the text stands in cells of every kind: the same when one comes into the cell and while one types in it. */
async function textsThatMove(texts) {
  const { frame, pause, release } = window.heldTime();
  const twoFrames = async () => {
    await frame();
    await frame();
  };
  const stands = (area) => {
    const { paddingTop, paddingBottom, lineHeight } = getComputedStyle(area);
    return [paddingTop, paddingBottom, lineHeight, Math.round(area.getBoundingClientRect().top + scrollY)].join();
  };
  const kinds = new Map();
  for (const area of document.querySelectorAll('main td textarea')) {
    const cell = area.closest('td');
    if (area.offsetWidth > 0 && !area.closest('.to-come')) kinds.set(`${cell.className} ${cell.childElementCount} ${area.value === ''} ${area.id.replace(/\d+/g, '#')}`, area);
  }
  const moved = [];
  for (const area of [...kinds.values()].filter((one) => one.isConnected)) {
    const [before, value] = [stands(area), area.value];
    area.focus();
    for (const text of [value, ...texts, '', value]) {
      if (area.value !== text) {
        area.value = text;
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      await twoFrames();
      if (stands(area) !== before) moved.push(`${area.getAttribute('aria-label')} “${text}” ${before} → ${stands(area)}`);
    }
    area.blur();
    await pause();
  }
  release();
  return { kinds: kinds.size, moved };
}

for (const stage of ['monitoring', 'selfEvaluation']) {
  scenario(`the text of a cell stands still when one comes into it and while one types, in ${stage}`, async ({ page }) => {
    await imported(page, full(stage));
    for (const part of ['指标', '运行监控', '绩效自评']) {
      await go(page, part);
      const { kinds, moved: found } = await withHeldTime(page, textsThatMove, ['300', '3%', '一点']);
      assert.ok(kinds > 0, part);
      assert.deepEqual(found, [], part);
    }
  }, { varies: ['layout'] });
}

scenario('the list of what is off track shows whole lines, and nothing in them is cut', async ({ page }) => {
  const file = full('monitoring');
  file.form.indicators.forEach((row) => {
    if (row.actual) row.actual.halfYear = '1';
  });
  await imported(page, file);
  await page.driver.resize(1366, 768);
  await go(page, '运行监控');
  for (const [width, height] of [[1366, 768], [1093, 614]]) {
    await page.driver.resize(width, height);
    await page.until(() => {
      const boxes = [...document.querySelectorAll('.late-box')].filter((box) => box.scrollHeight > box.clientHeight);
      const whole = (box) => [...box.querySelectorAll('li')].some((line) => Math.abs(line.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom) <= 1);
      return boxes.length > 0 && boxes.every(whole);
    }, `whole lines at ${width}`);
    const cut = await page.evaluate(() => [...document.querySelectorAll('.late-box li')].filter((line) => {
      const [reason, told] = [...line.querySelectorAll('span')].slice(-2).map((one) => one.getBoundingClientRect());
      return told.left - reason.right < 12 || [...line.children].some((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0);
    }).map((line) => line.textContent));
    assert.deepEqual(cut, [], `${width}`);
  }
}, { varies: ['layout'] });

scenario('no row of 设置 becomes higher or lower by keys, and what is wrong is told in the row when its box is left', async ({ page }) => {
  await declared(page, '设置', '绩效自评');
  const heights = () => [...document.querySelectorAll('.settings tbody tr')].map((row) => row.offsetHeight).join(' ');
  const before = await page.evaluate(heights);
  await page.field('部分达成的起点').click();
  for (const key of ['x', '6', 'y']) {
    await page.driver.type(key);
    await page.see('暂按默认值计算');
    assert.equal(await page.evaluate(heights), before, `after ${key}`);
  }
  await page.until(() => document.querySelector('.typed-now').textContent.startsWith('部分达成的起点'), 'the line above the table');
  await page.press('Tab');
  await page.until(() => document.querySelector('.settings .told .severity.error'), 'the row to tell it');
  await page.until(() => document.querySelector('.typed-now').textContent === '', 'the line to be empty');
});
