// Work that takes a while: the notice stands on the screen before it begins, and goes when it is done.
import assert from 'node:assert/strict';
import { arrive, declared, go } from '../lib/forms.mjs';
import { never, silent, told, watch } from '../lib/notices.mjs';
import { drawAll, ROWS } from '../lib/long_tables.mjs';
import { scenario } from '../lib/scenarios.mjs';

const MANY = 80;
const rows = 'document.querySelectorAll(".duty .indicators tr:not(.to-come) .name textarea").length';

/** 履职 with many more rows, pasted below the last one. */
async function long(page) {
  await declared(page, '履职');
  const count = await page.css('.duty .indicators tr:not(.to-come) .name textarea').count();
  const block = Array.from({ length: MANY }, (_, at) => `指标第${at}项\t≥${at} 家\t≥${at * 2} 家`).join('\r\n');
  await page.css('.duty .name textarea', { nth: count - 1 }).paste(block);
  await page.see(`${MANY - 1} 行新增`);
  await watch(page, `${rows} > ${count}`);
  await page.css('.dialog .primary').click();
  await page.until(`${rows} >= ${count + MANY - 1}`, 'the rows');
  return count;
}

scenario('before a large paste, its undo and its redo the notice is painted, and the focus still goes to the place', async ({ page }) => {
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
}, { varies: ['drawing'] });

scenario('going to a part with many rows says so first, going to one without does not', async ({ page }) => {
  await long(page);
  await page.until(silent, 'the rows to be drawn');
  await watch(page, 'document.querySelector("main h1").textContent === "目标"');
  await go(page, '目标');
  await never(page);
  await watch(page, 'document.querySelector("main h1").textContent === "指标"');
  await page.link('指标').click();
  await told(page, '内容较多，正在打开…');
  // What every setting does is worked out from all rows.
  await watch(page, 'document.querySelector("main h1").textContent === "设置"');
  await page.button('更多').activate();
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

scenario('going to the paper of a long form and choosing another one say so first', async ({ page }) => {
  await long(page);
  await page.until(silent, 'the rows to be drawn');
  await watch(page, 'document.querySelector(".desk") !== null');
  await page.link('交表').click();
  await told(page, '内容较多，正在打开…');
  for (const paper of ['监控表', '自评表', '目标表']) {
    await watch(page, `document.querySelector('.desk').getAttribute('aria-label') === '${paper}'`);
    await page.field(paper).click();
    await told(page, '内容较多，正在更新表格…');
    assert.equal((await page.field(paper).state()).checked, true);
  }
});

scenario('a long form can be left while it is still drawn and a cell of it is waited for', async ({ page }) => {
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
  // Whatever was still to be drawn would be drawn in one of the next frames.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame += 1) await new Promise((resolve) => { requestAnimationFrame(resolve); });
  });
  await page.until(silent, 'the notices to go');
  assert.equal(await page.evaluate(() => document.querySelector('.boot') !== null), false);
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('a short form shows no notice', async ({ page }) => {
  await declared(page, '目标');
  await watch(page, 'false');
  for (const part of ['履职', '交表', '运行监控']) await go(page, part);
  await page.field('阶段').choose('绩效自评');
  await never(page);
});

scenario('a large file is read after the notice, and opened after another', async ({ page }) => {
  await long(page);
  const file = await page.download(() => page.handOver('JSON 文件'));
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

scenario('a long part is drawn in portions: it says how far it is, what is wanted of its end waits for it, and all is there in the end', async ({ page }) => {
  await long(page);
  for (let more = 0; more < 2; more += 1) {
    await drawAll(page);
    const count = await page.evaluate(ROWS);
    const block = Array.from({ length: MANY }, (_, at) => `又一批${more}第${at}项\t≥${at} 家`).join('\r\n');
    await page.css('.duty .to-come .name textarea').paste(block);
    await page.see('行新增');
    await page.css('.dialog .primary').click();
    await page.until(`${ROWS} >= ${count + MANY} && document.getElementById('busy').textContent === ''`, 'the rows');
  }
  const all = await page.evaluate(ROWS);
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
  assert.equal(await page.evaluate(ROWS), all);
  const drawn = await page.evaluate(() => window.portions.filter(([, , part]) => part === '指标'));
  const shares = [...new Set(drawn.map(([share]) => share).filter(Boolean))];
  assert.ok(shares.length >= 2, shares.join());
  for (const share of shares) assert.match(share, /^已完成 \d+ 行，共 \d+ 行$/);
  const steps = [...new Set(drawn.map(([, count]) => count).filter(Boolean))];
  assert.deepEqual(steps, [...steps].sort((one, other) => one - other));
  assert.ok(steps.length >= 3, steps.join());
  // An undo of many rows leads to its place when it is drawn.
  await page.press('Escape');
  await page.press('Control+z');
  await page.until(`${ROWS} === ${all - MANY} && document.getElementById('busy').textContent === ''`, 'the rows to go');
  await page.press('Control+y');
  await page.until(`${ROWS} === ${all} && document.getElementById('busy').textContent === ''`, 'the rows to be back');
  await page.until(() => document.activeElement.closest('.indicators') !== null, 'the focus to be where the step shows');
  // Loaded again in its midst, the reader is where he was.
  await drawAll(page);
  await page.css('.duty .name textarea', { nth: await page.evaluate(rows) - 3 }).click();
  const at = await page.evaluate(() => document.activeElement.id);
  await page.until(() => /^已保存/.test(document.querySelector('.saved')?.textContent ?? ''), 'the form to be saved');
  await page.reload();
  await page.until(`document.activeElement.id === '${at}'`, 'the focus to be back');
}, { varies: ['drawing'] });
