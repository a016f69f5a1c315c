// What shows the way: the first steps, the hint that never returns, what is still missing, the words about each part, and how long a text is.
import assert from 'node:assert/strict';
import { arrive, declared, go, saved } from '../lib/forms.mjs';
import { endPauses, holdPauses, releasePauses } from '../lib/pauses.mjs';
import { scenario } from '../lib/scenarios.mjs';

const HINT = '按 F1 看快捷键';
const at = (page, id) => page.until(`document.activeElement.id === ${JSON.stringify(id)}`, async () => `the focus to be at ${id}, not ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))}`);

/** The mark of a part in the rail, as it is heard: how many cells are missing, 0 where none is, or nothing where the stage wants none. */
const MARK = (name) => {
  const link = [...document.querySelectorAll('.rail a')].find((a) => a.querySelector('.full').textContent === name);
  const heard = link.querySelector('.lack')?.textContent ?? '';
  return heard === '本阶段要填的已填齐' ? 0 : Number(/^还缺 (\d+) 格$/.exec(heard)?.[1] ?? -1);
};

const lack = (page, part) => page.evaluate(MARK, part);

const lackIs = (page, part, count) => page.until(`(${MARK})(${JSON.stringify(part)}) === ${count}`, async () => `${part} to lack ${count}, not ${await lack(page, part)}`);

const bar = (page) => page.css('.bar .lacking').text();

scenario('before there is a form, the start page leads through three steps with the real buttons', async ({ page }) => {
  await page.open();
  assert.deepEqual((await page.css('.empty li h3').texts()), ['取得一张表', '逐部分填写', '检查、交表']);
  await page.click('导入', { within: '取得一张表' });
  await page.see('粘贴');
  await page.click('打开示例', { within: '取得一张表' });
  await arrive(page, '基本信息');
  // Who has forms is shown them, and no steps.
  await page.link('我的表').click();
  await page.css('.shelf').exists();
  assert.equal(await page.css('.empty').count(), 0);
  // With the last form gone one is at the beginning again.
  await page.click('删除 苏州市示例中心 2025');
  await page.click('确认删除');
  await page.see('取得一张表');
});

scenario('the hint at the first form is put away by its button and never returns', async ({ page }) => {
  await page.open();
  await page.unseen(HINT);
  await page.click('新建表');
  await page.see(HINT);
  // It is told to who listens, once, and politely.
  await page.until(() => [...document.querySelectorAll('[role=status]')].some((region) => region.textContent.includes('按 F1 看快捷键')), 'the hint to be announced');
  // It stays while one goes from part to part, and nothing moves while one types.
  await go(page, '目标');
  await page.see(HINT);
  const top = () => page.evaluate(() => document.getElementById('field-goals-longTerm').getBoundingClientRect().top);
  await page.field('中长期目标').click();
  const before = await top();
  await page.driver.type('三年内建成');
  assert.equal(await top(), before);
  await page.click('知道了');
  await page.unseen(HINT);
  await at(page, 'part');
  await page.reload();
  await arrive(page, '目标');
  await page.unseen(HINT);
  await page.link('我的表').click();
  await page.click('打开示例');
  await arrive(page, '基本信息');
  await page.unseen(HINT);
}, { fresh: true });

scenario('Escape puts the hint away, and a hint nobody put away does not return either', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await page.see(HINT);
  await page.reload();
  await arrive(page, '基本信息');
  await page.unseen(HINT);
  await page.evaluate(() => localStorage.removeItem('budget-form/hinted'));
  await page.reload();
  await page.see(HINT);
  // The list of keys has an Escape of its own.
  await page.press('F1');
  await page.see('Ctrl+Shift+Z');
  await page.press('Escape');
  await page.unseen('Ctrl+Shift+Z');
  await page.see(HINT);
  await page.field('单位名称').click();
  await page.press('Escape');
  await page.unseen(HINT);
  await at(page, 'field-profile-unit');
}, { fresh: true });

scenario('where the browser keeps nothing, the hint does not come back before the page does', async ({ page }) => {
  await page.open();
  await page.evaluate(() => {
    const keep = Storage.prototype.setItem;
    Storage.prototype.setItem = function set(key, text) {
      if (key === 'budget-form/hinted') throw new DOMException('full', 'QuotaExceededError');
      keep.call(this, key, text);
    };
  });
  await page.click('新建表');
  await page.see(HINT);
  await page.link('我的表').click();
  await page.click('打开示例');
  await arrive(page, '基本信息');
  await page.unseen(HINT);
  assert.equal(await page.evaluate(() => localStorage.getItem('budget-form/hinted')), null);
}, { varies: ['storage'], fresh: true });

scenario('the rail and the bar tell what is still missing, and lead to it cell by cell', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await arrive(page, '基本信息');
  assert.equal(await lack(page, '基本信息'), 3);
  assert.equal(await lack(page, '资金'), 5);
  assert.equal(await lack(page, '执行与基础数据'), -1, 'a part that the stage does not need wants nothing');
  const all = Number(/还缺 (\d+) 格/.exec(await bar(page))[1]);
  // A click goes on from where one is.
  await page.css('.bar .lacking').click();
  await at(page, 'field-profile-unit');
  await page.driver.type('苏州市示例中心');
  await page.until(`document.querySelector('.bar .lacking').textContent === '还缺 ${all - 1} 格'`, 'one less');
  await lackIs(page, '基本信息', 2);
  await page.css('.bar .lacking').click();
  await at(page, 'field-profile-functions');
  await page.driver.type('承担成果转化服务');
  await page.press('F9');
  await at(page, 'field-profile-organisation');
  await page.driver.type('内设科室 3 个');
  await lackIs(page, '基本信息', 0);
  // On to the next part, and back.
  await page.press('F9');
  await arrive(page, '资金');
  await at(page, 'field-funds-income-generalPublicBudget');
  await page.press('F9');
  await at(page, 'field-funds-expenditure-basic-halfYear');
  await page.press('Shift+F9');
  await at(page, 'field-funds-income-generalPublicBudget');
  // By key from the button itself the focus goes into the cell, too.
  await page.evaluate(() => document.querySelector('.bar .lacking').focus());
  await page.press('Enter');
  await at(page, 'field-funds-income-generalPublicBudget');
  assert.equal(await page.button(`本阶段还缺 ${all - 3} 格，到下一格`).count(), 1);
});

scenario('what is missing follows the stage, undo and the choices beside a cell', async ({ page }) => {
  await declared(page, '运行监控');
  assert.equal(await bar(page), '✓ 已填齐');
  await page.press('F9');
  await page.see('本阶段要填的都已填齐');
  await page.field('阶段').choose('运行监控');
  await lackIs(page, '执行与基础数据', 18);
  // What a stage reports is filled in on its page, and wanted there.
  assert.deepEqual([await lack(page, '指标'), await lack(page, '履职')], [0, 0]);
  const all = await page.css('.monitoring .actual [data-found]').count();
  assert.ok(all > 20, `${all} values to fill in`);
  assert.equal(await lack(page, '运行监控'), all);
  assert.equal(await bar(page), `还缺 ${all + 18} 格`);
  // A value that is behind asks for four things more: what is expected, how likely it is, a cause, and why.
  await page.type('技术经纪人培训 半年实际完成值', '1场');
  await lackIs(page, '运行监控', all - 1 + 4);
  await page.type('技术经纪人培训 全年预计完成值', '6场');
  await lackIs(page, '运行监控', all - 1 + 3);
  await page.type('技术经纪人培训 半年偏差说明', '师资不足');
  await page.field('技术经纪人培训 完成目标可能性').choose('有可能');
  await lackIs(page, '运行监控', all);
  await page.click('人员');
  await lackIs(page, '运行监控', all - 1);
  await page.press('Control+z');
  await lackIs(page, '运行监控', all);
  await go(page, '审核');
  assert.match(await page.css('.lacks caption').text(), /填报进度（运行监控）/);
  const rows = await page.evaluate(() => [...document.querySelectorAll('.lacks tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows.find(([name]) => name === '运行监控'), ['运行监控', '2', `${all}`]);
  const sum = rows.slice(0, -1).reduce((total, [, , missing]) => total + (Number(missing) || 0), 0);
  assert.equal(await bar(page), `还缺 ${sum} 格`);
  await page.link('运行监控', { within: '填报进度' }).click();
  await arrive(page, '运行监控');
});

for (const [stage, period] of [['运行监控', '半年'], ['绩效自评', '全年']]) {
  scenario(`F9 leads to every missing cell during ${stage}, on whatever part it stands, and round again`, async ({ page }) => {
    await declared(page, stage, stage);
    await page.type(`技术经纪人培训 ${period}实际完成值`, '1场');
    await page.type(`培育技术经纪人 ${period}实际完成值`, '1000人');
    await page.type(`科技镇长团工作宣传 ${period}实际完成值`, '已宣传');
    await page.type(`固定资产利用率 ${period}实际完成值`, '100%');
    // The key itself has the form counted at once.
    await page.press('F9');
    const all = Number(/还缺 (\d+) 格/.exec(await bar(page))[1]);
    // A choice is known by the field it stands beside. An empty 全年预计完成值 stands for the two choices beside it as well, which are gone to once it is filled in.
    const cells = stage === '运行监控' ? all - 2 : all;
    const seen = [];
    const cell = "(document.activeElement.dataset.beside || document.activeElement.id)";
    for (let step = 0; step <= cells; step += 1) {
      const before = await page.evaluate(cell);
      await page.press('F9');
      await page.until(`${cell}.startsWith('field-') && ${cell} !== ${JSON.stringify(before)}`, `the cell after ${before}`);
      seen.push(await page.evaluate(cell));
    }
    assert.equal(new Set(seen).size, cells, `${seen.length} steps`);
    assert.equal(seen[cells], seen[0]);
  });
}

scenario('F9 leads to the choice that is still to be made, not to the text that stands beside it', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('科技镇长团工作宣传 半年实际完成值', '已宣传');
  await page.type('培育技术经纪人 半年实际完成值', '60人');
  await page.type('培育技术经纪人 全年预计完成值', '150人');
  const label = () => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent;
  const step = async (expected) => {
    await page.press('F9');
    await page.until(`(${label})() === ${JSON.stringify(expected)}`, expected);
  };
  await step('培育技术经纪人 完成目标可能性');
  await page.field('培育技术经纪人 完成目标可能性').choose('完全不可能');
  await step('经费');
  await page.press(' ');
  await step('培育技术经纪人 半年偏差说明');
  await page.type('培育技术经纪人 半年偏差说明', '上半年培训少');
  await page.field('科技镇长团工作宣传 半年实际完成值').click();
  await step('科技镇长团工作宣传 半年状态');
});

scenario('what is missing is counted when typing pauses, not at the key', async ({ page }) => {
  await declared(page, '目标');
  await holdPauses(page);
  await page.type('年度目标', '');
  assert.equal(await bar(page), '✓ 已填齐');
  await endPauses(page);
  await page.until(() => document.querySelector('.bar .lacking').textContent === '还缺 1 格', 'the missing cell to be counted');
  await releasePauses(page);
});

scenario('each part has its words, with the rule they rest on, and leads to the rest of the help', async ({ page }) => {
  await declared(page, '基本信息');
  for (const part of [...(await page.css('.rail a:not(.anchor) .full').texts()), '版本比较', '设置', '帮助']) {
    await go(page, part);
    const words = page.css('main .part-help summary');
    if (part === '帮助') assert.equal(await words.count(), 0);
    else {
      await words.click();
      assert.ok((await page.css('main .part-help .part-words').text()).length > 60, part);
    }
  }
  await go(page, '执行与基础数据');
  await page.css('main .part-help summary').click();
  await page.see('财预〔2013〕53号');
  await page.see('口径待确认');
  await page.see('E01 预算执行偏低而没有说明');
  await page.link('在“帮助”中看全部说明').click();
  await arrive(page, '帮助');
  await at(page, 'help-part-execution');
  const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  assert.ok(top >= 48 && top < 400, `${top} px from the top`);
  // Going to another topic of the help, and back.
  await page.link('审核规则').click();
  await at(page, 'help-rules');
  await page.evaluate(() => history.back());
  await at(page, 'help-part-execution');
});

scenario('an explanation leads to the word it is about, with the formula the program computes by', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('半年编制数', '15');
  await page.type('半年在职人员数', '14');
  await page.evaluate(() => [...document.querySelectorAll('.base-data tbody')].find((body) => body.textContent.includes('在职人员控制率')).querySelector('button').focus());
  const formula = await page.evaluate(() => document.querySelector('.explanation dd').textContent.split('；')[0]);
  await page.link('名词解释', { within: formula }).click();
  await arrive(page, '帮助');
  await at(page, 'help-term-staffControl');
  const row = await page.evaluate(() => document.activeElement.closest('tr').innerText);
  assert.ok(row.includes(formula) && row.includes('编制数、在职人员数'), row);
  // Every term has a place of its own.
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id^=help-term-]')].map(({ id }) => id));
  assert.ok(ids.length >= 40 && new Set(ids).size === ids.length, `${ids}`);
});

scenario('long texts tell their length, grow with it, and nothing moves', async ({ page }) => {
  await declared(page, '目标');
  const field = page.field('年度目标');
  await field.type('一、完成 3 项。\n葛\u{E0100}');
  await page.until(() => document.getElementById('field-goals-annual-count').textContent === '8 字', async () => `8, not ${await page.css('#field-goals-annual-count').text()}`);
  assert.match((await field.state()).note, /8 字/);
  assert.equal(await page.evaluate(() => document.getElementById('field-goals-annual-count').closest('[role=status], [aria-live]')), null);
  await field.paste('加强成果转化服务，按月通报进度。\n'.repeat(60));
  const [inner, outer] = await page.evaluate(() => {
    const area = document.getElementById('field-goals-annual');
    return [area.scrollHeight, area.clientHeight];
  });
  assert.ok(inner <= outer, `${inner} px of text in ${outer} px`);
  await saved(page);
}, { varies: ['layout'] });

scenario('in a table the length shows while one is in the cell', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '150人');
  const field = page.field('培育技术经纪人 偏差原因及改进措施');
  await field.exists();
  const height = () => page.evaluate(() => document.querySelector('.deviation textarea').closest('tr').getBoundingClientRect().height);
  const before = await height();
  await field.type('师资不足');
  await page.see('4 字');
  assert.equal(await height(), before);
  await page.field('阶段').click();
  await page.press('Escape');
  assert.equal(await page.css('.deviation .length').count(), 0);
});
