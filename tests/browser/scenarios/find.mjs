// 查找: from any part to any other, the box keeps the focus, and what is found is in sight.
import assert from 'node:assert/strict';
import { arrive, declared, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const BOX = '在本表中查找';

const count = (page) => page.evaluate(() => document.querySelector('.find-count')?.textContent ?? null);

async function counts(page, what) {
  await page.until(`document.querySelector('.find-count')?.textContent === ${JSON.stringify(what)}`, async () => `${what}, not ${await count(page)}`);
}

const marked = (page) => page.evaluate(() => document.querySelector('[data-hit]')?.getAttribute('aria-label') ?? null);

async function marks(page, label) {
  await page.until(`document.querySelector('[data-hit]')?.getAttribute('aria-label') === ${JSON.stringify(label)}`, async () => `the mark at ${label}, not ${await marked(page)}`);
}

const inBox = (page) => page.until(() => document.activeElement.id === 'find-words', 'the focus to be in the box');

/** Opens the box and types. */
async function search(page, words) {
  await page.press('Control+f');
  await inBox(page);
  await page.driver.type(words);
}

/** Nothing lies over the marked field. */
async function inSight(page) {
  await page.until(() => {
    const box = document.querySelector('[data-hit]').getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top !== null && top.hasAttribute('data-hit');
  }, 'the marked field to be in sight');
}

scenario('the search finds words on other parts, one after the other, with the focus in the box', async ({ page }) => {
  await declared(page, '目标');
  await page.field('年度目标').click();
  await search(page, '技术经纪人');
  await page.until(() => /^0\/[1-9]/.test(document.querySelector('.find-count').textContent), 'the places to be counted');
  const all = Number((await count(page)).split('/')[1]);
  assert.ok(all >= 2, `${all} places`);
  await page.press('Enter');
  await counts(page, `1/${all}`);
  await inBox(page);
  await inSight(page);
  const first = await marked(page);
  const seen = new Set([first]);
  for (let at = 2; at <= all; at += 1) {
    await page.press(at % 2 ? 'Enter' : 'F3');
    await counts(page, `${at}/${all}`);
    await page.until(`document.querySelector('[data-hit]') !== null`, 'a mark');
    await inBox(page);
    await inSight(page);
    seen.add(await marked(page));
  }
  await arrive(page, '指标');
  assert.equal(await page.evaluate(() => document.querySelectorAll('[data-hit]').length), 1);
  // Round the end, and back.
  await page.press('Enter');
  await counts(page, `1/${all}`);
  await marks(page, first);
  await page.press('Shift+F3');
  await counts(page, `${all}/${all}`);
  await page.press('Shift+Enter');
  await counts(page, `${all - 1}/${all}`);
});

scenario('leaving the search puts the focus into what was found, with the words chosen; else where it was', async ({ page }) => {
  await declared(page, '目标');
  await page.field('年度目标').click();
  await search(page, '没有这样的词');
  await counts(page, '没有找到');
  await page.press('Enter');
  await page.press('Escape');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '年度目标', 'the focus to be back');
  assert.equal(await count(page), null);
  await search(page, '≥900亿元');
  await counts(page, '0/1');
  await page.press('Enter');
  await marks(page, '全市技术合同成交额 全年指标值');
  await page.press('Escape');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '全市技术合同成交额 全年指标值', 'the focus to be in the field');
  assert.equal(await page.evaluate(() => {
    const area = document.activeElement;
    return area.value.slice(area.selectionStart, area.selectionEnd);
  }), '≥900 亿元');
  assert.equal(await marked(page), null);
}, { varies: ['focus'] });

scenario('a place of the search is gone to from its list, with the mouse and with the arrows', async ({ page }) => {
  await declared(page, '基本信息');
  await search(page, '≥900亿元');
  await counts(page, '0/1');
  await page.press('ArrowDown');
  await page.until(() => document.activeElement.className === 'find-place', 'the focus to be in the list');
  await page.press('ArrowUp');
  await inBox(page);
  await page.css('.find-place').click();
  await counts(page, '1/1');
  await marks(page, '全市技术合同成交额 全年指标值');
  await page.until(() => document.activeElement.className === 'find-place', 'the focus to stay in the list');
});

scenario('what is typed meanwhile is searched, and what is gone is no longer counted', async ({ page }) => {
  await declared(page, '履职');
  await search(page, '珊瑚');
  await counts(page, '没有找到');
  await page.type('全市技术合同成交额 全年指标值', '≥3 株珊瑚');
  await counts(page, '0/1');
  await page.type('全市技术合同成交额 全年指标值', '≥3 株');
  await counts(page, '没有找到');
});

const words = (page) => page.evaluate(() => {
  const mark = document.querySelector('.hit-words > mark');
  if (!mark) return null;
  const [box, area] = [mark, mark.closest('.grow').querySelector('textarea')].map((one) => one.getBoundingClientRect());
  return { text: mark.textContent, before: mark.parentElement.textContent.length - mark.textContent.length - (mark.nextSibling?.textContent.length ?? 0), inside: box.top >= area.top && box.bottom <= area.bottom && box.width > 8 };
});

scenario('every place in a long text is a stop of its own, with the words marked, and the number follows what is typed', async ({ page }) => {
  await declared(page, '目标');
  await page.type('年度目标', '珊瑚一，珊瑚二，\n珊 瑚三');
  await page.type('中长期目标', '先有珊瑚');
  await search(page, '珊瑚');
  await counts(page, '0/4');
  await page.see('查找各栏填写的文字和数');
  for (const [nth, [label, text, before]] of [['中长期目标', '珊瑚', 2], ['年度目标', '珊瑚', 0], ['年度目标', '珊瑚', 4], ['年度目标', '珊 瑚', 9]].entries()) {
    await page.press('Enter');
    await counts(page, `${nth + 1}/4`);
    await marks(page, label);
    await page.until(`document.querySelector('.hit-words')?.textContent.indexOf(document.querySelector('.hit-words > mark').textContent, ${before}) === ${before}`, 'the words to be marked');
    assert.deepEqual(await words(page), { text, before, inside: true });
  }
  // What one is at moves up when a place before it goes, and the number never exceeds the sum.
  await page.type('中长期目标', '先有');
  await counts(page, '3/3');
  await page.type('年度目标', '珊瑚一，珊瑚二');
  await counts(page, '0/2');
  assert.equal(await words(page), null);
  await inBoxAgain(page);
  await page.press('Enter');
  await counts(page, '1/2');
  await page.press('Escape');
  assert.equal(await page.css('.hit-words').count(), 0);
}, { varies: ['focus'] });

/** Goes back to the box. */
async function inBoxAgain(page) {
  await page.press('Control+f');
  await inBox(page);
}

scenario('Enter right after the last key searches for all of it', async ({ page }) => {
  await declared(page, '履职');
  await page.press('Control+f');
  await inBox(page);
  await page.evaluate(() => {
    const box = document.activeElement;
    box.value = '≥900 亿元';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await counts(page, '1/1');
});

scenario('a column that the stage does not show leads the search to its row, and the page says so', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('全市技术合同成交额 半年实际完成值', '珊瑚');
  await page.field('阶段').choose('目标申报');
  await go(page, '目标');
  await search(page, '珊瑚');
  await counts(page, '0/1');
  // The page of a stage shows its values at any stage.
  await page.press('Enter');
  await arrive(page, '运行监控');
  await marks(page, '全市技术合同成交额 半年实际完成值');
  await inBox(page);
});

scenario('a text that has no box for now leads the search to its row, and the page says so', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('半年编制数', '15');
  await page.type('半年在职人员数', '14');
  await go(page, '运行监控');
  await page.type('在职人员控制率 半年实际完成值', '100%');
  await page.type('在职人员控制率 半年手填原因', '含珊瑚');
  await page.type('在职人员控制率 半年实际完成值', '');
  await page.field('在职人员控制率 半年手填原因').gone();
  await go(page, '目标');
  await search(page, '珊瑚');
  await counts(page, '0/1');
  await page.press('Enter');
  await page.see('在当前阶段或设置下不显示');
  await arrive(page, '运行监控');
  await marks(page, '在职人员控制率 全年预计完成值');
  await inBox(page);
});

scenario('on the page of all groups the search goes on below the caret, not to a value that another part shows of a row above it', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('中长期规划制定健全性 半年实际完成值', '珊瑚');
  await go(page, '指标');
  await page.type('三级指标', '珊瑚礁', { within: '优化营商环境' });
  await page.field('阶段').choose('目标申报');
  await page.field('三级指标', { within: '技术合同认定' }).click();
  await search(page, '珊瑚');
  await counts(page, '0/2');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]') !== null, 'the mark');
  assert.equal(await page.evaluate(() => document.querySelector('[data-hit]').value), '珊瑚礁');
  await arrive(page, '指标');
});

scenario('the second Ctrl+F is the search of the browser', async ({ page }) => {
  await declared(page, '履职');
  const taken = () => page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.equal(await taken(), true);
  await inBox(page);
  assert.equal(await taken(), false);
  // Elsewhere it leads back to the box.
  await page.field('全市技术合同成交额 全年指标值').click();
  assert.equal(await taken(), true);
  await inBox(page);
}, { varies: ['focus'] });

scenario('keys of an input method stay in the box of the search', async ({ page }) => {
  await declared(page, '履职');
  await page.press('Control+f');
  await inBox(page);
  await page.field(BOX).compose(['j', 'ji', '技术'], '技术');
  await page.until(() => /^0\/[1-9]/.test(document.querySelector('.find-count').textContent), 'the places to be counted');
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })));
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true })));
  assert.match(await count(page), /^0\//);
}, { needs: ['ime'] });

scenario('a status and a computed value are found where they stand, after what was typed, and their box is gone to', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('半年计划支付数', '200');
  await page.type('半年实际支付数', '123.4');
  await go(page, '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '1人');
  await go(page, '目标');
  await search(page, '未达成');
  await counts(page, '0/1');
  assert.match(await page.css('.find-places').text(), /运行监控（由程序得出）\s*培育技术经纪人 半年状态\s*未达成/);
  await page.press('Enter');
  await arrive(page, '运行监控');
  await marks(page, '培育技术经纪人 半年实际完成值');
  await inBox(page);
  assert.equal(await page.css('.hit-words').count(), 0);
  await page.evaluate(() => document.activeElement.select());
  await page.driver.type('61.70%');
  await counts(page, '0/1');
  await go(page, '目标');
  await page.press('Control+f');
  await inBox(page);
  await page.press('Enter');
  await arrive(page, '运行监控');
  await marks(page, '支付进度符合率 半年实际完成值');
  await page.press('Escape');
  await page.until(() => document.activeElement.getAttribute('aria-label') === '支付进度符合率 半年实际完成值', 'the focus to be in its box');
});
