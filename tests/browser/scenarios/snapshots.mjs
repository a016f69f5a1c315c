// What is kept beside the forms: snapshots, the 批复稿, a backup of all forms, and when each was exported.
import assert from 'node:assert/strict';
import { arrive, declared, go, kept, saved } from '../lib/forms.mjs';
import { NO_DATABASE, forgetLast, openAgain, openWith, stored } from '../lib/faults.mjs';
import { scenario, varies } from '../lib/scenarios.mjs';

varies('storage');

const unitIs = (page, unit) => page.until(`document.getElementById('field-profile-unit')?.value === ${JSON.stringify(unit)}`, `the unit to be ${unit}`);
const versions = (page) => page.evaluate(() => [...document.querySelectorAll('.snapshots tbody tr')].map((row) => row.cells[1].textContent));
const mark = (page) => page.evaluate(() => document.querySelector('.bar .exported').textContent);

scenario('a version is kept before the stage is changed and by hand, compared, and put back in one step', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市甲中心');
  await saved(page);
  await page.field('阶段').choose('运行监控');
  await go(page, '版本比较');
  await page.until(() => document.querySelectorAll('.snapshots tbody tr').length === 1, 'a version');
  assert.deepEqual(await versions(page), ['更改阶段前']);
  await page.type('版本名称', '报送 主管部门');
  await page.click('保留现在的版本');
  await page.see('已保留现在的版本');
  await go(page, '基本信息');
  await page.type('单位名称', '苏州市乙中心');
  await saved(page);
  // The page is loaded again: they are on the disk.
  await page.reload();
  await go(page, '版本比较');
  await page.until(() => document.querySelectorAll('.snapshots tbody tr').length === 2, 'both versions');
  assert.deepEqual(await versions(page), ['手动保留：报送 主管部门', '更改阶段前']);
  await page.css('.snapshots tbody tr:nth-child(1) button').click();
  await page.see('修改 1 处');
  await page.css('.snapshots tbody tr:nth-child(2) button', { nth: 1 }).click();
  await page.see('已恢复到');
  await go(page, '基本信息');
  await unitIs(page, '苏州市甲中心');
  assert.equal(await page.field('阶段').value(), 'declaration');
  // What stood before is a version too, and one step back.
  await page.press('Control+z');
  await unitIs(page, '苏州市乙中心');
  assert.equal(await page.field('阶段').value(), 'monitoring');
  await go(page, '版本比较');
  assert.deepEqual((await versions(page)).length, 3);
  await page.css('.snapshots tbody tr:nth-child(1) button', { nth: 3 }).click();
  await page.click('确认删除');
  await page.until(() => document.querySelectorAll('.snapshots tbody tr').length === 2, 'one version less');
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('a version is kept before the first change of another day', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市昨天中心');
  await saved(page);
  await page.evaluate(() => {
    // Of the page: scripts of a driver may have a Date of their own.
    const { now } = window.Date;
    window.Date.now = () => now.call(window.Date) + 86_400_000;
  });
  await page.type('单位名称', '苏州市今天中心');
  await saved(page);
  await go(page, '版本比较');
  await page.until(() => document.querySelectorAll('.snapshots tbody tr').length === 1, 'a version');
  assert.deepEqual(await versions(page), ['当日首次修改前']);
  await page.css('.snapshots tbody tr button', { nth: 1 }).click();
  await go(page, '基本信息');
  await unitIs(page, '苏州市昨天中心');
}, { fresh: true });

scenario('without a database it is said that no versions are kept', async ({ page, stage }) => {
  await openWith(page, stage, NO_DATABASE);
  await page.click('打开示例');
  await arrive(page, '基本信息');
  await page.field('阶段').choose('运行监控');
  await go(page, '版本比较');
  await page.see('没有提供保存历史版本的空间');
  assert.equal(await page.css('.snapshots table').count(), 0);
}, { fresh: true });

scenario('a target that differs from the 批复稿 is marked and asks for a reason, which travels with the file', async ({ page }) => {
  await declared(page, '版本比较');
  await page.type('批复日期', '2025-02-10');
  await page.click('把现在的指标值设为批复稿');
  await page.see('批复稿 2025-02-10，指标 54 个');
  await page.see('现在的指标和指标值与批复稿一致');
  await go(page, '履职');
  await page.type('全市技术合同成交额 全年指标值', '≥800 亿元');
  await page.until(() => document.querySelectorAll('td.target.adjusted').length === 1, 'the target to be marked');
  await page.until(() => document.querySelector('td.target.adjusted .hint').textContent.includes('批复为 ≥900 亿元'), 'what was approved to be said');
  // Written otherwise it is the same.
  await page.type('全市技术合同成交额 半年指标值', '不低于450亿元');
  await go(page, '审核');
  await page.see('全年指标值批复为“≥900 亿元”，现为“≥800 亿元”，请在“版本比较”中填写调整原因');
  await go(page, '版本比较');
  await page.see('与批复稿不同的指标：改动 1 个');
  await page.type('全市技术合同成交额 指标值调整原因', '上级任务调减');
  await go(page, '审核');
  await page.unseen('填写调整原因');
  const { text } = await page.download(() => page.press('Control+e'));
  const { form } = JSON.parse(text);
  assert.equal(form.approved.name, '批复稿');
  assert.equal(form.approved.indicators.length, 54);
  const row = form.indicators.find(({ name }) => name === '全市技术合同成交额');
  assert.equal(row.adjustmentReason, '上级任务调减');
  // Undone, it is as approved again.
  await go(page, '履职');
  await page.type('全市技术合同成交额 全年指标值', '≥900 亿元');
  await page.until(() => document.querySelectorAll('td.target.adjusted').length === 0, 'no mark');
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('the bar and the list say whether a form was exported and changed since', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  assert.equal(await mark(page), '尚未导出');
  await page.download(() => page.press('Control+e'));
  await page.until(() => document.querySelector('.bar .exported').textContent === '已导出', 'it to be said');
  await page.type('单位名称', '苏州市甲中心');
  await page.until(() => document.querySelector('.bar .exported').textContent === '导出后有改动', 'the change to be said');
  await saved(page);
  await page.link('我的表').click();
  await page.see('，导出后有改动');
  const backup = await page.download(() => page.click('全部备份'));
  assert.match(backup.name, /^预算绩效目标表-全部备份-\d{4}-\d\d-\d\d-\d{4}\.json$/);
  await page.see('已备份 1 张表');
  await page.unseen('，导出后有改动');
});

scenario('a backup of all forms is read back, form by form', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  await page.link('我的表').click();
  await page.click('新建表');
  await arrive(page, '基本信息');
  await page.type('单位名称', '苏州市乙中心');
  await saved(page);
  await page.link('我的表').click();
  const { text } = await page.download(() => page.click('全部备份'));
  const before = (await kept(page)).map(({ unit }) => unit).sort();
  for (const unit of ['苏州市示例中心', '苏州市乙中心']) {
    await page.button(`删除 ${unit} ${unit === '苏州市乙中心' ? new Date().getFullYear() : 2025}`).click();
    await page.click('确认删除');
  }
  await page.see('这里还没有表');
  await page.click('导入');
  await page.css('.import input[type=file]').upload([{ name: '备份.json', text }]);
  await page.see('文件中有 2 张表');
  await page.click('存入所选的表（2 张）');
  await page.until(() => document.querySelectorAll('.shelf tbody tr').length === 2, 'both forms');
  assert.deepEqual((await kept(page)).map(({ unit }) => unit).sort(), before);
  assert.deepEqual(page.consoleErrors(), []);
});

scenario('a form that is deleted for good is gone, also from the disk', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市绝密中心');
  await saved(page);
  await page.field('阶段').choose('运行监控');
  await saved(page);
  const before = await stored(page);
  await page.link('我的表').click();
  await page.click('删除 苏州市绝密中心 2025');
  await page.click('确认删除');
  await page.see('最近删除的表（1）');
  await page.css('.deleted summary').click();
  await page.click('彻底删除 苏州市绝密中心 2025');
  await page.click('确认彻底删除');
  await page.see('已彻底删除 苏州市绝密中心 2025');
  assert.equal(await page.css('.deleted').count(), 0);
  const onDisk = () => page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('budget-form');
    request.onsuccess = () => {
      const all = request.result.transaction('records').objectStore('records').getAll();
      all.onsuccess = () => { request.result.close(); resolve(all.result.filter((text) => text.includes('绝密')).length); };
    };
  }));
  await page.eventually(async () => (await onDisk()) === 0, 'nothing of it to be on the disk');
  // A storage that forgot the deletion does not bring it back.
  await forgetLast(page, before);
  await openAgain(page, page.stage.address);
  await page.see('这里还没有表');
  assert.deepEqual(await kept(page), []);
});

scenario('the recovery panel exports what only the disk has, and starts again from it', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const before = await stored(page);
  await page.type('单位名称', '苏州市磁盘中心');
  await saved(page);
  const address = await page.evaluate(() => location.href);
  await forgetLast(page, before);
  await openAgain(page, address);
  await saved(page);
  await page.evaluate((entries) => {
    for (const [key, text] of entries) if (key.includes('/form/')) localStorage.setItem(key, text.replace('苏州市示例中心', '苏州市坏了的中心'));
    // What was done with a form is no form.
    for (const word of ['exported', 'handed-over']) localStorage.setItem(`budget-form/${word}/1`, '1\n1 a 1');
    window.__budgetFormFailed('试验');
  }, before);
  const { text } = await page.download(() => page.click('导出浏览器中保存的数据'));
  const units = Object.entries(JSON.parse(text).entries).filter(([key]) => key.includes('/form/')).map(([, record]) => JSON.parse(record.slice(record.indexOf('\n'))).form.profile.unit);
  assert.deepEqual(units.sort(), ['苏州市坏了的中心', '苏州市磁盘中心'].sort());
  await page.see('已导出 2 项数据');
  await page.click('从磁盘上的副本重新打开');
  await page.until(() => Boolean(window.budgetForm) && document.querySelectorAll('.shelf tbody tr').length === 2, 'both forms in the list');
  assert.deepEqual((await kept(page)).map(({ unit }) => unit).sort(), ['苏州市坏了的中心', '苏州市磁盘中心'].sort());
  const slots = await kept(page);
  assert.ok(!slots.find(({ unit }) => unit === '苏州市磁盘中心').slot.includes('copy'), 'the one on the disk is the form, the other one stands beside it');
}, { fresh: true });

scenario('a form that a newer program saved says which one', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
    const text = localStorage.getItem(key);
    const [time, window, counter] = text.split('\n')[0].split(' ');
    localStorage.setItem(key, `${time} ${window} ${Number.parseInt(counter, 10) + 9} 99.1.0+abc12345${text.slice(text.indexOf('\n'))}`);
  });
  await page.reload();
  await page.see('这张表上次由更新的程序 99.1.0（提交 abc12345） 保存');
});

scenario('after the program has stopped nothing goes on complaining', async ({ page, stage }) => {
  await openWith(page, stage, `var usual = window.setInterval; window.repeated = [];
    window.setInterval = function (call, every) { window.repeated.push(call); return usual.call(window, call, every); };`);
  const [before, after] = await page.evaluate(() => {
    const thrown = () => window.repeated.filter((call) => {
      try {
        call();
        return false;
      } catch {
        return true;
      }
    }).length;
    const alive = [window.repeated.length > 0, thrown()];
    window.__budgetFormFailed('试验');
    return [alive, thrown()];
  });
  assert.deepEqual(before, [true, 0]);
  assert.equal(after, 0);
}, { fresh: true });
