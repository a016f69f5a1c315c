// Tables are filled as in a spreadsheet: Tab from field to field, a value is replaced by typing, cells are filled from above, and nothing that is
// said of a cell covers its neighbours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { arrive, at, declared, frames, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const label = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id);

const exported = async (page) => JSON.parse((await page.download(() => page.press('Control+e'))).text).form;

/** The labels of the fields of the tables, in the order of the page. */
const fields = (page) => page.evaluate(() => [...document.querySelectorAll('main table textarea, main table td select:not([tabindex]), main table .pill:not([tabindex])')]
  .filter((field) => field.getClientRects().length > 0).map((field) => field.getAttribute('aria-label') ?? field.id));

for (const part of ['资金', '指标', '执行与基础数据', '运行监控', '绩效自评']) {
  scenario(`Tab goes from field to field in ${part}`, async ({ page }) => {
    await declared(page, '运行监控', '绩效自评');
    // A row that is behind: 偏差原因 and the explanations of the figures are there.
    await page.type('培育技术经纪人 半年实际完成值', '85人');
    await go(page, '绩效自评');
    await page.type('培育技术经纪人 全年实际完成值', '150人');
    await page.field('培育技术经纪人 偏差原因及改进措施').exists();
    await go(page, part);
    const wanted = await fields(page);
    const first = Math.max(wanted.findIndex((name) => name.startsWith('培育技术经纪人')) - 6, 0);
    const some = wanted.slice(first, first + 24);
    assert.ok(some.length > 3, some.join());
    await page.evaluate((nth) => [...document.querySelectorAll('main table textarea, main table td select:not([tabindex]), main table .pill:not([tabindex])')]
      .filter((field) => field.getClientRects().length > 0)[nth].focus(), first);
    const stops = [await label(page)];
    while (stops.length < some.length) {
      await page.press('Tab');
      // Between two tables there may be more.
      if (await page.evaluate(() => document.activeElement.closest('main table') !== null)) stops.push(await label(page));
    }
    assert.deepEqual(stops, some);
    await page.press('Shift+Tab');
    assert.equal(await label(page), some[some.length - 2]);
  });
}

/** The example with some of its rows of each group. */
function small() {
  const file = JSON.parse(readFileSync(new URL('../../fixtures/declared.json', import.meta.url), 'utf8'));
  file.form.stage = 'selfEvaluation';
  const seen = {};
  file.form.indicators = file.form.indicators.filter(({ level1 }) => {
    seen[level1] = (seen[level1] ?? 0) + 1;
    return seen[level1] <= 3;
  });
  return JSON.stringify(file);
}

scenario('F4 leads to all that Tab goes past, through explanations that are cut too, and Esc back to the cell', async ({ page }) => {
  // So low that explanations are cut and are stops themselves.
  await page.driver.resize(1366, 700);
  await page.open();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: small() }]);
  await page.click('存为我的表');
  await arrive(page, '基本信息');
  for (const [part, start] of [['资金', '一般公共预算资金'], ['执行与基础数据', '半年计划支付数'], ['执行与基础数据', '基本支出半年调整数'], ['履职', '培育技术经纪人 全年指标值']]) {
    await go(page, part);
    await page.field(start).click();
    await page.press('F4');
    const all = await page.evaluate(() => [...document.querySelectorAll('main button[tabindex="-1"]')].filter((button) => button.offsetWidth > 0).length);
    const reached = new Set();
    const add = async () => reached.add(await page.evaluate(() => [...document.querySelectorAll('main button[tabindex="-1"]')].filter((button) => button.offsetWidth > 0).indexOf(document.activeElement)));
    await add();
    assert.ok(!reached.has(-1), part);
    for (const key of ['ArrowLeft', 'ArrowRight']) {
      for (let step = 0; step < 160; step += 1) {
        const before = await label(page);
        const place = await page.evaluate(() => document.activeElement.getBoundingClientRect().top + scrollY + document.activeElement.getBoundingClientRect().left * 1e5);
        await page.press(key);
        const now = await page.evaluate(() => document.activeElement.getBoundingClientRect().top + scrollY + document.activeElement.getBoundingClientRect().left * 1e5);
        await add();
        if (before === await label(page) && place === now) break;
      }
    }
    reached.delete(-1);
    assert.equal(reached.size, all, part);
    await page.press('Escape');
    await at(page, start);
    assert.equal(await page.css('.explanation').count(), 0);
  }
}, { varies: ['focus'] });

scenario('F4 goes to the buttons of the row, its arrows along and down, and the links of an explanation are reached', async ({ page }) => {
  await declared(page, '履职');
  await page.field('培育技术经纪人 全年指标值').click();
  await page.press('F4');
  await at(page, '在下方增加指标 培育技术经纪人');
  await page.press('ArrowRight');
  await at(page, '复制这一行 培育技术经纪人');
  await page.press('ArrowDown');
  await at(page, '复制这一行 技术经纪人培训');
  await page.press('Escape');
  await at(page, '培育技术经纪人 全年指标值');
  await page.css('.duty .level2 textarea').click();
  await page.press('F4');
  await page.until(() => /^上移二级指标/.test(document.activeElement.getAttribute('aria-label')), 'the actions of the 二级指标');
  await go(page, '资金');
  await page.field('一般公共预算资金').click();
  await page.press('F4');
  await page.until(() => document.querySelector('.explanation a') !== null, 'an explanation');
  await page.press('F4');
  await page.until(() => document.activeElement.closest('.explanation') !== null, 'the focus to be in the explanation');
}, { varies: ['focus'] });

/** WebKit puts the caret somewhere once more after the focus has come, so the value is chosen again in the next frame. */
async function chosen(page) {
  await frames(page);
  await page.until(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return selectionEnd - selectionStart === value.length;
  }, 'the value to be chosen');
}

scenario('a value that one comes to by key is replaced by typing, and a key that moves goes into its text', async ({ page }) => {
  await declared(page, '资金');
  const before = await page.field('基本支出半年计划执行数').value();
  await page.field('基本支出半年计划执行数').click();
  await page.press('End');
  await page.driver.type('1');
  assert.equal(await page.field('基本支出半年计划执行数').value(), `${before}1`);
  await page.press('Tab');
  await at(page, '基本支出全年预算数');
  await chosen(page);
  await page.driver.type('600');
  await page.press('Enter');
  await at(page, '项目支出全年预算数');
  await chosen(page);
  await page.driver.type('12');
  await page.press('ArrowUp');
  await at(page, '基本支出全年预算数');
  await chosen(page);
  await page.press('F2');
  await page.driver.type('.5');
  const { funds } = await exported(page);
  assert.equal(funds.expenditure.basic.fullYear, '600.5');
  assert.equal(funds.expenditure.project.fullYear, '12');
}, { varies: ['focus'] });

scenario('Ctrl+D takes the value of the cell above, in one step that has its name', async ({ page }) => {
  await declared(page, '履职', '运行监控');
  const [first, second] = await page.evaluate(() => [...document.querySelectorAll('.duty .name textarea')].map((area) => area.value));
  const value = await page.field(`${first} 全年指标值`).value();
  await page.field(`${second} 全年指标值`).click();
  await page.press('Control+d');
  await page.until(`document.activeElement.value === ${JSON.stringify(value)}`, 'the value from above');
  await page.press('Control+z');
  await page.see(`已撤销：向下填充 ${second} 全年指标值`);
  // From an empty cell nothing is taken, and nothing is emptied.
  await go(page, '运行监控');
  await page.type(`${second} 半年实际完成值`, '85人');
  await page.press('Control+d');
  await page.see('没有可填入的内容');
  assert.equal(await page.field(`${second} 半年实际完成值`).value(), '85人');
  await page.field(`${first} 完成目标可能性`).choose('有可能');
  await page.evaluate((name) => document.querySelector(`[aria-label="${name} 完成目标可能性"]`).focus(), second);
  await page.press('Control+d');
  await page.type(`${first} 半年偏差说明`, '一');
  await page.field(`${second} 半年偏差说明`).click();
  await page.press('Control+d');
  const rows = (await exported(page)).indicators.filter((row) => row.name === second);
  assert.equal(rows[0].monitoring.likelihood, 'possible');
  assert.equal(rows[0].explanation.halfYear, '一');
});

scenario('完成值同指标值 is one row’s own step, by key and by its button, and only where nothing is typed', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  await page.field('全市技术合同成交额 全年实际完成值').click();
  await page.press('Alt+=');
  await page.until(() => document.activeElement.value === '900 亿元', 'the target without its sign');
  await page.type('全市技术合同成交额 全年实际完成值', '880亿元');
  await page.press('Alt+=');
  await page.see('只有完成值空白');
  await page.click('培育技术经纪人 全年 完成值同指标值');
  await page.until(() => document.activeElement.value === '200人', 'the target of the second row');
  const rows = (await exported(page)).indicators;
  const actual = (name) => rows.find((row) => row.name === name).actual.fullYear;
  assert.deepEqual([actual('全市技术合同成交额'), actual('培育技术经纪人'), actual('技术经纪人培训')], ['880亿元', '200人', '']);
  await page.press('Control+z');
  await page.see('已撤销：全年完成值同指标值 培育技术经纪人');
});

scenario('a judgement that one tabs to opens nothing; F4 explains it, and again leads into the explanation', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('中长期规划制定健全性 半年实际完成值', '基本健全');
  await page.press('Tab');
  await at(page, '中长期规划制定健全性 半年状态');
  assert.equal(await page.css('.explanation').count(), 0);
  await page.press('F4');
  await page.css('.explanation').exists();
  await at(page, '中长期规划制定健全性 半年状态');
  await page.press('F4');
  await page.until(() => document.activeElement.closest('.explanation a') !== null, 'the focus to be at a link');
  await page.press('Escape');
  await page.css('.explanation').gone();
  await at(page, '中长期规划制定健全性 半年状态');
});

/** What is wrong with where the words about a cell stand: they touch the cell from below or above, cover nothing of its row and, of a figure, nothing of its column. */
const misplaced = () => {
  const note = document.querySelector('.at-field:not(.empty)');
  if (!note) return 'nothing is said';
  if (getComputedStyle(note).visibility !== 'visible') return 'it is not seen';
  const [said, cell] = [note, document.activeElement.closest('td, th')].map((one) => one.getBoundingClientRect());
  const touches = Math.abs(said.top - cell.bottom) <= 1 || Math.abs(said.bottom - cell.top) <= 1;
  const seen = said.top >= 0 && said.bottom <= innerHeight && said.left >= 0 && said.right <= document.documentElement.clientWidth;
  const isFigure = document.activeElement.closest('.figure') !== null;
  const inColumn = isFigure && said.left < cell.right - 1 && said.right > cell.left + 1;
  return touches && seen && !inColumn ? '' : JSON.stringify({ said, cell, inColumn });
};

scenario('what is said of a cell stands at the cell, once, and covers neither its row nor what a figure is compared with', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.driver.resize(1366, 768);
  const marked = await page.evaluate(() => [...document.querySelectorAll('main [data-found] textarea')].map((area) => area.id));
  assert.ok(marked.length > 10, `${marked.length} marks`);
  for (const id of [marked[0], marked[7], ...marked.slice(-5)]) {
    // WebKit does not scroll to what a script gives the focus.
    await page.evaluate((of) => {
      document.getElementById(of).scrollIntoView({ block: 'nearest' });
      document.getElementById(of).focus();
    }, id);
    await page.until(() => document.querySelector('.at-field:not(.empty)') !== null, 'what is said');
    await page.until(`(${misplaced})() === ''`, async () => `it to stand at its cell, not ${await page.evaluate(misplaced)}`);
  }
  await go(page, '资金');
  await page.type('其他资金', '1.2.3');
  await page.see('其他资金“1.2.3”');
  const times = await page.evaluate(() => [...document.querySelectorAll('.at-field p')].length);
  assert.equal(times, 1);
  await page.until(`(${misplaced})() === ''`, async () => `it to stand beside its column, not ${await page.evaluate(misplaced)}`);
  await page.type('其他资金', '5');
  await page.see('支出合计');
  await page.field('基本支出全年预算数').click();
  // The table says it already, with what can be done about it.
  await page.until(() => document.querySelector('#field-funds-expenditure-basic-fullYear-finding') !== null, 'the finding');
  assert.equal(await page.evaluate(() => document.querySelector('.at-field').textContent.includes('支出合计')), false);
}, { varies: ['layout'] });

scenario('every cell that F9 goes to is marked, and the rail counts each finding of 审核 once: as cells to fill in, or as a finding', async ({ page }) => {
  await declared(page, '资金', '运行监控');
  await page.type('项目支出全年预算数', '1.4');
  await page.type('项目支出半年计划执行数', '');
  await go(page, '运行监控');
  const missing = await page.evaluate(() => [...document.querySelectorAll('.rail a[aria-current] .lack')].map((mark) => Number(/\d+/.exec(mark.textContent)))[0]);
  const marks = await page.evaluate(() => [...document.querySelectorAll('main .actual [data-found]')].length);
  assert.ok(missing > 5 && marks === missing, `${marks} marks for ${missing} missing`);
  const seen = new Set();
  for (let step = 0; step < missing; step += 1) {
    await page.press('F9');
    await page.until(() => document.activeElement.tagName === 'TEXTAREA', 'a cell');
    await frames(page);
    seen.add(await page.evaluate(() => (document.activeElement.closest('[data-found]') ? document.activeElement.id : 'unmarked')));
  }
  assert.ok(!seen.has('unmarked') && seen.size === missing, [...seen].join());
  await go(page, '审核');
  const counted = await page.evaluate(() => {
    const marks = (selector) => [...document.querySelectorAll(`.rail ${selector} .count .unseen`)].map((mark) => mark.textContent);
    // The findings of 指标 stand at its groups once more.
    const words = marks('a:not(.anchor)');
    const sum = (word) => words.map((text) => Number((new RegExp(`${word} (\\d+)`).exec(text) ?? [0, 0])[1])).reduce((one, two) => one + two, 0);
    // What asks for cells to be filled in is in the number of these.
    const toFill = (word) => [...document.querySelectorAll('main h2.severity')].filter((head) => head.textContent.includes(word))
      .map((head) => head.nextElementSibling.querySelectorAll('tr[data-to-fill]').length)[0] ?? 0;
    if (['错误', '提醒', '建议'].every((word) => toFill(word) === 0)) throw new Error('nothing to fill in');
    return ['错误', '提醒', '建议'].map((word) => `${word} ${sum(word) + toFill(word)}`);
  });
  const told = await page.evaluate(() => [...document.querySelectorAll('main .lights .severity')].map((one) => one.textContent.replace(/^\S+ /, '')));
  assert.deepEqual(counted, told);
});

scenario('the actions of a 二级指标 stay within its cell, and its keys move it', async ({ page }) => {
  await declared(page, '效益指标');
  const names = () => page.evaluate(() => [...document.querySelector('.benefit .indicators').querySelectorAll('.level2 textarea')].map((area) => area.value));
  const [first, second] = await names();
  await page.css('.benefit .level2 textarea').click();
  const over = await page.evaluate(() => {
    const cell = document.activeElement.closest('th').getBoundingClientRect();
    const bar = document.activeElement.closest('th').querySelector('.row-actions').getBoundingClientRect();
    return [bar.top >= cell.top, bar.bottom <= cell.bottom, bar.right <= cell.right];
  });
  assert.deepEqual(over, [true, true, true]);
  await page.press('Alt+ArrowDown');
  await page.until(`document.querySelector('.benefit .indicators .level2 textarea').value === ${JSON.stringify(second)}`, 'the 二级指标 to be moved');
  await page.until(`document.activeElement.value === ${JSON.stringify(first)}`, 'the focus to go along');
  await page.press('Alt+Delete');
  await page.until(`![...document.querySelectorAll('.level2 textarea')].some((area) => area.value === ${JSON.stringify(first)})`, 'the 二级指标 to be gone');
  await page.press('Control+z');
  await page.see(`已撤销：删除二级指标 ${first}`);
}, { varies: ['layout'] });

scenario('a stray Enter deletes no form', async ({ page }) => {
  await declared(page);
  await page.link('我的表').click();
  await page.button('删除 苏州市示例中心 2025').exists();
  await page.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.getAttribute('aria-label')?.startsWith('删除')).focus());
  await page.press('Enter');
  await page.until(() => document.activeElement.textContent === '不删除', 'the focus to be on what harms nothing');
  await page.press('Enter');
  await page.until(() => /^删除/.test(document.activeElement.getAttribute('aria-label')), 'the focus to be back');
  await page.press('Enter');
  await page.until(() => document.activeElement.textContent === '不删除', 'the question once more');
  await page.press('Escape');
  await page.until(() => /^删除/.test(document.activeElement.getAttribute('aria-label')), 'the focus to be back');
  assert.equal(await page.css('.shelf tbody tr').count(), 1);
});

scenario('what is half typed is not chosen when one comes back to the window', async ({ page }) => {
  await declared(page, '履职');
  await page.field('全市技术合同成交额 半年指标值').click();
  await page.press('Tab');
  await page.until(() => document.activeElement.value === '≥900 亿元', 'the next value');
  await chosen(page);
  await page.driver.type('≥95');
  const area = () => page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return [value, selectionEnd - selectionStart];
  });
  assert.deepEqual(await area(), ['≥95', 0]);
  // The browser tells the window first, then gives the focus back.
  await page.evaluate(() => {
    window.dispatchEvent(new FocusEvent('blur'));
    document.activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  });
  assert.deepEqual(await area(), ['≥95', 0]);
  await page.press('Enter');
  await page.press('Shift+Enter');
  await page.until(() => document.activeElement.value === '≥95' && document.activeElement.selectionEnd === 3 && document.activeElement.selectionStart === 0, 'who comes by key chooses all');
}, { varies: ['focus'] });
