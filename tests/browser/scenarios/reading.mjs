// The text of a published form is read in pieces: how far it is stands in a corner, everything else goes on, and it can be stopped.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { arrive, declared, go, saved } from '../lib/forms.mjs';
import { never, silent, told, watch } from '../lib/notices.mjs';
import { scenario } from '../lib/scenarios.mjs';

scenario('the text of a published form is read after the notice, a line of it without', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await page.field('公布表的文字').paste('单位名称 苏州市\n资金总额 1\n');
  await watch(page, 'document.querySelector(".preview") !== null', 'reading');
  await page.click('读取文字');
  await page.see('读取结果');
  await never(page);
  await page.field('公布表的文字').paste(readFileSync(new URL('../../published/texts/centre.copied.txt', import.meta.url), 'utf8'));
  await watch(page, '(document.querySelector(".preview") || document.head).textContent.includes("指标 54 个")', 'reading');
  await page.click('读取文字');
  await told(page, '正在读取，按 Esc 停止');
});

/** Six forms one after the other: a text that is read in many pieces. */
const LONG_TEXT = readFileSync(new URL('../../published/texts/centre.raw.txt', import.meta.url), 'utf8').repeat(6);

/** Has the long text read. `act` is done in the page as soon as a piece of it is read; all that was told of the reading is kept in `shares`. */
async function readLongText(page, act = '') {
  await page.field('公布表的文字').exists();
  await page.evaluate(`(() => {
    document.getElementById('import-text').value = ${JSON.stringify(LONG_TEXT)};
    const shares = window.shares = [];
    let acted = false;
    new MutationObserver(() => {
      const share = document.getElementById('reading-share');
      if (!share || share.textContent === '') return;
      shares.push(share.textContent);
      if (acted || shares.length === 1) return;
      acted = true;
      ${act}
    }).observe(document.querySelector('.reading'), { childList: true, characterData: true, subtree: true });
  })()`);
  await page.click('读取文字');
  await page.until(() => window.shares.length > 1, 'how far the reading is');
}

/** From now on whatever is to be read waits, until `window.release()`. */
async function hold(page) {
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    const held = [];
    Worker.prototype.postMessage = function later(message, ...rest) {
      if (message.head === undefined) postMessage.call(this, message, ...rest);
      else held.push(() => postMessage.call(this, message, ...rest));
    };
    window.release = () => {
      Worker.prototype.postMessage = postMessage;
      held.forEach((act) => act());
    };
  });
}

const reads = (page) => page.until(() => document.getElementById('reading-stop') !== null, 'the text to be read');

scenario('a long text of a published form says how far it is read, and the page stays in use meanwhile', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await readLongText(page, 'const box = document.getElementById("import-text"); box.focus(); box.setRangeText("记下", 0, 0);');
  await page.until(() => document.querySelector('.preview') !== null, 'the preview');
  await page.until(silent, 'the notices to go');
  const shares = (await page.evaluate(() => window.shares)).map((share) => Number(/^已完成 (\d+)%$/.exec(share)[1]));
  assert.deepEqual(shares, [...shares].sort((one, other) => one - other));
  assert.ok(shares.every((share) => share <= 100), shares.join());
  assert.ok((await page.field('公布表的文字').value()).startsWith('记下'));
  // All that is said of it is there in the end.
  const lines = await page.evaluate(() => [...document.querySelectorAll('.preview summary, .preview .unplaced h3')].map((head) => [
    Number(/（(\d+) [条行]）/.exec(head.textContent)[1]), head.parentElement.querySelectorAll('li').length,
  ]));
  assert.ok(lines.length >= 2, JSON.stringify(lines));
  for (const [told, there] of lines) assert.equal(there, told);
}, { varies: ['drawing'] });

scenario('Escape stops the reading of a long text, and another can be read', async ({ page }) => {
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
}, { varies: ['drawing'] });

scenario('whoever goes on to a form while a text is read finds it untouched, and nothing is read any longer', async ({ page }) => {
  await declared(page, '目标');
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

scenario('with the mouse and with the keys one works on while a text is read, and stops it', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await hold(page);
  await page.field('公布表的文字').paste(LONG_TEXT);
  await page.click('读取文字');
  await reads(page);
  await page.field('公布表的文字').click();
  await page.driver.type('记下');
  await page.until(() => document.getElementById('import-text').value.includes('记下'), 'what is typed');
  await page.button('停止').click();
  await page.see('已停止读取');
  await page.until(silent, 'the notices to go');
  await page.until(() => document.activeElement.id === 'import-text', 'the focus to be back in the text');
  // The Tab key comes to it as well, and the focus is where it was when it goes.
  await page.evaluate(() => window.release());
  await hold(page);
  await page.button('读取文字').click();
  await reads(page);
  await page.field('公布表的文字').click();
  for (let more = 0; more < 20 && await page.evaluate(() => document.activeElement.id !== 'reading-stop'); more += 1) await page.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'reading-stop');
  await page.press('Enter');
  await page.until(silent, 'the notices to go');
  await page.until(() => document.activeElement.textContent === '读取文字', 'the focus to be back');
  // 取消 leaves the import, and with it the reading.
  await page.evaluate(() => window.release());
  await hold(page);
  await page.button('读取文字').click();
  await reads(page);
  await page.button('取消').click();
  await page.until(silent, 'the notices to go');
  assert.equal(await page.css('.import').count(), 0);
  assert.deepEqual(page.consoleErrors(), []);
});

/** From now on the bytes of a file come only when `window.fetched()` is called, which waits until they are there and what follows is drawn. */
async function fetchLater(page) {
  await page.evaluate(() => {
    const real = FileReader.prototype.readAsArrayBuffer;
    FileReader.prototype.readAsArrayBuffer = function later(file) {
      window.fetched = () => new Promise((resolve) => {
        this.addEventListener('loadend', () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))));
        real.call(this, file);
      });
    };
  });
}

const FILE = [{ name: '公布表.txt', text: LONG_TEXT }];

scenario('whoever leaves before a file is fetched has nothing read of it', async ({ page }) => {
  await declared(page, '目标');
  const form = await page.evaluate(() => location.hash);
  await page.evaluate(() => { location.hash = '#/'; });
  await fetchLater(page);
  await hold(page);
  const unread = async () => {
    assert.equal(await page.evaluate(() => window.fetched()), true);
    assert.equal(await page.css('#reading-stop').count(), 0);
  };
  await page.click('导入');
  await page.css('input[type=file]').upload(FILE);
  await page.evaluate((hash) => { location.hash = hash; }, form);
  await arrive(page, '目标');
  await unread();
  await page.evaluate(() => { location.hash = '#/'; });
  await page.button('导入').exists();
  await page.css('main').drop(FILE);
  await page.click('取消');
  await page.css('.import').gone();
  await unread();
  // What is read meanwhile stays.
  await page.css('main').drop(FILE);
  await page.field('公布表的文字').paste('单位名称 苏州市\n资金总额 1\n');
  await page.evaluate(() => window.release());
  await page.click('读取文字');
  await page.see('读取结果');
  await hold(page);
  await unread();
  // And what is waited for is read: first how it begins, then all of it.
  await page.css('input[type=file]').upload(FILE);
  await page.evaluate(() => window.fetched());
  await page.evaluate(() => window.fetched());
  await reads(page);
  await page.press('Escape');
  await page.see('已停止读取');
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('a kept form that is chosen while a file is read is not replaced by it', async ({ page }) => {
  await page.open();
  await page.click('新建');
  await arrive(page, '基本信息');
  await page.type('单位名称', '另一单位');
  await saved(page);
  await page.evaluate(() => { location.hash = '#/'; });
  await page.click('打开示例');
  await arrive(page, '基本信息');
  await go(page, '版本比较');
  const other = (await page.field('本浏览器中的表').state()).options.find((option) => option.startsWith('另一单位'));
  await hold(page);
  await page.css('main input[type=file]').upload(FILE);
  await reads(page);
  await page.field('本浏览器中的表').choose(other);
  await page.until(() => document.querySelector('.changes') !== null, 'the comparison');
  await page.until(silent, 'the notices to go');
  await page.evaluate(() => window.release());
  assert.equal(await page.evaluate(() => document.querySelector('.other-form select').selectedOptions[0].textContent), other);
  await page.unseen('公布表.txt');
  assert.deepEqual(page.consoleErrors(), []);
});

/** A new form in which a long text is being read as last year's. */
async function readLastYear(page) {
  await page.open();
  await page.click('新建');
  await arrive(page, '基本信息');
  await page.click('载入上年目标表');
  await hold(page);
  await page.css('.last-year-choice input[type=file]').upload(FILE);
  await reads(page);
}

scenario('the keys that lead to a field lead there while a text is read', async ({ page }) => {
  await readLastYear(page);
  await page.press('F9');
  await page.until(() => document.activeElement.id.startsWith('field-'), 'the focus to be at what is missing');
  await page.type('单位名称', '某某单位');
  await page.type('主要职能', '职能');
  await page.field('年度').click();
  await page.press('Control+z');
  await page.until(() => document.activeElement.closest('.line')?.innerText.includes('主要职能'), 'the focus to be where the step shows');
  assert.equal(await page.css('#reading-stop').count(), 1);
});

scenario('an Escape that ends a composition or closes a dialog does not stop the reading as well', async ({ page }) => {
  await readLastYear(page);
  await page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    // WebKit has ended the composition by then, and tells only this.
    Object.defineProperty(event, 'keyCode', { value: 229 });
    document.activeElement.dispatchEvent(event);
  });
  assert.equal(await page.css('#reading-stop').count(), 1);
  await page.press('F1');
  await page.css('.dialog').exists();
  await page.press('Escape');
  await page.css('.dialog').gone();
  assert.equal(await page.css('#reading-stop').count(), 1);
  await page.press('Escape');
  await page.see('已停止读取');
  await page.until(silent, 'the notices to go');
});

scenario('lines without a place are drawn in portions, and each can be removed and had back', async ({ page }) => {
  const count = 150;
  await declared(page, '目标');
  const file = JSON.parse((await page.download(() => page.handOver('JSON 文件'))).text);
  file.form.unplaced = Array.from({ length: count }, (_, at) => ({ line: at + 1, text: `第${at}句`, reason: '不知属于哪一栏' }));
  file.form.profile.unit = '另一单位';
  await page.evaluate(() => { location.hash = '#/'; });
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: JSON.stringify(file) }]);
  await page.button('存为我的表').exists();
  // Their number is looked at whenever the page has changed.
  await page.evaluate(() => {
    window.counts = [];
    new MutationObserver(() => {
      if (document.getElementById('unplaced-title')) window.counts.push(document.querySelectorAll('.unplaced li').length);
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.click('存为我的表');
  await arrive(page, '基本信息');
  const all = (number) => page.until(`document.querySelectorAll('.unplaced li').length === ${number} && document.getElementById('busy').textContent === ''`, 'all lines');
  await all(count);
  const counts = await page.evaluate(() => window.counts);
  assert.ok(counts.some((drawn) => drawn > 0 && drawn < count), counts.join());
  await page.button('移除 第1句').click();
  await all(count - 1);
  const first = () => page.evaluate(() => [...document.querySelectorAll('.unplaced li')].slice(0, 3).map((line) => line.querySelector('.verbatim').textContent));
  assert.deepEqual(await first(), ['第0句', '第2句', '第3句']);
  await page.press('Control+z');
  await all(count);
  assert.deepEqual(await first(), ['第0句', '第1句', '第2句']);
  assert.deepEqual(page.consoleErrors(), []);
});
