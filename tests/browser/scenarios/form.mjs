// An accountant's work in the browser: a form is made, filled in, kept, taken out and brought back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { arrive, declared, go, inWindows, kept, saved } from '../lib/forms.mjs';
import { endPauses, holdPauses, pauses, releasePauses } from '../lib/pauses.mjs';
import { scenario } from '../lib/scenarios.mjs';

const PUBLISHED = readFileSync(new URL('../../published/texts/centre.copied.txt', import.meta.url), 'utf8');

scenario('a new form starts from the standard template', async ({ page }) => {
  await page.open();
  await page.see('这里还没有表');
  await page.click('新建表');
  await page.type('单位名称', '苏州市图书馆');
  await go(page, '指标');
  const rows = {};
  for (const group of ['decision', 'process', 'duty']) rows[group] = await page.css(`.${group} tbody tr:not(.to-come)`).count();
  assert.deepEqual(rows, { decision: 6, process: 26, duty: 1 });
  await saved(page);
  await page.link('我的表').click();
  await page.see('苏州市图书馆');
});

scenario('what was typed is there after a reload', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('全市技术合同成交额 半年实际完成值', '460.5 亿元');
  await page.see('102.33%');
  await page.reload();
  assert.equal(await page.field('全市技术合同成交额 半年实际完成值').value(), '460.5 亿元');
  await page.see('102.33%');
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['storage'] });

scenario('a form outlives the browser', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市测试中心');
  await saved(page);
  await page.restart();
  assert.equal(await page.field('单位名称').value(), '苏州市测试中心');
}, { varies: ['storage'], needs: ['restart'] });

scenario('typing is kept when the page is left at once', async ({ page }) => {
  await declared(page, '目标');
  await page.type('年度目标', '完成全年任务');
  await page.reload();
  assert.equal(await page.field('年度目标').value(), '完成全年任务');
}, { varies: ['storage'] });

scenario('sums and balance follow the amounts', async ({ page }) => {
  await declared(page, '资金');
  await page.see('收入与支出相等');
  await page.type('项目支出全年预算数', '1.4');
  await page.see('支出合计 659.29 比收入 658.29 多 1.00 万元，请核对基本支出或项目支出');
  await page.type('项目支出全年预算数', '一点四');
  await page.see('看不懂这个金额');
  assert.equal(await page.field('项目支出全年预算数').value(), '一点四');
  assert.equal((await page.field('项目支出全年预算数').state()).invalid, true);
  await page.type('项目支出全年预算数', '０．４');
  await page.see('收入与支出相等');
});

scenario('budget execution is computed as one types', async ({ page }) => {
  await declared(page, '执行与基础数据');
  await page.type('基本支出半年执行数', '294.58');
  await page.see('44.78%');
  await page.type('项目支出半年执行数', '0');
  await page.see('44.75%');
});

scenario('a status has a word and a sign, and a person judges a phrase', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.see('◐ 部分达成');
  await page.type('技术经纪人培训 半年实际完成值', '3');
  await page.see('! 偏离');
  await page.type('科技镇长团服务保障工作 半年实际完成值', '群众评价较好');
  await page.field('科技镇长团服务保障工作 半年状态').choose('● 达成');
  await go(page, '审核');
  const met = await page.evaluate(() => document.querySelector('.counts .total td').textContent);
  assert.equal(met, '2');
  await page.see('培育技术经纪人');
});

scenario('a target shows how it was understood', async ({ page }) => {
  await declared(page, '履职');
  await page.type('培育技术经纪人 半年指标值', '不少于100人');
  await page.see('不低于 100 人');
  await page.type('培育技术经纪人 半年指标值', '290%');
  assert.equal(await page.css('td.target.unclear').count(), 1);
});

scenario('the rule of a row with ＝ is chosen beside its target', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  await page.type('研发资源共享服务用户补助 全年实际完成值', '120%');
  await page.see('120.00%');
  await go(page, '履职');
  await page.see('120.00%');
  await page.field('研发资源共享服务用户补助 全年指标值').click();
  await page.field('研发资源共享服务用户补助 比较方式').choose('恰好等于');
  await page.see('80.00%');
  await go(page, '绩效自评');
  await page.see('80.00%');
});

scenario('rows are added, moved and removed, and every step can be taken back', async ({ page }) => {
  await declared(page, '效益指标');
  const names = () => page.evaluate(() => [...document.querySelectorAll('.benefit .indicators .name textarea')].map((area) => area.value));
  const before = await names();
  await page.click('在下方增加指标 优化营商环境');
  await page.until(() => document.activeElement.value === '' && document.activeElement.closest('.name'), 'the focus to be in the new row');
  await page.driver.type('新增服务企业数');
  assert.equal((await names())[1], '新增服务企业数');
  await page.click('下移 新增服务企业数');
  assert.equal((await names())[2], '新增服务企业数');
  await page.click('删除这一行 优化营商环境');
  await page.button('删除这一行 优化营商环境').gone();
  assert.equal((await names())[0], '助推科技型企业高质量发展');
  for (let step = 0; step < 4; step += 1) await page.press('Control+z');
  assert.deepEqual(await names(), before);
  await page.press('Control+y');
  assert.equal((await names())[1], '');
});

scenario('an exported file gives the same form again', async ({ page }) => {
  await declared(page, '基本信息');
  await page.type('单位名称', '苏州市导出中心');
  const file = await page.download(() => page.handOver('JSON 文件'));
  assert.equal(file.name, '苏州市导出中心-2025-绩效目标表.json');
  await page.see('已导出 苏州市导出中心-2025-绩效目标表.json');
  const envelope = JSON.parse(file.text);
  assert.equal(envelope.results.totals.income.total, '658.29');
  await page.link('我的表').click();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: file.text }]);
  await page.see('指标 54 个');
  await page.click('仍然另存一份');
  await arrive(page, '基本信息');
  assert.equal(await page.field('单位名称').value(), '苏州市导出中心');
  const again = await page.download(() => page.handOver('JSON 文件'));
  assert.deepEqual(JSON.parse(again.text), envelope);
}, { varies: ['files'] });

scenario('a file that is kept already is opened, not kept twice', async ({ page }) => {
  await declared(page, '基本信息');
  await saved(page);
  const [{ slot }] = await kept(page);
  const { text } = await page.download(() => page.handOver('JSON 文件'));
  await page.link('我的表').click();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text }]);
  await page.see('我的表中已有相同的表：苏州市示例中心 2025年度（目标申报');
  await page.click('打开已有的表');
  await arrive(page, '基本信息');
  assert.ok((await page.evaluate(() => location.hash)).includes(slot));
  assert.equal((await kept(page)).length, 1);
});

scenario('the example and next year asked for twice are one form each', async ({ page }) => {
  await page.open();
  for (const name of ['打开示例', '生成下一年度 苏州市示例中心 2025', '打开示例', '生成下一年度 苏州市示例中心 2025']) {
    await page.click(name);
    await arrive(page, '基本信息');
    await page.link('我的表').click();
    await page.see('生成下一年度');
  }
  const years = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('budget-form/form/')).map((key) => /"year": ?"(\d+)"/.exec(localStorage.getItem(key))[1]).sort());
  assert.deepEqual(years, ['2025', '2026']);
});

scenario('a file that differs from the kept form of its unit and year is compared with it, and taken or kept beside it', async ({ page }) => {
  await declared(page, '目标');
  const { text } = await page.download(() => page.handOver('JSON 文件'));
  await page.type('中长期目标', '改过的目标');
  await saved(page);
  await page.link('我的表').click();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text }]);
  await page.see('我的表中已有本单位同年度的表：苏州市示例中心 2025年度');
  await page.click('与已有的表比较');
  await arrive(page, '版本比较');
  await page.see('改过的目标');
  await page.see('修改 1 处');
  assert.equal((await kept(page)).length, 1, 'the kept form is open, and no other');
  await page.click('用所选版本更新本表');
  await page.see('已用“a.json”更新本表，可撤销');
  await page.see('两个版本的内容相同');
  await page.press('Control+z');
  await page.see('修改 1 处');
  await saved(page);
  await page.link('我的表').click();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text }]);
  await page.click('另存为我的表');
  await arrive(page, '基本信息');
  assert.equal((await kept(page)).length, 2);
  // Once the other one is deleted there is nothing to say.
  await page.link('我的表').click();
  await page.css('.shelf tbody tr').exists();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text }]);
  await page.see('我的表中已有相同的表');
  for (let left = 2; left > 0; left -= 1) {
    await page.click('删除 苏州市示例中心 2025');
    await page.click('确认删除');
    await page.until(`document.querySelectorAll('.shelf tbody tr').length === ${left - 1}`, 'one form less');
  }
  await page.unseen('我的表中已有');
  await page.button('存为我的表').exists();
});

scenario('a damaged file says where it is damaged and changes nothing', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'b.json', text: '{"format":"budget-form","version":1,"form":{"year":' }]);
  await page.see('文件不完整，在第 1 行');
  await page.css('input[type=file]').upload([{ name: 'c.json', text: '{"format":"budget-form","version":7,"form":{}}' }]);
  await page.see('内容是更新的程序写的，请用本程序更新的版本打开');
  await page.see('这里还没有表');
});

scenario('the pasted text of a published form becomes a filled form', async ({ page }) => {
  await page.open();
  await page.click('导入');
  await page.field('公布表的文字').paste(PUBLISHED);
  await page.click('读取文字');
  await page.see('指标 54 个（决策 6，过程 26，履职 13，效益指标 8，满意度指标 1）');
  await page.click('存为我的表');
  await go(page, '资金');
  assert.equal(await page.field('一般公共预算资金').value(), '658.29');
  await go(page, '效益指标');
  assert.equal(await page.css('.benefit .level2 textarea', { nth: 2 }).value(), '生态效益');
});

scenario('a dropped text file is read, in the encoding of older Windows editors too', async ({ page }) => {
  await page.open();
  // 单位名称 苏州市 / 资金总额 1 in GB 18030.
  const bytes = Buffer.from('b5a5cebbc3fbb3c620cbd5d6ddcad00ad7cabdf0d7dcb6ee20310a', 'hex');
  await page.css('main').drop([{ name: '公布表.txt', bytes }]);
  await page.see('苏州市');
  await page.see('存为我的表');
}, { varies: ['files'] });

scenario('deleting asks once more', async ({ page }) => {
  await declared(page, '基本信息');
  await page.link('我的表').click();
  await page.click('删除 苏州市示例中心 2025');
  await page.see('30 天内可以在本页下方恢复');
  assert.match((await page.button('确认删除').state()).note, /30 天内可以/);
  await page.click('不删除');
  await page.see('苏州市示例中心');
  await page.click('删除 苏州市示例中心 2025');
  await page.click('确认删除');
  await page.see('这里还没有表');
});

scenario('a record that cannot be read is shown and can be taken out', async ({ page }) => {
  await page.open();
  await page.evaluate(() => localStorage.setItem('budget-form/form/7', '17\n{"format":"budget-form","vers'));
  await page.reload();
  await page.see('无法读取的记录');
  const file = await page.download(() => page.click('导出原始内容'));
  assert.equal(file.text, '17\n{"format":"budget-form","vers');
}, { fresh: true });

scenario('Chinese input neither loses nor doubles a character', async ({ page }) => {
  await declared(page, '履职');
  const field = page.field('三级指标', { nth: 1 });
  await field.compose(['n', 'ni', 'ni h', '你好'], '你好');
  assert.equal(await field.value(), '你好');
  await saved(page);
  await page.reload();
  assert.equal(await page.field('三级指标', { nth: 1 }).value(), '你好');
}, { needs: ['ime'] });

scenario('no screen scrolls sideways on a small laptop, at 125 % either', async ({ page }) => {
  await declared(page, null, '绩效自评');
  await inWindows(page, [...(await page.css('.rail .full').texts()), '版本比较', '设置', '帮助'], [[1366, 768], [1093, 768]], async (part, width) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${part} at ${width}: ${over} px`);
  });
}, { varies: ['layout'] });

scenario('the names of indicators can be read after the year, on a small laptop and at 125 %', async ({ page }) => {
  await declared(page, '履职', '绩效自评');
  for (const width of [1366, 1093]) {
    await page.driver.resize(width, 768);
    const room = await page.evaluate(() => document.querySelector('.duty .indicators tbody .name').clientWidth);
    assert.ok(room >= 110, `${room} px at ${width}`);
  }
  await page.press('F1');
  await page.see('Ctrl+Shift+Z');
  const below = await page.evaluate(() => document.querySelector('.dialog').getBoundingClientRect().bottom - innerHeight);
  assert.ok(below <= 0, `the list of keys ends ${below} px below the window`);
}, { varies: ['layout'] });

scenario('the rail counts anew when typing pauses, not at the key', async ({ page }) => {
  await declared(page, '基本信息');
  const count = () => document.querySelector('.rail a[aria-current=page] .count')?.textContent.match(/\d+/)[0] ?? '0';
  assert.equal(await page.evaluate(count), '0');
  await holdPauses(page);
  await page.type('年度', '明年');
  assert.equal(await page.evaluate(count), '0');
  assert.ok((await pauses(page)).every((pause) => pause >= 100), 'a pause that is one');
  await endPauses(page);
  await page.until(`(${count})() === '1'`, 'the finding to be counted');
  await releasePauses(page);
  // What is opened is never stale: neither a form nor a part.
  await page.reload();
  assert.equal(await page.evaluate(count), '1');
  await page.type('年度', '2025');
  await go(page, '目标');
  assert.equal(await page.evaluate(() => document.querySelector('.rail a').querySelector('.count')), null);
});
