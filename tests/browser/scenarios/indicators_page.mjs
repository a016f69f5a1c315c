// 指标: every group on one page, one below the other, each a place that one is led to. What a stage reports is shown there and filled in elsewhere.
import assert from 'node:assert/strict';
import { arrive, at, declared, go, kept, saved } from '../lib/forms.mjs';
import { drawAll, ROWS } from '../lib/long_tables.mjs';
import { scenario } from '../lib/scenarios.mjs';

const PART = '指标';
const GROUPS = ['决策', '过程', '履职', '效益指标', '满意度指标'];

const heading = (page) => page.evaluate(() => document.querySelector('main h1').textContent);

/** The group that what has the focus stands in. */
const group = (page) => page.evaluate(() => document.activeElement.closest('.group')?.querySelector('.fold').firstChild.textContent ?? '');

async function inGroup(page, name) {
  await page.until(`document.activeElement.closest('.group')?.querySelector('.fold').firstChild.textContent === ${JSON.stringify(name)}`, async () => `the focus to be in ${name}, not in ${await group(page)}`);
  assert.equal(await heading(page), PART);
}

/** The column of the field that has the focus, by its heading. */
const column = (page) => page.evaluate(() => document.activeElement.closest('td, th').className.split(' ')[0]);

/** How many rows each group shows, but for the empty ones at their ends. */
const counts = (page) => page.evaluate(() => [...document.querySelectorAll('.group')].map((of) => of.querySelectorAll('tr:not(.to-come) .name textarea').length));

/** Whether each group has an empty row at its end. */
const emptyRows = (page) => page.evaluate(() => [...document.querySelectorAll('.group')].map((of) => of.querySelector('tbody:last-of-type tr:last-child').matches('.to-come')));

/** Each id stands once on the page. */
async function idsAreUnique(page) {
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return ids.filter((id, nth) => ids.indexOf(id) !== nth);
  });
  assert.deepEqual(twice, []);
}

scenario('all groups stand on one page, in the same columns, and none has an id twice', async ({ page }) => {
  for (const stage of ['目标申报', '绩效自评']) {
    await declared(page, PART, stage);
    assert.deepEqual(await page.css('.group > h2').texts(), GROUPS);
    // 效益指标 ends with 生态效益, which has no 三级指标, but a row that stands for it and is as empty.
    assert.deepEqual(await counts(page), [6, 26, 13, 10, 1]);
    assert.deepEqual(await emptyRows(page), [true, true, true, false, true]);
    await idsAreUnique(page);
    // What comes after the 二级指标 begins and ends at the same places in all of them.
    const columns = await page.evaluate(() => [...document.querySelectorAll('.indicators')].map((table) => [...table.tHead.rows[0].cells].filter((cell) => !cell.matches('.level2, .task')).map((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return [cell.className, Math.round(left), Math.round(right)];
    })));
    for (const of of columns) assert.deepEqual(of, columns[0]);
    // The merged cells are as high as their rows.
    assert.ok(await page.evaluate(() => [...document.querySelectorAll('.indicators tbody')].every((body) => body.querySelectorAll('.level2').length === 1 && body.querySelector('.level2').rowSpan === body.rows.length)));
  }
}, { varies: ['layout'] });

scenario('rows of 履职 and of 效益指标 are filled in by keys, from one group into the next', async ({ page }) => {
  await declared(page, PART);
  await page.field('全市技术合同成交额 全年指标值').click();
  await inGroup(page, '履职');
  await page.press('ArrowUp');
  await inGroup(page, '过程');
  assert.equal(await column(page), 'target');
  await page.press('Enter');
  await at(page, '全市技术合同成交额 全年指标值');
  await page.press('Control+ArrowDown');
  await inGroup(page, '满意度指标');
  await page.press('Control+ArrowUp');
  await inGroup(page, '决策');
  // The empty row at the end of 履职 is typed into, its values one after the other; then Enter goes on to 效益指标.
  await page.evaluate(() => document.querySelectorAll('.group')[2].querySelector('.to-come .name textarea').focus());
  await page.driver.type('新增服务企业');
  await page.press('Tab');
  await at(page, '新增服务企业 半年指标值');
  await page.driver.type('≥15 家');
  await page.press('Tab');
  await page.driver.type('≥40 家');
  assert.equal(await page.field('新增服务企业 全年指标值').value(), '≥40 家');
  // A new empty row has come below it.
  await page.press('Enter');
  await inGroup(page, '履职');
  await page.press('Enter');
  await inGroup(page, '效益指标');
  const name = (await page.evaluate(() => document.activeElement.getAttribute('aria-label'))).replace(/ 全年指标值$/, '');
  await page.driver.type('≥7 项');
  await page.press('Shift+Enter');
  await inGroup(page, '履职');
  // The 二级指标 are gone through as well, though those of 履职 leave room for 重点工作; the names, too.
  await page.evaluate(() => {
    const box = document.querySelectorAll('.group')[2].querySelector('.level2 textarea');
    box.focus();
    box.setSelectionRange(0, 0);
  });
  await page.press('ArrowUp');
  await inGroup(page, '过程');
  assert.equal(await column(page), 'level2');
  await page.press('ArrowDown');
  await inGroup(page, '履职');
  await page.field('三级指标', { within: '全市技术合同成交额' }).click();
  await page.press('ArrowUp');
  await inGroup(page, '过程');
  assert.equal(await column(page), 'name');
  // Rows are moved by keys.
  const names = () => page.evaluate(() => [...document.querySelectorAll('.group')[2].querySelectorAll('.name textarea')].map((box) => box.value));
  const [first, second] = await names();
  await page.field(`${first} 全年指标值`).click();
  await page.press('Alt+ArrowDown');
  await page.until(`document.querySelectorAll('.group')[2].querySelector('.name textarea').value === ${JSON.stringify(second)}`, 'the row to be moved');
  // Where a row is taken along, the focus comes back a frame later.
  await at(page, `${first} 全年指标值`);
  await page.press('Alt+ArrowUp');
  await page.until(`document.querySelectorAll('.group')[2].querySelector('.name textarea').value === ${JSON.stringify(first)}`, 'the row to be back');
  await inGroup(page, '履职');
  await idsAreUnique(page);
  await saved(page);
  await page.reload();
  assert.equal(await page.field('新增服务企业 半年指标值').value(), '≥15 家');
  assert.equal(await page.field(`${name} 全年指标值`).value(), '≥7 项');
}, { varies: ['focus'] });

/** The numbers that marks in the rail tell, of links that match. */
const lacks = (page, links) => page.evaluate((of) => [...document.querySelectorAll(`.rail ${of}`)].map((link) => Number(/还缺 (\d+) 格/.exec(link.textContent)?.[1] ?? 0)), links);

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

scenario('F9, undo and the search stay in it; from elsewhere one goes to it', async ({ page }) => {
  await declared(page, PART, '运行监控');
  const [first, second] = ['技术经纪人培训 半年指标值', '优化营商环境 半年指标值'];
  for (const cell of [first, second]) await page.type(cell, '');
  await page.until(() => /还缺 2 格/.test(document.querySelector('.rail a[aria-current=page]').textContent), 'the missing cells to be counted');
  // Counted at their groups and, once for all, at the part.
  assert.deepEqual(await lacks(page, '.anchor'), [0, 0, 1, 1, 0]);
  assert.equal(sum(await lacks(page, 'a:not(.anchor)')), Number(/还缺 (\d+) 格/.exec(await page.css('.bar .lacking').text())[1]));
  // From the heading to its own first missing cell, then on to the next group before anything of another part.
  await page.evaluate(() => document.getElementById('part').focus());
  await page.press('F9');
  await at(page, first);
  await inGroup(page, '履职');
  await page.press('F9');
  await at(page, second);
  await inGroup(page, '效益指标');
  await page.press('Shift+F9');
  await at(page, first);
  assert.equal(await heading(page), PART);
  // Undo shows what it changes, folded away or left out.
  const cell = '培育技术经纪人 半年指标值';
  await page.type(cell, '≥90人');
  await page.button('履职').click();
  await page.until(() => document.querySelectorAll('.fold[aria-expanded="false"]').length === 1, 'the group to be folded');
  assert.match(await page.button('履职 已收起').text(), /^履职 已收起 [1-9]\d* 个指标，还缺 1 格/);
  await page.press('Control+z');
  await at(page, cell);
  await inGroup(page, '履职');
  await page.press('Control+y');
  await at(page, cell);
  await page.field('筛选').choose('缺指标值');
  await page.until(`document.querySelector('[aria-label="${cell}"]') === null`, 'the row to be left out');
  await page.press('Control+z');
  await at(page, cell);
  await inGroup(page, '履职');
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('满意度');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]') !== null, 'the place');
  assert.equal(await heading(page), PART);
  await page.press('Escape');
  await page.type(cell, '公里');
  await page.see('公里”');
  // From elsewhere.
  await go(page, '审核');
  await page.css('.review tbody button', { within: '公里' }).click();
  await arrive(page, PART);
  await inGroup(page, '履职');
  await go(page, '目标');
  await page.press('Control+z');
  await arrive(page, PART);
  await at(page, cell);
});

scenario('F8 goes to it from elsewhere, and from one finding to the next stays in it where their rows are shown', async ({ page }) => {
  await declared(page, PART);
  await page.type('培育技术经纪人 半年指标值', '公里');
  await page.see('公里”');
  const isAt = (nth) => page.until(`document.querySelector('.walk p').innerText.includes('（${nth}/')`, `the finding ${nth}`);
  await page.press('F8');
  await isAt(1);
  await arrive(page, '资金');
  await page.press('F8');
  await isAt(2);
  await arrive(page, PART);
  await at(page, '培育技术经纪人 半年指标值');
  await page.press('F8');
  await isAt(3);
  await inGroup(page, '效益指标');
  await page.press('Shift+F8');
  await isAt(2);
  await at(page, '培育技术经纪人 半年指标值');
  await inGroup(page, '履职');
});

scenario('the filter is about all groups, a block is pasted into the group it is pasted in, and each group is copied', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('技术经纪人培训 半年实际完成值', '3场');
  await go(page, PART);
  const all = await counts(page);
  // The row that stands for a 二级指标 without 三级指标 is no indicator.
  const standIns = await page.evaluate(() => [...document.querySelectorAll('.indicators tbody')].filter((body) => body.querySelectorAll('tr:not(.to-come)').length === 1
    && [...body.querySelectorAll('td textarea, .name textarea')].every((area) => area.value === '')).length);
  assert.ok(standIns > 0);
  await page.field('筛选').choose('缺半年完成值');
  await page.until(() => document.querySelector('.to-come') === null, 'the empty rows to go');
  const some = await counts(page);
  assert.equal(some[2], all[2] - 1);
  assert.ok(some.every((count) => count > 0), some.join());
  await page.see(`显示 ${sum(some)} / ${sum(all) - standIns} 行`);
  await page.click('显示全部');
  await page.until(`document.querySelectorAll('tr:not(.to-come) .name textarea').length === ${sum(all)}`, 'all rows');
  assert.equal(await page.css('.copy-table').count(), 5);
  await page.button('复制表格 效益指标').click();
  await page.see('已复制“效益指标”');
  await page.field('培育技术经纪人 半年指标值').paste('≥81人\t≥181人');
  await page.see('2 格写入');
  await page.css('.dialog .primary').click();
  await page.until(() => document.querySelector('.dialog') === null, 'the preview to go');
  assert.equal(await page.field('培育技术经纪人 全年指标值').value(), '≥181人');
  await inGroup(page, '履职');
  // Coming back to it, all rows are there.
  await page.field('筛选').choose('缺半年完成值');
  await page.until(() => document.querySelector('.to-come') === null, 'rows to be left out');
  await go(page, '目标');
  await go(page, '履职');
  assert.deepEqual(await counts(page), all);
});

/** Where the group of this name stands in the window: just below what stays at its top. */
const atTop = (page, name) => page.until(`(() => {
  const group = [...document.querySelectorAll('.group')].find((one) => one.querySelector('.fold').firstChild.textContent === '${name}');
  const from = group.getBoundingClientRect().top - document.querySelector('.bar').getBoundingClientRect().bottom;
  // The last ones may stand lower where the page ends.
  const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  return from >= 0 && (from < 60 || end && from < innerHeight);
})()`, async () => `${name} to stand at the top, not at ${await page.evaluate(() => [...document.querySelectorAll('.group')].map((one) => Math.round(one.getBoundingClientRect().top)))}`);

scenario('each group is an anchor below 指标 that leads to it: from elsewhere, from another group, once more after one has scrolled away, and folded', async ({ page }) => {
  await declared(page, '目标');
  const anchors = () => page.css('.rail .anchor .full').texts();
  assert.deepEqual(await anchors(), GROUPS);
  const led = async (name) => {
    await page.until(`document.activeElement.matches('.fold') && document.activeElement.firstChild.textContent === '${name}'`, `the focus to be at the head of ${name}`);
    await atTop(page, name);
    const { current, hash } = await page.evaluate(() => ({ current: [...document.querySelectorAll('.rail [aria-current=location]')].map((one) => one.title), hash: location.hash }));
    assert.deepEqual(current, [name]);
    assert.match(hash, /\/indicators\/[a-z]+$/);
    assert.equal(await page.evaluate(() => document.querySelector('.rail [aria-current=page]').title), PART);
  };
  for (const name of [...GROUPS].reverse()) {
    await page.link(name).click();
    await led(name);
    await page.evaluate(() => {
      document.querySelector('.process .target textarea').focus();
      scrollTo(0, document.documentElement.scrollHeight / 2);
    });
    await page.link(name).click();
    await led(name);
  }
  // Folded away it opens, by the keyboard too.
  await go(page, '履职');
  await page.button('履职').click();
  await page.see('履职 已收起');
  await page.evaluate(() => [...document.querySelectorAll('.rail .anchor')].find((link) => link.title === '履职').focus());
  await page.press('Enter');
  await page.unseen('履职 已收起');
  await led('履职');
  // The way back through the places one was at.
  await page.link('效益指标').click();
  await led('效益指标');
  await page.evaluate(() => history.back());
  await led('履职');
  // By its own entry one is at the heading.
  await page.link(PART).click();
  await page.until(() => document.querySelector('.rail [aria-current=location]') === null, 'no group to be current');
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['focus', 'layout'] });

const MANY = 150;
const rows = 'document.querySelectorAll(".indicators tr:not(.to-come) .name textarea").length';

scenario('a long form is drawn in portions, and typed into', async ({ page }) => {
  await declared(page, PART);
  const before = await page.evaluate(ROWS);
  const block = Array.from({ length: MANY }, (_, nth) => `指标第${nth}项\t≥${nth} 家\t≥${nth * 2} 家`).join('\r\n');
  await page.css('.group:nth-of-type(3) .to-come .name textarea').paste(block);
  await page.see('行新增');
  await page.css('.dialog .primary').click();
  await page.until(`${ROWS} >= ${before + MANY} && document.getElementById('busy').textContent === ''`, 'the rows');
  await drawAll(page);
  const all = await page.evaluate(rows);
  await go(page, '目标');
  await page.evaluate(`(() => {
    const frames = window.portions = [];
    const look = () => {
      frames.push([document.getElementById('busy-share').textContent, document.querySelector('main h1').textContent === '${PART}' ? ${rows} : 0]);
      if (frames.length < 3000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`);
  await page.link(PART).click();
  await arrive(page, PART);
  await page.until(() => window.portions.some(([share]) => share !== '') && document.getElementById('busy').textContent === '', 'the first piece to be drawn');
  await drawAll(page);
  assert.equal(await page.evaluate(rows), all);
  const frames = await page.evaluate(() => window.portions);
  assert.ok(frames.some(([share]) => /^已完成 \d+ 行，共 \d+ 行$/.test(share)), 'it says how far it is');
  const steps = [...new Set(frames.map(([, count]) => count).filter(Boolean))];
  assert.ok(steps.length >= 2, steps.join());
  assert.deepEqual(steps, [...steps].sort((one, other) => one - other));
  await idsAreUnique(page);
  // A key wakes its own row and nothing of the others.
  const last = `指标第${MANY - 1}项 全年指标值`;
  await page.field(last).click();
  await page.evaluate(() => {
    const row = document.activeElement.closest('tr');
    window.elsewhere = 0;
    window.observer = new MutationObserver((changes) => { window.elsewhere += changes.filter((change) => !row.contains(change.target)).length; });
    for (const table of document.querySelectorAll('.indicators')) window.observer.observe(table, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.press('End');
  await page.driver.type('9');
  assert.equal(await page.field(last).value(), `≥${(MANY - 1) * 2} 家9`);
  assert.equal(await page.evaluate(() => window.elsewhere), 0);
  // Loaded again, one is where one was, in the same part.
  await page.press('ArrowLeft');
  const place = () => page.evaluate(() => [document.activeElement.id, document.activeElement.selectionStart]);
  const was = await place();
  await saved(page);
  const [{ slot }] = await kept(page);
  assert.equal(await page.evaluate(() => location.hash), `#/form/${slot}/indicators`);
  await page.reload();
  await page.until(`document.activeElement.id === ${JSON.stringify(was[0])} && document.activeElement.selectionStart === ${was[1]}`, async () => `the caret to be back at ${was}, not at ${await place()}`);
  assert.equal(await heading(page), PART);
});

scenario('the name of a 二级指标 stays in sight while its rows are, and stands in the middle where they all are', async ({ page }) => {
  await declared(page, PART, '运行监控');
  await page.driver.resize(1366, 280);
  const seen = await page.evaluate(async () => {
    const cells = [...document.querySelectorAll('.indicators th.level2[rowspan]')].filter((cell) => cell.tagName === 'TH' && cell.closest('tbody'));
    const tall = cells.find((cell) => cell.offsetHeight > innerHeight);
    if (!tall) return { heights: cells.map((cell) => cell.offsetHeight) };
    const top = tall.getBoundingClientRect().top + scrollY;
    const found = [];
    for (const at of [top - 200, top + 10, top + tall.offsetHeight - 250]) {
      scrollTo(0, at);
      await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
      const { top: from, bottom } = tall.querySelector('textarea').getBoundingClientRect();
      const head = tall.closest('table').tHead.rows[0].cells[0].getBoundingClientRect().bottom;
      found.push(from >= head - 1 && bottom <= innerHeight && from >= tall.getBoundingClientRect().top - 1 && bottom <= tall.getBoundingClientRect().bottom + 1);
    }
    return { found };
  });
  assert.deepEqual(seen, { found: [true, true, true] });
  await page.driver.resize(1366, 1000);
  const off = await page.evaluate(() => {
    const cell = [...document.querySelectorAll('.indicators tbody th.level2')].find((one) => one.offsetHeight > 60 && one.offsetHeight < 400);
    cell.scrollIntoView({ block: 'center' });
    const [outer, inner] = [cell, cell.querySelector('.grow')].map((one) => one.getBoundingClientRect());
    return Math.abs(outer.top + outer.bottom - inner.top - inner.bottom) / 2;
  });
  assert.ok(off <= 2, `${off} px off the middle`);
}, { varies: ['layout'] });

scenario('an empty 履职 shows an example in its first row, which goes when something is entered there and is no part of the form', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await arrive(page, '基本信息');
  await go(page, PART);
  const shown = () => [...document.querySelectorAll('.duty tbody tr:first-child textarea')].map((area) => area.placeholder);
  const before = await page.evaluate(shown);
  assert.ok(before.length === 5 && before.every((text) => text.startsWith('例：')), before.join());
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('textarea')].filter((area) => area.placeholder.startsWith('例：')).length), 5);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.duty tbody textarea')].every((area) => area.value === '')), true);
  await page.evaluate(() => document.querySelector('.duty tbody .name textarea').focus());
  await page.driver.type('培训场次');
  await page.until(`(${shown})().every((text) => text === '')`, 'the example to go');
  await page.press('Control+z');
  await page.until(`(${shown})().every((text) => text.startsWith('例：'))`, 'the example to come back');
});
