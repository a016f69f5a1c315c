// Going from place to place: the entries of the rail and of the menu, and addresses that were written down before.
import assert from 'node:assert/strict';
import { arrive, declared, go, kept, saved } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const STEPS = ['基本信息', '资金', '目标', '指标', '决策', '过程', '履职', '效益指标', '满意度指标', '执行与基础数据', '运行监控', '绩效自评', '审核', '交表'];
const MENU = ['本阶段要做的', '版本比较', '设置', '复制成另一张表', '快捷键', '帮助'];

scenario('the rail has the steps of the work, the menu what is done now and then', async ({ page }) => {
  await declared(page, '基本信息');
  assert.deepEqual(await page.css('.rail .full').texts(), STEPS);
  await page.button('更多').click();
  assert.deepEqual(await page.css('#form-menu li').texts(), MENU);
});

const isOpen = async (page) => (await page.button('更多').state()).expanded === 'true' && (await page.css('#form-menu li').count()) === MENU.length;

const isShut = async (page) => (await page.button('更多').state()).expanded === 'false' && (await page.css('#form-menu li').count()) === 0;

const focusIsAt = (page, text) => page.until(`document.activeElement.textContent === '${text}'`, async () => `the focus to be at ${text}, not at ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))}`);

scenario('the menu opens by the mouse, leads to its parts, and shuts when one goes on elsewhere', async ({ page }) => {
  await declared(page, '资金');
  await page.button('更多').click();
  assert.ok(await isOpen(page));
  await page.button('更多').click();
  assert.ok(await isShut(page));
  await page.button('更多').click();
  await page.field('其他资金').click();
  assert.ok(await isShut(page));
  for (const [nth, part] of ['版本比较', '设置', '帮助'].entries()) {
    await page.button('更多').click();
    await page.css('#form-menu a', { nth }).click();
    await arrive(page, part);
    assert.ok(await isShut(page));
    await page.button('更多').click();
    assert.deepEqual(await page.css('#form-menu [aria-current=page]').texts(), [part]);
    await page.button('更多').click();
  }
  await go(page, '目标');
  await page.css('.bar .help-link').click();
  await arrive(page, '帮助');
  // The list of what the stage asks for, and the list of keys.
  await page.button('更多').click();
  await page.click('本阶段要做的');
  await page.css('.stage-tasks').exists();
  assert.ok(await isShut(page));
  await page.button('更多').click();
  await page.click('快捷键');
  await page.css('[role=dialog]').exists();
  await page.see('Ctrl+Shift+Z');
  await page.press('Escape');
  await page.css('[role=dialog]').gone();
  assert.ok(await isShut(page));
  // A copy is another form, at its beginning.
  await saved(page);
  await page.button('更多').click();
  await page.click('复制成另一张表');
  await arrive(page, '基本信息');
  await page.eventually(async () => (await kept(page)).length === 2, 'two forms to be kept');
  const [first, second] = await kept(page);
  assert.notEqual(first.slot, second.slot);
  assert.ok((await page.evaluate(() => location.hash)).includes(second.slot));
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['focus'] });

scenario('the menu is worked by keys: Tab goes through it, Escape shuts it and gives the focus back, and nothing of it loses the focus', async ({ page }) => {
  await declared(page, '资金');
  const open = async () => {
    await page.evaluate(() => [...document.querySelectorAll('.bar button')].find((button) => button.textContent === '更多').focus());
    await page.press('Enter');
    await page.eventually(() => isOpen(page), 'the menu to be open');
  };
  await open();
  for (const item of MENU) {
    await page.press('Tab');
    await focusIsAt(page, item);
  }
  await page.press('Escape');
  await focusIsAt(page, '更多');
  assert.ok(await isShut(page));
  await page.press('Enter');
  await page.eventually(() => isOpen(page), 'the menu to be open');
  await page.press('Escape');
  await focusIsAt(page, '更多');
  assert.ok(await isShut(page));
  // Past its end one is out of it.
  await open();
  for (let step = 0; step <= MENU.length; step += 1) await page.press('Tab');
  assert.ok(await isShut(page));
  await open();
  for (let step = 0; step < 3; step += 1) await page.press('Tab');
  await page.press('Enter');
  await arrive(page, '设置');
  await page.until(() => document.activeElement.id === 'part', 'the focus to be at the heading');
  assert.ok(await isShut(page));
  // Where the page stays, the focus does not go with what had it.
  await open();
  for (let step = 0; step < 5; step += 1) await page.press('Tab');
  await page.press('Enter');
  await page.css('[role=dialog]').exists();
  await page.press('Escape');
  await page.css('[role=dialog]').gone();
  await page.until(() => document.activeElement !== document.body, 'the focus to be somewhere after the list of keys');
  await open();
  await page.press('Tab');
  await page.press('Enter');
  await page.css('.stage-tasks').exists();
  await page.until(() => document.activeElement !== document.body, 'the focus to be somewhere beside the list of what the stage asks for');
}, { varies: ['focus'] });

/** Addresses that were written down before, with what shows it now: the part, and the group whose head has the focus. */
const FORMER = [
  ['process', '指标', '决策'], ['duty', '指标', '履职'], ['benefit', '指标', '效益指标'], ['base-data', '执行与基础数据'], ['overview', '审核'], ['print', '交表'],
];

scenario('addresses that were written down before lead to what shows it now', async ({ page }) => {
  await declared(page, '目标');
  await saved(page);
  const [{ slot }] = await kept(page);
  const led = async (part, group) => {
    await arrive(page, part);
    if (group) await page.until(`document.activeElement.matches('.fold') && document.activeElement.firstChild.textContent === '${group}'`, `the focus to be at the head of ${group}`);
  };
  for (const [word, part, group] of FORMER) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/form/${slot}/${word}`);
    await led(part, group);
    await go(page, '目标');
  }
  // As the first thing of a page as well, and a group by its own address.
  for (const [word, part, group] of [...FORMER, ['indicators/satisfaction', '指标', '满意度指标']]) {
    await page.openAddress('about:blank');
    await page.open(`#/form/${slot}/${word}`);
    await led(part, group);
  }
  // What no page has ever had leads to the beginning.
  await page.evaluate((hash) => { location.hash = hash; }, `#/form/${slot}/nothing`);
  await arrive(page, '基本信息');
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['start'] });
