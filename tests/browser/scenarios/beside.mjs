// What stands beside a cell covers neither it, nor what one compares it with, nor the rail, and is within the window.
import assert from 'node:assert/strict';
import { declared, go, inWindows } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const WINDOWS = [[1366, 768], [1920, 1080], [1093, 614], [683, 384], [820, 1180]];

/** Opens figures of the part, the first ones and the last ones, and tells what their cards cover. */
async function covered() {
  const frames = (count) => new Promise((resolve) => { const step = (left) => (left ? requestAnimationFrame(() => step(left - 1)) : resolve()); step(count); });
  const all = [...document.querySelectorAll('main .explained')].map((cell) => cell.querySelector('button, textarea')).filter((one) => one && one.offsetWidth > 0);
  const some = all.filter((_, at) => at < 3 || at >= all.length - 3);
  const problems = [];
  let beside = 0;
  const within = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  for (const figure of some) {
    figure.scrollIntoView({ block: 'nearest' });
    figure.focus();
    await frames(4);
    const card = document.querySelector('.explanation');
    if (!card) continue;
    const box = card.getBoundingClientRect();
    const what = `${figure.getAttribute('aria-label') ?? figure.innerText}:`;
    if (getComputedStyle(card).visibility !== 'visible') problems.push(`${what} not seen`);
    if (box.left < 0 || box.right > document.documentElement.clientWidth || box.bottom > innerHeight) problems.push(`${what} outside the window, ${Math.round(box.left)} to ${Math.round(box.right)}, down to ${Math.round(box.bottom)}`);
    if (within(box, document.querySelector('.rail').getBoundingClientRect())) problems.push(`${what} over the rail`);
    if (within(box, document.querySelector('.bar').getBoundingClientRect())) problems.push(`${what} over the bar`);
    if (within(box, figure.getBoundingClientRect())) problems.push(`${what} over its figure`);
    if (box.height < 40) problems.push(`${what} ${box.height} px high`);
    if (box.left >= document.querySelector('main').getBoundingClientRect().right - 32) beside += 1;
  }
  return { problems, opened: some.length, beside };
}

/** Figures of every kind. */
async function work(page) {
  await declared(page, '执行与基础数据', '绩效自评');
  await page.type('基本支出半年执行数', '290.12');
  await page.type('项目支出半年执行数', '0');
  await go(page, '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '150人');
  await go(page, '运行监控');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.type('培育技术经纪人 全年预计完成值', '220人');
}

// In two halves, so that two lanes can share them.
for (const parts of [['资金', '履职', '执行与基础数据'], ['运行监控', '绩效自评', '审核', '设置']]) {
  scenario(`explanations stand in the window, beside their figures and the rail, in ${parts.join('、')}`, async ({ page }) => {
    await work(page);
    const problems = [];
    await inWindows(page, parts, WINDOWS, async (part, width, height) => {
      const where = `${part} at ${width} × ${height}`;
      const { problems: found, opened, beside } = await page.evaluate(covered);
      assert.ok(opened > 0, where);
      for (const problem of found) problems.push(`${where}: ${problem}`);
      // A wide window has room in the margin, where the part does not use it itself.
      const margin = width > 1900 && !(await page.evaluate(() => document.querySelector('main').classList.contains('wide-part')));
      if (margin && beside === 0) problems.push(`${where}: not in the margin`);
    });
    assert.deepEqual(problems, []);
  }, { varies: ['layout'] });
}

scenario('Escape puts an explanation away, and the focus goes from its link past its figure to the field one came from', async ({ page }) => {
  await declared(page, '资金');
  await page.field('一般公共预算资金').click();
  await page.press('F4');
  await page.until(() => document.querySelector('.explanation.placed a') !== null, 'the explanation');
  await page.press('F4');
  await page.until(() => document.activeElement.closest('.explanation') !== null, 'the focus to be at the link');
  await page.press('Escape');
  await page.css('.explanation').gone();
  assert.equal((await page.field('一般公共预算资金').state()).focused, true);
}, { varies: ['focus'] });

scenario('Escape puts an explanation away, and the focus goes from its link to its figure', async ({ page }) => {
  await declared(page, '审核', '运行监控');
  await page.css('.counts .figure-button').click();
  await page.until(() => document.querySelector('.explanation.placed a') !== null, 'the explanation');
  await page.evaluate(() => document.querySelector('.explanation a').focus());
  await page.press('Escape');
  await page.css('.explanation').gone();
  await page.until(() => document.activeElement === document.querySelector('.counts .figure-button'), 'the focus to be back at the figure');
});

scenario('how a target was understood is said below its cell, and covers nothing of its row', async ({ page }) => {
  await declared(page, '履职');
  const tops = () => page.evaluate(() => [...document.querySelectorAll('.duty .indicators tbody tr')].map((row) => Math.round(row.getBoundingClientRect().top + scrollY)));
  const before = await tops();
  await page.field('全市技术合同成交额 半年指标值').click();
  await page.until(() => document.querySelector('.at-field').innerText.includes('不低于 450 亿元'), 'the words below the cell');
  assert.deepEqual(await tops(), before);
  assert.match((await page.field('全市技术合同成交额 半年指标值').state()).note, /不低于 450 亿元/);
  const over = await page.evaluate(() => {
    const said = document.querySelector('.at-field').getBoundingClientRect();
    const cell = document.activeElement.closest('td').getBoundingClientRect();
    return { below: said.top - cell.bottom, aside: said.left - cell.left };
  });
  assert.ok(Math.abs(over.below) <= 1 && Math.abs(over.aside) <= 1, JSON.stringify(over));
  await page.type('全市技术合同成交额 半年指标值', '不少于460 亿元');
  await page.until(() => document.querySelector('.at-field').innerText.includes('不低于 460 亿元'), 'the words to follow');
  // What is found there says more; it is not said twice.
  await page.type('全市技术合同成交额 半年指标值', '公里');
  await page.until(() => /公里”/.test(document.querySelector('.at-field').innerText), 'the finding');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.at-field p').length), await page.evaluate(() => document.querySelectorAll('.at-field p[class]:not([class=""])').length));
}, { varies: ['layout'] });

scenario('the rule of a ＝ target is chosen within its cell, and said with it', async ({ page }) => {
  await declared(page, '履职');
  const name = '研发资源共享服务用户补助';
  await page.field(`${name} 全年指标值`).click();
  await page.until(() => document.querySelector('.at-field').innerText.includes('达到即可'), 'the rule');
  const places = await page.evaluate(() => {
    const [cell, rule] = [document.activeElement.closest('td'), document.activeElement.closest('td').querySelector('.rule')].map((one) => one.getBoundingClientRect());
    return rule.left >= cell.left && rule.right <= cell.right && rule.top >= cell.top && rule.bottom <= cell.bottom && rule.width >= 24;
  });
  assert.equal(places, true);
  await page.press('F4');
  await page.until(`document.activeElement.getAttribute('aria-label') === '${name} 比较方式'`, 'the focus to be at the choice');
  await page.field(`${name} 比较方式`).choose('恰好等于');
  // Gone to, the choice shows itself over its cell, and Escape leads back.
  await page.press('Escape');
  await page.until(`document.activeElement.getAttribute('aria-label') === '${name} 全年指标值'`, 'the focus to be in the cell');
  await page.until(() => document.querySelector('.at-field').innerText.includes('恰好等于'), 'the other rule');
});

/** A status whose card stands in a table that scrolls sideways. */
async function inScroller(page) {
  await page.driver.resize(820, 600);
  await declared(page, '绩效自评', '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '150人');
  await go(page, '履职');
  await page.button('培育技术经纪人 全年状态').click();
  await page.until(() => document.querySelector('.explanation.placed.fixed') !== null, 'the card to stand in the window');
}

/** How far the right edge of the card is from that of its figure, whose button is a little larger than the cell. */
function apart() {
  const card = document.querySelector('.explanation');
  return Math.abs(card.getBoundingClientRect().right - card.parentElement.getBoundingClientRect().right);
}

scenario('a card follows its table that is scrolled sideways', async ({ page }) => {
  await inScroller(page);
  await page.evaluate(() => { document.querySelector('.explanation').closest('.group').scrollLeft = 9999; });
  await page.until(`(${apart})() <= 2`, 'the card to stand at its figure');
  const left = () => page.evaluate(() => document.querySelector('.explanation').getBoundingClientRect().left);
  const before = await left();
  await page.evaluate(() => { document.querySelector('.explanation').closest('.group').scrollLeft -= 40; });
  await page.until(`document.querySelector('.explanation').getBoundingClientRect().left > ${before + 38}`, 'the card to follow');
  assert.ok(await page.evaluate(apart) <= 2);
}, { varies: ['layout'] });

scenario('a card stays readable when 设置 is scrolled, and goes with its figure', async ({ page }) => {
  await declared(page, '设置');
  const figure = '.told .figure-button';
  await page.css(figure, { nth: 0 }).click();
  await page.until(() => document.querySelector('.explanation.placed') !== null, 'the card');
  const seen = () => page.evaluate(() => {
    const card = document.querySelector('.explanation');
    const { left, top, width, height } = card.getBoundingClientRect();
    // Its links alone take the pointer.
    card.style.pointerEvents = 'auto';
    const inSight = [4, height / 2, height - 4].every((down) => card.contains(document.elementFromPoint(left + width / 2, top + down)));
    card.style.pointerEvents = '';
    return { inSight, top, of: card.parentElement.getBoundingClientRect().top };
  });
  assert.equal((await seen()).inSight, true);
  // Twice: what was put anew once must be put anew once more.
  for (const by of [20, 24]) {
    const before = await seen();
    await page.evaluate((down) => window.scrollBy(0, down), by);
    await page.until(`document.querySelector('.explanation').parentElement.getBoundingClientRect().top < ${before.of - by + 1}`, 'the page to be scrolled');
    await page.until(`Math.abs(document.querySelector('.explanation').getBoundingClientRect().top - ${before.top - by}) < 1`, 'the card to follow');
    assert.equal((await seen()).inSight, true, `scrolled by ${by}`);
  }
});

scenario('a card keeps a height and stays in the window when its figure is scrolled out of sight', async ({ page }) => {
  await inScroller(page);
  for (const to of [0, 99999]) {
    await page.evaluate((top) => window.scrollTo(0, top), to);
    await page.until(() => {
      const card = document.querySelector('.explanation');
      const { top, bottom, height } = card.getBoundingClientRect();
      return height >= 40 && top >= document.querySelector('.bar').getBoundingClientRect().bottom && bottom <= innerHeight && !card.style.maxHeight.startsWith('-');
    }, 'the card to stand in the window');
  }
}, { varies: ['layout'] });

scenario('a card that is higher than its room is a region that is scrolled by key', async ({ page }) => {
  await declared(page, '执行与基础数据', '运行监控');
  await page.type('基本支出半年执行数', '300');
  await page.type('项目支出半年执行数', '0');
  await page.driver.resize(683, 240);
  await page.click('101.84%', { nth: 1 });
  await page.until(() => document.querySelector('.explanation.cut') !== null, 'the card to be cut');
  const card = await page.evaluate(() => {
    const { scrollHeight, clientHeight, tabIndex } = document.querySelector('.explanation');
    return { over: scrollHeight - clientHeight, tabIndex, role: document.querySelector('.explanation').getAttribute('role'), label: document.querySelector('.explanation').getAttribute('aria-label') };
  });
  assert.ok(card.over > 0);
  assert.deepEqual([card.tabIndex, card.role], [0, 'region']);
  assert.match(card.label, /支付进度/);
  await page.press('F4');
  await page.until(() => document.activeElement.classList.contains('explanation'), 'the focus to be at the card');
  await page.press('ArrowDown');
  await page.until(() => document.querySelector('.explanation').scrollTop > 0, 'the card to be scrolled');
  await page.press('Escape');
  await page.css('.explanation').gone();
  await page.until(() => document.activeElement.closest('td') !== null, 'the focus to be in the table again');
});
