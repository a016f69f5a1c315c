// What the storage of the browser may do to the forms: keep them, write them to the disk later, refuse, be full, be damaged, forget.
import assert from 'node:assert/strict';
import { arrive, declared, go, kept, saved } from '../lib/forms.mjs';
import {
  BLOCKED, NO_DATABASE, asksBeforeClosing, breakStorage, forgetLast, holdDisk, mendStorage, openAgain, openWith, releaseDisk, stored,
} from '../lib/faults.mjs';
import { scenario, varies } from '../lib/scenarios.mjs';

varies('storage');

const unitIs = (page, unit) => page.until(`document.getElementById('field-profile-unit')?.value === ${JSON.stringify(unit)}`, `the unit to be ${unit}`);
const mark = (page) => page.evaluate(() => document.querySelector('.saved').textContent);
const hash = (page) => page.evaluate(() => location.href);

/** Leaves the form by a link, and comes back to it. */
async function leaveAndComeBack(page, unit) {
  await page.link('我的表').click();
  await page.see('未保存，只在本窗口中');
  await page.link(unit).click();
  await unitIs(page, unit);
}

scenario('the mark says 已保存 only when the disk has answered', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  await holdDisk(page);
  await page.type('单位名称', '苏州市磁盘中心');
  await page.until(() => Object.values(localStorage).some((text) => text.includes('苏州市磁盘中心')), 'the storage to have it');
  assert.match(await mark(page), /^正在保存/);
  await releaseDisk(page);
  await saved(page);
}, { fresh: true });

scenario('typing that never pauses is saved as well', async ({ page }) => {
  await declared(page, '基本信息');
  await page.evaluate(() => {
    const field = document.getElementById('field-profile-unit');
    let count = 0;
    // Shorter than the pause after which it is saved, on and on.
    window.typing = setInterval(() => {
      count += 1;
      field.value = `不停地打字${count}`;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, 20);
  });
  await page.until(() => Object.values(localStorage).some((text) => text.includes('不停地打字')), 'it to be saved');
  await page.evaluate(() => clearInterval(window.typing));
}, { fresh: true });

scenario('what a killed browser forgot comes back from the disk', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const before = await stored(page);
  await page.type('单位名称', '苏州市磁盘中心');
  await saved(page);
  const address = await hash(page);
  await page.link('我的表').click();
  await page.click('新建表');
  await arrive(page, '基本信息');
  await page.type('单位名称', '苏州市新中心');
  await saved(page);
  await forgetLast(page, before);
  await openAgain(page, address);
  await unitIs(page, '苏州市磁盘中心');
  await saved(page);
  assert.deepEqual((await kept(page)).map(({ unit }) => unit).sort(), ['苏州市新中心', '苏州市磁盘中心'].sort());
});

scenario('a deleted form does not come back after a kill', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const before = await stored(page);
  const address = await hash(page);
  await page.link('我的表').click();
  await page.click('删除 苏州市示例中心 2025');
  await page.click('确认删除');
  await page.see('这里还没有表');
  await page.reload();
  await forgetLast(page, before);
  await openAgain(page, address);
  await page.see('没有找到这张表');
  assert.deepEqual(await kept(page), []);
});

scenario('a deleted form can be had back', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市甲中心');
  await saved(page);
  await page.link('我的表').click();
  await page.click('删除 苏州市甲中心 2025');
  await page.click('确认删除');
  await page.see('最近删除的表（1）');
  await page.reload();
  await page.see('这里还没有表');
  await page.css('.deleted summary').click();
  await page.click('恢复 苏州市甲中心 2025');
  await page.see('已恢复 苏州市甲中心 2025');
  // The list of deleted forms went with its last one.
  await page.until(() => document.activeElement.id === 'shelf-title', 'the focus to be somewhere');
  assert.equal(await page.css('.deleted').count(), 0);
  await page.link('苏州市甲中心').click();
  await unitIs(page, '苏州市甲中心');
  await saved(page);
});

scenario('where both the storage and the disk have something of their own, both are kept', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const address = await hash(page);
  const [[key, record]] = (await stored(page)).filter(([name]) => name.startsWith('budget-form/form/'));
  await page.type('单位名称', '苏州市磁盘中心');
  await saved(page);
  // Another window went on from the older text, while the disk was not to be had.
  const [stamp] = record.split('\n');
  const [time, window, counter] = stamp.split(' ');
  const other = record.replace(stamp, `${time} other ${parseInt(counter, 10) + 1};${window}:${parseInt(counter, 10)}`).replace('苏州市示例中心', '苏州市另一处');
  await forgetLast(page, [[key, other]]);
  await openAgain(page, address);
  await unitIs(page, '苏州市另一处');
  assert.deepEqual((await kept(page)).map(({ unit }) => unit).sort(), ['苏州市另一处', '苏州市磁盘中心'].sort());
});

scenario('without IndexedDB the mark says what may be lost', async ({ page, stage }) => {
  await openWith(page, stage, NO_DATABASE);
  await page.click('新建表');
  await arrive(page, '基本信息');
  await page.type('单位名称', '苏州市甲中心');
  await page.until(() => /^已存入浏览器.*断电可能丢失/.test(document.querySelector('.saved').textContent), 'the mark to say so');
  await page.reload();
  await unitIs(page, '苏州市甲中心');
}, { fresh: true });

scenario('with the storage blocked one works on in memory, is told, and asked before closing', async ({ page, stage }) => {
  await openWith(page, stage, `${BLOCKED}${NO_DATABASE}`);
  await page.see('浏览器不允许本页保存数据');
  assert.equal(await asksBeforeClosing(page), false);
  await page.click('新建表');
  await arrive(page, '基本信息');
  await page.see('未保存：浏览器不允许本页保存数据');
  await page.type('单位名称', '苏州市甲中心');
  await leaveAndComeBack(page, '苏州市甲中心');
  assert.match(await mark(page), /^未保存/);
  assert.equal(await asksBeforeClosing(page), true);
  const file = await page.download(() => page.click('导出文件'));
  assert.equal(JSON.parse(file.text).form.profile.unit, '苏州市甲中心');
  // Another one, and a file.
  await page.link('我的表').click();
  await page.click('打开示例');
  await arrive(page, '基本信息');
  await unitIs(page, '苏州市示例中心');
  await page.link('我的表').click();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: file.text.replace('苏州市甲中心', '苏州市乙中心') }]);
  await page.click('存为我的表');
  await arrive(page, '基本信息');
  await unitIs(page, '苏州市乙中心');
  await page.evaluate(() => history.back());
  await page.see('苏州市示例中心');
  for (const unit of ['苏州市甲中心', '苏州市乙中心', '苏州市示例中心']) await page.link(unit).exists();
}, { fresh: true });

for (const [fault, words, otherWords] of [
  ['full', '浏览器的存储空间已满', '拒绝'],
  ['refusing', '浏览器拒绝保存', '已满'],
  ['deaf', '浏览器没有保存成功', '已满'],
  ['unreadable', '浏览器的存储读不出来', '已满'],
]) {
  scenario(`with a storage that is ${fault} nothing is lost, and it is tried again`, async ({ page }) => {
    await declared(page, '基本信息');
    await saved(page);
    await breakStorage(page, fault);
    await page.type('单位名称', '苏州市甲中心');
    await page.see(`未保存：${words}`);
    assert.ok(!(await mark(page)).includes(otherWords));
    await page.see('应急副本已写入磁盘');
    assert.equal(await asksBeforeClosing(page), true);
    await leaveAndComeBack(page, '苏州市甲中心');
    await page.press('Control+z');
    await unitIs(page, '苏州市示例中心');
    await page.press('Control+y');
    // A new form, and the way back to the first one by its address.
    const first = await hash(page);
    await page.link('我的表').click();
    await page.click('新建表');
    await arrive(page, '基本信息');
    await unitIs(page, '');
    await page.type('单位名称', '苏州市新中心');
    await page.see(`未保存：${words}`);
    await page.evaluate((address) => { location.href = address; }, first);
    await unitIs(page, '苏州市甲中心');
    await mendStorage(page);
    await saved(page);
    await page.until(() => Object.values(localStorage).some((text) => text.includes('苏州市新中心')), 'the other form to be saved by itself');
    assert.equal(await asksBeforeClosing(page), false);
    assert.deepEqual((await kept(page)).map(({ unit }) => unit).sort(), ['苏州市新中心', '苏州市甲中心'].sort());
    await page.link('我的表').click();
    await page.unseen('未保存');
  }, { fresh: true });
}

scenario('what could not be saved is there after the page was closed all the same', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  await breakStorage(page, 'full');
  await page.type('单位名称', '苏州市甲中心');
  await page.see('应急副本已写入磁盘');
  await page.reload();
  await unitIs(page, '苏州市甲中心');
  await saved(page);
}, { fresh: true });

scenario('a full storage shows what takes the room, and deleting makes some', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await arrive(page, '基本信息');
  await page.type('单位名称', '苏州市旧中心');
  await saved(page);
  await page.evaluate(() => {
    // As full as the browser lets it be, by somebody else's data.
    let size = 1 << 20;
    for (let key = 0; size >= 8; key += 1) {
      try {
        localStorage.setItem(`somebody-else-${key}`, 'x'.repeat(size));
      } catch (error) {
        size = Math.floor(size / 2);
      }
    }
  });
  await page.link('我的表').click();
  await page.click('打开示例');
  await page.see('未保存：浏览器的存储空间已满');
  await page.see('其他网页占');
  await page.link('我的表').click();
  await page.see('占用空间');
  const sizes = await page.evaluate(() => {
    const at = [...document.querySelectorAll('.shelf thead th')].findIndex((head) => head.textContent === '占用空间');
    return [...document.querySelectorAll('.shelf tbody tr')].map((row) => row.cells[at].textContent);
  });
  assert.ok(sizes.some((size) => /^\d+ KB$/.test(size) && size !== '0 KB'), sizes.join());
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('somebody-else-')) localStorage.removeItem(key);
  });
  await page.unseen('占用空间');
  await page.unseen('未保存');
  assert.deepEqual((await kept(page)).map(({ unit }) => unit).sort(), ['苏州市旧中心', '苏州市示例中心'].sort());
}, { fresh: true });

scenario('a damaged record and one of a newer program are told apart, and hide nothing', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const [[key, record]] = (await stored(page)).filter(([name]) => name.startsWith('budget-form/form/'));
  await forgetLast(page, [
    [key, record.slice(0, record.length / 2)],
    ['budget-form/form/8', `17 z 3\n{"format":"budget-form","version":999,"form":{}}`],
  ]);
  await openAgain(page, page.stage.address);
  await page.see('无法读取的记录');
  await page.see('新版程序保存的表');
  await page.see('请用新版程序打开');
  // The disk has it whole.
  await page.link('苏州市示例中心').click();
  await unitIs(page, '苏州市示例中心');
  const records = await stored(page);
  assert.ok(records.some(([name, text]) => name === key && text === record.slice(0, record.length / 2)));
});

scenario('a clock that was set back is told, and nothing is hidden by it', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市甲中心');
  await saved(page);
  await page.evaluate(() => {
    // Of the page: scripts of a driver may have a Date of their own.
    const { now } = window.Date;
    window.Date.now = () => now.call(window.Date) - 400 * 24 * 3600 * 1000;
  });
  await page.type('单位名称', '苏州市乙中心');
  await page.see('电脑的时间比上次保存时早');
  await saved(page);
  await page.reload();
  await unitIs(page, '苏州市乙中心');
  await saved(page);
}, { fresh: true });

scenario('while the clock stands still two windows still see each other’s savings', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const other = await page.another();
  const stop = () => { window.Date.now = () => 1_800_000_000_000; };
  await page.evaluate(stop);
  await other.evaluate(stop);
  for (const unit of ['苏州市甲中心', '苏州市乙中心', '苏州市丙中心']) {
    await page.type('单位名称', unit);
    await saved(page);
    await unitIs(other, unit);
  }
  await other.type('单位名称', '苏州市丁中心');
  await saved(other);
  await unitIs(page, '苏州市丁中心');
  await page.unseen('已在另一个窗口中修改');
}, { needs: ['windows'], fresh: true });

scenario('a form that is left by any way inside the app keeps what was typed last', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const address = await hash(page);
  const ways = [
    () => page.link('我的表').click(),
    () => page.evaluate(() => { location.hash = '#/'; }),
    () => page.evaluate(() => history.back()),
    () => page.evaluate(() => { location.hash = '#/form/7/profile'; }),
  ];
  for (const [at, leave] of ways.entries()) {
    await page.type('单位名称', `苏州市第${at}中心`);
    await leave();
    await page.until(() => !document.getElementById('field-profile-unit'), 'the form to be left');
    await page.evaluate((to) => { location.href = to; }, address);
    await unitIs(page, `苏州市第${at}中心`);
    await go(page, '资金');
    await go(page, '基本信息');
  }
}, { fresh: true });
