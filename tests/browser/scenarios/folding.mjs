// Heads of groups fold: what is folded away is told, nobody is led to a row that is not seen, and what is printed has all rows.
import assert from 'node:assert/strict';
import { arrive, at, declared, go, kept, nameOfFocus, saved } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';


/** The boxes of a column that are drawn. */
const drawn = (page, column) => page.evaluate((of) => [...document.querySelectorAll(`.indicators tbody .${of} textarea`)].filter((box) => box.offsetWidth > 0).map((box) => box.value), column);

/** How often there is a head that is folded, and one that is not. */
const heads = (page) => page.evaluate(() => [...document.querySelectorAll('.fold')].map((head) => head.getAttribute('aria-expanded')));

scenario('a group folds by mouse and by keys, says what it holds, and Tab goes past its fields', async ({ page }) => {
  await declared(page, '效益指标', '运行监控');
  await page.type('优化营商环境 半年指标值', '');
  await page.until(() => /还缺 1 格/.test(document.querySelector('.rail .anchor[aria-current] .lack').textContent), 'the missing cell to be counted');
  const all = await drawn(page, 'name');
  assert.deepEqual(await heads(page), Array(5).fill('true'));
  const of = (group) => page.evaluate((code) => [...document.querySelectorAll(`.${code} tbody .name textarea`)].map((box) => box.value), group);
  const above = [...(await of('decision')), ...(await of('process')), ...(await of('duty'))];
  const satisfaction = await of('satisfaction');
  await page.button('效益指标').click();
  assert.equal((await page.button('效益指标 已收起').state()).expanded, 'false');
  assert.match(await page.button('效益指标 已收起').text(), /^效益指标 已收起 [1-9]\d* 个指标，还缺 1 格/);
  assert.deepEqual(await drawn(page, 'name'), [...above, ...satisfaction]);
  // Folded, the head is a stop in place of its fields.
  await page.press('Tab');
  await page.until(() => document.activeElement.tagName === 'TEXTAREA', 'the focus to be in a field');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.group').querySelector('h2').innerText), '满意度指标');
  // By keys: beside the fields, before the first row.
  await page.press('F4');
  for (let step = 0; step < 12 && (await nameOfFocus(page)) !== '满意度指标'; step += 1) await page.press('ArrowLeft');
  await at(page, '满意度指标');
  await page.press('Escape');
  await page.until(() => document.activeElement.tagName === 'TEXTAREA', 'the focus to be in a field');
  await page.press('F4');
  for (let step = 0; step < 12 && (await nameOfFocus(page)) !== '满意度指标'; step += 1) await page.press('ArrowLeft');
  await page.press('Enter');
  await page.until(() => document.querySelectorAll('.fold[aria-expanded="false"]').length === 2, 'both to be folded');
  assert.match(await nameOfFocus(page), /^满意度指标 已收起/);
  assert.deepEqual(await drawn(page, 'name'), above);
  // It stays so in this window, for its part; whoever asks for a group gets it open.
  await go(page, '目标');
  await go(page, '指标');
  assert.deepEqual(await heads(page), ['true', 'true', 'true', 'false', 'false']);
  await page.button('满意度指标').click();
  await go(page, '效益指标');
  assert.deepEqual(await heads(page), Array(5).fill('true'));
  assert.deepEqual(await drawn(page, 'name'), all);
}, { varies: ['focus'] });

scenario('folding moves nothing above it and nothing of the head', async ({ page }) => {
  await declared(page, '决策');
  const place = () => page.evaluate(() => [...document.querySelectorAll('.fold')].map((head) => { const { left, top } = head.getBoundingClientRect(); return [left, top + scrollY]; }));
  const [first, second] = await place();
  await page.button('过程').click();
  await page.see('已收起');
  assert.deepEqual((await place()).slice(0, 2), [first, second]);
}, { varies: ['layout'] });

scenario('in a narrow window the head of a group stays where it is while its table is pushed sideways', async ({ page }) => {
  await declared(page, '履职', '绩效自评');
  await page.driver.resize(820, 1180);
  const left = () => page.evaluate(() => document.querySelector('.duty .fold').getBoundingClientRect().left);
  const before = await left();
  assert.equal(await page.evaluate(() => Object.assign(document.querySelector('.group.duty'), { scrollLeft: 200 }).scrollLeft > 100), true);
  assert.equal(await left(), before);
}, { varies: ['layout'] });

scenario('whoever is led to a row that is folded away sees it: by search, by F9, from 审核, by undo, by the filter', async ({ page }) => {
  await declared(page, '履职', '运行监控');
  await page.type('培育技术经纪人 全年指标值', '');
  await page.type('培育技术经纪人 半年指标值', '公里');
  const fold = async () => {
    await page.button('履职').click();
    await page.until(() => document.querySelector('.duty .fold').getAttribute('aria-expanded') === 'false', 'the group to be folded');
  };
  const seen = async (what) => {
    await page.until(() => document.querySelector('.duty .fold').getAttribute('aria-expanded') === 'true', `the group to be shown by ${what}`);
    await page.until(() => document.activeElement.closest('.duty .indicators, .find') !== null, `the focus to be in a row by ${what}`);
  };
  await fold();
  await page.press('Control+z');
  await seen('undo');
  await at(page, '培育技术经纪人 半年指标值');
  await fold();
  await page.press('F9');
  await seen('F9');
  await at(page, '培育技术经纪人 全年指标值');
  await fold();
  await page.press('Control+f');
  await page.until(() => document.activeElement.id === 'find-words', 'the box');
  await page.driver.type('技术经纪人培训');
  await page.press('Enter');
  await page.until(() => document.querySelector('[data-hit]') !== null, 'the place');
  await seen('search');
  await page.press('Escape');
  await page.type('培育技术经纪人 半年指标值', '公里');
  await page.see('公里”');
  await fold();
  await go(page, '审核');
  await page.css('.review tbody button', { within: '公里' }).click();
  await arrive(page, '履职');
  await seen('the list of findings');
  await fold();
  await page.field('筛选').choose('缺半年完成值');
  await page.until(() => document.querySelector('.duty .fold').getAttribute('aria-expanded') === 'true', 'the filter to show what it is about');
});

scenario('运行监控 and 绩效自评 fold by group, each for itself, and what is printed has all rows', async ({ page }) => {
  await declared(page, '运行监控', '绩效自评');
  for (const part of ['运行监控', '绩效自评']) {
    await go(page, part);
    assert.deepEqual(await heads(page), Array(5).fill('true'));
    const all = (await drawn(page, 'actual')).length;
    await page.button('履职').click();
    await page.until(() => document.querySelectorAll('.fold[aria-expanded="false"]').length === 1, 'one to be folded');
    assert.match(await page.button('履职').text(), part === '绩效自评' ? /^履职 已收起 \d+ 个指标，还缺 \d+ 格/ : /^履职 已收起 \d+ 个指标/);
    const [, rows] = /收起 (\d+)/.exec(await page.button('履职').text());
    assert.equal((await drawn(page, 'actual')).length, all - Number(rows));
  }
  await go(page, '指标');
  assert.deepEqual(await heads(page), Array(5).fill('true'));
  await page.button('履职').click();
  await page.see('履职 已收起');
  const names = await page.evaluate(() => [...document.querySelectorAll('.indicators .name textarea')].map((box) => box.value).filter(Boolean));
  await go(page, '交表');
  const paper = await page.evaluate(() => document.querySelector('.paper').textContent);
  for (const name of names) assert.ok(paper.includes(name), name);
});

scenario('the page of a part that is printed has the rows that are folded away', async ({ page }) => {
  await declared(page, '效益指标');
  await page.button('效益指标').click();
  await page.see('效益指标 已收起');
  const folded = await page.evaluate(() => {
    const table = document.querySelector('.group.folded > .pieces');
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media?.mediaText === 'screen').flatMap((rule) => [...rule.cssRules]);
    return { shown: getComputedStyle(table).display, onScreenOnly: rules.some((rule) => table.matches(rule.selectorText) && rule.style.display === 'none') };
  });
  assert.deepEqual(folded, { shown: 'none', onScreenOnly: true });
}, { varies: ['print'] });

/** How the heads of a part are folded, once they are drawn. */
async function headsAre(page, folded) {
  await page.until(`JSON.stringify([...document.querySelectorAll('.fold')].map((head) => head.getAttribute('aria-expanded') === 'false')) === '${JSON.stringify(folded)}'`, async () => `the heads to be folded as ${folded}, not ${await heads(page)}`);
}

scenario('what is folded away is so again when the page is loaded again, in each part for itself and for this form only', async ({ page }) => {
  const benefit = [false, false, false, true, false];
  await declared(page, '指标', '运行监控');
  await page.button('效益指标').click();
  await headsAre(page, benefit);
  await go(page, '运行监控');
  await page.button('履职').click();
  await headsAre(page, [false, false, true, false, false]);
  await go(page, '指标');
  const field = await page.evaluate(() => {
    const box = [...document.querySelectorAll('.group:not(.folded) .target textarea')].pop();
    box.focus();
    box.setSelectionRange(1, 1);
    return box.id;
  });
  await saved(page);
  const [{ slot }] = await kept(page);
  await page.reload();
  await page.until(`document.activeElement.id === ${JSON.stringify(field)}`, 'the focus to be back');
  await headsAre(page, benefit);
  await page.see('效益指标 已收起');
  await go(page, '运行监控');
  await headsAre(page, [false, false, true, false, false]);
  // What is opened again stays open.
  await go(page, '指标');
  await page.button('效益指标').click();
  await headsAre(page, Array(5).fill(false));
  await page.reload();
  await headsAre(page, Array(5).fill(false));
  await page.button('效益指标').click();
  await headsAre(page, benefit);
  // Another form has nothing folded away, and this one has still when one comes back to it.
  await page.evaluate(() => { location.hash = '#/'; });
  await page.until(() => document.querySelector('main.start') !== null, 'the first page');
  await page.evaluate((at) => { location.hash = `#/form/${at}/indicators`; }, slot);
  await arrive(page, '指标');
  await headsAre(page, benefit);
  await page.evaluate(() => { location.hash = '#/'; });
  await page.click('新建表');
  await arrive(page, '基本信息');
  await go(page, '指标');
  await headsAre(page, Array(5).fill(false));
  await page.reload();
  await headsAre(page, Array(5).fill(false));
}, { varies: ['storage'] });

scenario('the head of a group that is folded away has the focus again when the page is loaded again', async ({ page }) => {
  for (const [part, nth] of [['指标', 4], ['运行监控', 2]]) {
    await declared(page, part, '运行监控');
    await page.css('.fold').exists();
    const head = await page.evaluate((at) => {
      const button = document.querySelectorAll('.fold')[at];
      button.click();
      return button.id;
    }, nth);
    await page.until(() => document.activeElement.getAttribute('aria-expanded') === 'false', 'the head to be folded');
    await saved(page);
    await page.reload();
    await page.until(`document.activeElement.id === ${JSON.stringify(head)}`, async () => `the focus to be back, not at ${await nameOfFocus(page)}`);
    await page.press('Enter');
    await page.until(() => document.activeElement.getAttribute('aria-expanded') === 'true', 'the group to open');
  }
});
