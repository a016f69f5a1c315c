// Work that takes a while: the notice stands on the screen before it begins, and goes when it is done.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { arrive, example, go } from '../lib/forms.mjs';
import { story } from '../lib/stories.mjs';

/** Looks at the notice at the head of every frame from now on, and at how far the work is: `done` is an expression. */
async function watch(page, done) {
  await page.evaluate(`(() => {
    const frames = window.watched = [];
    const look = () => {
      const notice = document.getElementById('busy');
      const box = notice.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const live = notice.closest('[role=status]') !== null;
      frames.push({ told: notice.textContent, seen: box.height > 0 && top === notice && live, done: Boolean(${done}) });
      if (frames === window.watched && frames.length < 2000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`);
}

/**
 * The notice was drawn before the work: it stood there at the head of two frames while nothing was done yet, so the first of them was painted with it.
 * In the end it is gone.
 */
async function told(page, words) {
  await page.until(() => window.watched.some((frame) => frame.done), 'the work to be done');
  await page.until(() => document.getElementById('busy').textContent === '', 'the notice to go');
  const frames = await page.evaluate(() => window.watched);
  const before = frames.slice(0, frames.findIndex((frame) => frame.done)).filter((frame) => frame.told !== '');
  assert.ok(before.length >= 2, `${before.length} frames with the notice before the work`);
  for (const frame of before) assert.deepEqual(frame, { told: words, seen: true, done: false });
}

async function never(page) {
  const frames = await page.evaluate(() => window.watched);
  assert.deepEqual(frames.filter((frame) => frame.told !== ''), []);
}

const MANY = 80;
const rows = 'document.querySelectorAll(".indicators tr:not(.to-come) .name textarea").length';

/** 履职 with many more rows, pasted below the last one. */
async function long(page) {
  await example(page, '履职');
  const count = await page.css('.indicators tr:not(.to-come) .name textarea').count();
  const block = Array.from({ length: MANY }, (_, at) => `指标第${at}项\t≥${at} 家\t≥${at * 2} 家`).join('\r\n');
  await page.field('三级指标', { nth: count - 1 }).paste(block);
  await page.see(`${MANY - 1} 行新增`);
  await watch(page, `${rows} > ${count}`);
  await page.css('.dialog .primary').click();
  await page.until(`${rows} >= ${count + MANY - 1}`, 'the rows');
  return count;
}

story('before a large paste, its undo and its redo the notice is painted, and the focus still goes to the place', async ({ page }) => {
  const count = await long(page);
  await told(page, '内容较多，正在更新表格…');
  await page.until(() => document.activeElement.closest('.indicators') !== null, 'the focus to be in the table');
  await watch(page, `${rows} === ${count}`);
  await page.press('Control+z');
  await told(page, '内容较多，正在更新表格…');
  await go(page, '目标');
  await page.press('Control+y');
  await arrive(page, '履职');
  await page.until(() => document.activeElement.closest('.indicators') !== null, 'the focus to be where the step shows');
});

story('going to a part with many rows says so first, going to one without does not', async ({ page }) => {
  await long(page);
  await watch(page, 'document.querySelector("main h1").textContent === "目标"');
  await go(page, '目标');
  await never(page);
  await watch(page, 'document.querySelector("main h1").textContent === "履职"');
  await page.link('履职').click();
  await told(page, '内容较多，正在打开…');
  // What every setting does is worked out from all rows.
  await watch(page, 'document.querySelector("main h1").textContent === "设置"');
  await page.link('设置').click();
  await told(page, '内容较多，正在打开…');
  await go(page, '履职');
  // By the keys from part to part too, and what is found on another part is marked.
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await go(page, '目标');
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('指标第79项');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]')?.value === '指标第79项', 'the mark');
});

story('a long form can be left while it is still drawn and a cell of it is waited for', async ({ page }) => {
  await long(page);
  await page.field('阶段').choose('运行监控');
  await go(page, '目标');
  // The way there, the key and the way out in one go: the part has not been drawn by then. No click: Firefox follows a link later, after the way out.
  await page.evaluate(() => {
    const f9 = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', bubbles: true, cancelable: true }));
    location.hash = [...document.querySelectorAll('.rail a')].find((link) => link.textContent.includes('履职')).hash;
    f9();
    location.hash = '#/';
  });
  await page.until(() => document.querySelector('.shelf') !== null, 'the list of forms');
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 600); }));
  assert.equal(await page.evaluate(() => document.querySelector('.boot') !== null), false);
  assert.deepEqual(page.consoleErrors(), []);
});

story('a short form shows no notice', async ({ page }) => {
  await example(page, '目标');
  await watch(page, 'false');
  for (const part of ['履职', '打印预览', '运行监控']) await go(page, part);
  await page.field('阶段').choose('绩效自评');
  await never(page);
});

story('a large file is read after the notice, and opened after another', async ({ page }) => {
  await long(page);
  const file = await page.download(() => page.click('导出'));
  const form = JSON.parse(file.text);
  form.form.profile.functions = '职'.repeat(30000);
  await page.evaluate(() => { location.hash = '#/'; });
  await page.click('导入');
  await watch(page, 'document.querySelector(".preview") !== null');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: JSON.stringify(form) }]);
  await told(page, '内容较多，正在读取…');
  await watch(page, 'document.querySelector(".frame") !== null');
  await page.button('存为我的表').click();
  await told(page, '内容较多，正在打开…');
});

story('a long part is drawn in portions: it says how far it is, what is wanted of its end waits for it, and all is there in the end', async ({ page }) => {
  await long(page);
  for (let more = 0; more < 2; more += 1) {
    const count = await page.css('.indicators tr:not(.to-come) .name textarea').count();
    const block = Array.from({ length: MANY }, (_, at) => `又一批${more}第${at}项\t≥${at} 家`).join('\r\n');
    await page.field('三级指标', { nth: count }).paste(block);
    await page.see('行新增');
    await page.css('.dialog .primary').click();
    await page.until(`${rows} >= ${count + MANY} && document.getElementById('busy').textContent === ''`, 'the rows');
  }
  const all = await page.evaluate(rows);
  await go(page, '目标');
  await page.evaluate(`(() => {
    const frames = window.portions = [];
    const look = () => {
      frames.push([document.getElementById('busy-share').textContent, ${rows}, document.querySelector('main h1').textContent]);
      if (frames.length < 3000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`);
  // The search goes to the last of the rows, on a part that is still to be drawn.
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('又一批1第79项');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]')?.value === '又一批1第79项', 'the mark');
  await page.until(() => document.getElementById('busy').textContent === '' && document.getElementById('busy-share').textContent === '', 'the notices to go');
  assert.equal(await page.evaluate(rows), all);
  const drawn = await page.evaluate(() => window.portions.filter(([, , part]) => part === '履职'));
  const shares = [...new Set(drawn.map(([share]) => share).filter(Boolean))];
  assert.ok(shares.length >= 3, shares.join());
  for (const share of shares) assert.match(share, /^已完成 \d+ 行，共 \d+ 行$/);
  const steps = [...new Set(drawn.map(([, count]) => count).filter(Boolean))];
  assert.deepEqual(steps, [...steps].sort((one, other) => one - other));
  assert.ok(steps.length >= 4, steps.join());
  // An undo of many rows leads to its place when it is drawn.
  await page.press('Escape');
  await page.press('Control+z');
  await page.until(`${rows} === ${all - MANY} && document.getElementById('busy').textContent === ''`, 'the rows to go');
  await page.press('Control+y');
  await page.until(`${rows} === ${all} && document.getElementById('busy').textContent === ''`, 'the rows to be back');
  await page.until(() => document.activeElement.closest('.indicators') !== null, 'the focus to be where the step shows');
  // Loaded again in its midst, the reader is where he was.
  await page.field('三级指标', { nth: all - 3 }).click();
  const at = await page.evaluate(() => document.activeElement.id);
  await page.until(() => /^已保存/.test(document.querySelector('.saved')?.textContent ?? ''), 'the form to be saved');
  await page.reload();
  await page.until(`document.activeElement.id === '${at}'`, 'the focus to be back');
});

story('the text of a published form is read after the notice, a line of it without', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await page.field('公布表的文字').paste('单位名称 苏州市\n资金总额 1\n');
  await watch(page, 'document.querySelector(".preview") !== null');
  await page.click('读取文字');
  await page.see('读取结果');
  await never(page);
  await page.field('公布表的文字').paste(readFileSync(new URL('../../published/texts/centre.copied.txt', import.meta.url), 'utf8'));
  await watch(page, 'document.querySelector(".preview").textContent.includes("指标 54 个")');
  await page.click('读取文字');
  await told(page, '正在读取公布表的文字…');
});

/** Six forms one after the other: a text that is read in many pieces. */
const LONG_TEXT = readFileSync(new URL('../../published/texts/centre.raw.txt', import.meta.url), 'utf8').repeat(6);

/** Has the long text read. `act` is done in the page as soon as it stands there how far the reading is; all that stood there is kept in `shares`. */
async function readLongText(page, act = '') {
  await page.field('公布表的文字').exists();
  await page.evaluate(`(() => {
    document.getElementById('import-text').value = ${JSON.stringify(LONG_TEXT)};
    const shares = window.shares = [];
    const share = document.getElementById('busy-share');
    new MutationObserver(() => {
      if (share.textContent === '') return;
      shares.push(share.textContent);
      if (shares.length === 1) { ${act} }
    }).observe(share, { childList: true });
  })()`);
  await page.click('读取文字');
  await page.until(() => window.shares.length > 0, 'how far the reading is');
}

const silent = () => document.getElementById('busy').textContent === '' && document.getElementById('busy-share').textContent === '';

story('a long text of a published form says how far it is read, and the page stays in use meanwhile', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await readLongText(page, 'const box = document.getElementById("import-text"); box.focus(); box.setRangeText("记下", 0, 0);');
  await page.until(() => document.querySelector('.preview') !== null, 'the preview');
  await page.until(silent, 'the notices to go');
  // The notes on such a text are so many that they are drawn in portions, which say how far they are in their way.
  const shares = (await page.evaluate(() => window.shares)).filter((share) => !/^已完成 \d+ 行，共 \d+ 行$/.test(share))
    .map((share) => Number(/^已完成 (\d+)%，按 Esc 停止$/.exec(share)[1]));
  assert.deepEqual(shares, [...shares].sort((one, other) => one - other));
  assert.ok(shares.every((share) => share <= 100), shares.join());
  assert.ok((await page.field('公布表的文字').value()).startsWith('记下'));
  // All that is said of it is there in the end.
  const lines = await page.evaluate(() => [...document.querySelectorAll('.preview summary, .preview .unplaced h3')].map((head) => [
    Number(/（(\d+) [条行]）/.exec(head.textContent)[1]), head.parentElement.querySelectorAll('li').length,
  ]));
  assert.ok(lines.length >= 2, JSON.stringify(lines));
  for (const [told, there] of lines) assert.equal(there, told);
});

story('Escape stops the reading of a long text, and another can be read', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await readLongText(page, 'window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));');
  await page.see('已停止读取');
  // That is no error; and an error is not said any longer while another text is read.
  assert.equal(await page.css('.import .bad').count(), 0);
  await page.until(silent, 'the notices to go');
  await page.evaluate(() => { document.getElementById('import-text').value = '{ 不是 JSON'; });
  await page.click('读取文字');
  await page.css('.import .bad').exists();
  await readLongText(page, 'window.bad = document.querySelectorAll(".import .bad").length; window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));');
  await page.see('已停止读取');
  assert.equal(await page.evaluate(() => window.bad), 0);
  await page.until(silent, 'the notices to go');
  assert.equal(await page.css('.preview').count(), 0);
  await page.field('公布表的文字').paste('单位名称 苏州市\n资金总额 1\n');
  await page.click('读取文字');
  await page.see('读取结果');
  await page.unseen('已停止读取');
  // A second reading takes the place of the first.
  await readLongText(page, `const box = document.getElementById('import-text'); box.value = ${JSON.stringify(readFileSync(new URL('../../published/texts/library.raw.txt', import.meta.url), 'utf8'))}; document.querySelector('.import .primary').click();`);
  await page.until(() => document.querySelector('.preview')?.textContent.includes('指标 52 个'), 'the second text');
  await page.until(silent, 'the notices to go');
  assert.deepEqual(page.consoleErrors(), []);
});

story('whoever goes on to a form while a text is read finds it untouched, and nothing is read any longer', async ({ page }) => {
  await example(page, '目标');
  const form = await page.evaluate(() => location.hash);
  await page.evaluate(() => { location.hash = '#/'; });
  await page.click('导入');
  await readLongText(page, `location.hash = ${JSON.stringify(form)};`);
  await arrive(page, '目标');
  await page.until(silent, 'the notices to go');
  await page.type('年度目标', '完成全年各项任务');
  await page.until(() => /^已保存/.test(document.querySelector('.saved')?.textContent ?? ''), 'the form to be saved');
  await page.reload();
  assert.equal(await page.field('年度目标').value(), '完成全年各项任务');
  assert.equal(await page.evaluate(() => document.querySelector('.boot') !== null), false);
  assert.deepEqual(page.consoleErrors(), []);
});
