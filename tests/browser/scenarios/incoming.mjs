// What comes in is looked at first: files that are no text, other tables, and what a browser kept.
import assert from 'node:assert/strict';
import { declared } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const RESCUE = 'budget-form-rescue';

async function openImport(page) {
  await page.click('导入');
  await page.field('公布表的文字').exists();
}

scenario('a file that is not read is told by its first bytes and not read whole', async ({ page }) => {
  await page.open();
  await openImport(page);
  await page.evaluate(() => {
    window.lengths = [];
    const { readAsArrayBuffer } = FileReader.prototype;
    FileReader.prototype.readAsArrayBuffer = function read(blob) {
      window.lengths.push(blob.size);
      return readAsArrayBuffer.call(this, blob);
    };
  });
  const upload = (name, text) => page.css('input[type=file]').upload([{ name, text }]);
  await upload('目标表.rar', `Rar!\u001a${'x'.repeat(100_000)}`);
  await page.see('这是压缩文件，不能直接读取');
  await upload('目标表.rtf', `{\\rtf1${'x'.repeat(100_000)}`);
  await page.see('这是 RTF 文档');
  await upload('大.txt', '单位名称 某中心\n'.repeat(300_000));
  await page.see('内容太大（');
  await upload('空.txt', '');
  await page.see('文件是空的');
  assert.ok((await page.evaluate(() => window.lengths)).every((length) => length <= 1024));
  await upload('目标表.txt', '2025年度\n单位名称 苏州市示例中心\n资金总额 12.50\n');
  await page.see('苏州市示例中心，2025年度');
});

scenario('another table is refused with its name, and nothing is offered for keeping', async ({ page }) => {
  await page.open();
  await openImport(page);
  await page.field('公布表的文字').paste('项目支出绩效自评表\n2025年度\n单位名称 甲中心\n年度目标\n办好三件事。\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n产出指标 数量指标 培训场次 ≥8场 8 10 10\n');
  await page.click('读取文字');
  await page.see('这是另一种表：“项目支出绩效自评表”');
  assert.equal(await page.css('.preview').count(), 0);
});

scenario('of the forms that a browser kept any number is taken back', async ({ page }) => {
  await declared(page, '目标');
  const file = JSON.parse((await page.download(() => page.handOver('JSON 文件'))).text);
  const record = (unit, at) => `${at} k3x9\n${JSON.stringify({ ...file, form: { ...file.form, profile: { ...file.form.profile, unit } } })}`;
  const entries = {
    'budget-form/form/1': record('甲中心', 1_750_000_000_000),
    'budget-form/form/2': record('乙中心', 1_760_000_000_000),
    'budget-form/form/3': '1740000000000 k3x9\n{"format": "bud',
    'budget-form/steps/1': '1750000000000 k3x9\n[]',
    'budget-form/theme': 'dark',
  };
  await page.evaluate(() => { location.hash = '#/'; });
  await openImport(page);
  await page.css('input[type=file]').upload([{ name: '数据备份.json', text: JSON.stringify({ format: RESCUE, version: 1, entries }) }]);
  await page.see('文件中有 2 张表，另有 1 张无法读取');
  await page.see('存入所选的表（2 张）');
  await page.evaluate(() => { document.querySelector('.preview input[type=checkbox]').click(); });
  await page.see('存入所选的表（1 张）');
  await page.click('存入所选的表（1 张）');
  await page.see('已存入 1 张。');
  await page.see('我的表中已有相同的一份');
  const rows = await page.evaluate(() => [...document.querySelectorAll('.shelf tbody tr')].map((row) => row.textContent));
  assert.equal(rows.filter((row) => row.includes('甲中心')).length, 1);
  assert.equal(rows.filter((row) => row.includes('乙中心')).length, 0);
  assert.equal(await page.evaluate(() => localStorage.getItem('budget-form/theme')), null);
});
