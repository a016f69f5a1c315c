// Undo and redo show what they do: the part, the place in it, a sentence; and the focus is never lost.
import assert from 'node:assert/strict';
import { arrive, declared, go, saved } from '../lib/forms.mjs';
import { endPauses, holdPauses, releasePauses } from '../lib/pauses.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** The focus is in the control of this name, and that is in view: not behind the bar, not below the window. */
async function at(page, name) {
  await page.until(`(() => {
    const focused = document.activeElement;
    const label = (focused.getAttribute('aria-label') || '');
    const { top, bottom } = focused.getBoundingClientRect();
    return (label === ${JSON.stringify(name)} || focused.value === ${JSON.stringify(name)})
      && top >= document.querySelector('.bar').getBoundingClientRect().bottom && bottom <= innerHeight;
  })()`, `the focus to be at ${name}, in view`);
}

scenario('undo and redo go to the part where the step shows', async ({ page }) => {
  await declared(page, '资金');
  await page.type('项目支出全年预算数', '1.4');
  await go(page, '目标');
  await page.press('Control+z');
  await arrive(page, '资金');
  await page.see('已撤销：填写 项目支出全年预算数');
  await at(page, '项目支出全年预算数');
  assert.equal(await page.field('项目支出全年预算数').value(), '0.4');
  assert.match(await page.evaluate(() => location.hash), /funds$/);
  await go(page, '履职');
  await page.press('Control+y');
  await arrive(page, '资金');
  await page.see('已恢复：填写 项目支出全年预算数');
  await at(page, '项目支出全年预算数');
  // The browser's way back still leads through the parts.
  await page.evaluate(() => history.back());
  await arrive(page, '履职');
});

scenario('a step out of view is scrolled to', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  const first = await page.evaluate(() => document.querySelector('.indicators tbody .name').textContent);
  await page.type(`${first} 半年实际完成值`, '健全');
  await page.evaluate(() => {
    const all = document.querySelectorAll('.indicators textarea');
    all[all.length - 1].focus();
    scrollTo(0, document.documentElement.scrollHeight);
  });
  await page.press('Control+z');
  await at(page, `${first} 半年实际完成值`);
  assert.equal(await page.field(`${first} 半年实际完成值`).value(), '');
}, { varies: ['focus'] });

scenario('rows that come back or go have the focus, or their neighbour has', async ({ page }) => {
  await declared(page, '效益指标');
  await page.click('删除这一行 优化营商环境');
  await page.button('删除这一行 优化营商环境').gone();
  await page.see('已删除指标 优化营商环境，可撤销');
  assert.equal(await page.evaluate(() => document.getElementById('passing').closest('[role=status]') !== null), true);
  await page.until(() => document.activeElement.closest('.name'), 'the focus to be in the row that follows');
  await go(page, '资金');
  await page.press('Control+z');
  await arrive(page, '效益指标');
  await at(page, '优化营商环境');
  await page.see('已撤销：删除指标 优化营商环境');
  await page.click('在下方增加指标 优化营商环境');
  await page.until(() => document.activeElement.value === '' && document.activeElement.closest('.name'), 'the focus to be in the new row');
  await page.press('Control+z');
  await at(page, '助推科技型企业高质量发展');
  await page.press('Control+y');
  await page.until(() => document.activeElement.value === '' && document.activeElement.closest('.name'), 'the focus to be in the row again');
  // A group that has nothing left: the heading of the part takes the focus.
  await page.click('增加二级指标', { nth: 1 });
  await page.press('Control+z');
  await page.until(() => document.activeElement !== document.body, 'the focus to be somewhere');
}, { varies: ['focus'] });

scenario('a judgement taken back keeps the focus in its row', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  await page.type('科技镇长团服务保障工作 半年实际完成值', '群众评价较好');
  await page.field('科技镇长团服务保障工作 半年状态').choose('● 达成');
  await page.press('Control+z');
  await at(page, '科技镇长团服务保障工作 半年状态');
  await go(page, '目标');
  await page.press('Control+y');
  await arrive(page, '运行监控');
  await page.until(() => document.activeElement.closest('tr')?.textContent.includes('科技镇长团服务保障工作'), 'the focus to be in the row');
});

scenario('the buttons of the bar do the same, and keep the focus of who uses the keyboard', async ({ page }) => {
  await declared(page, '资金');
  await page.type('项目支出全年预算数', '1.4');
  await page.type('基本支出全年预算数', '2');
  await go(page, '目标');
  await page.click('撤销：填写 基本支出全年预算数');
  await arrive(page, '资金');
  await at(page, '基本支出全年预算数');
  await page.evaluate(() => [...document.querySelectorAll('.bar button')].find((button) => button.textContent === '撤销').focus());
  await page.press('Enter');
  await page.see('已撤销：填写 项目支出全年预算数');
  await page.press('Enter');
  await page.see('没有可撤销的步骤');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '撤销');
  assert.equal(await page.field('项目支出全年预算数').value(), '0.4');
});

scenario('the sentence about a step moves nothing, and goes', async ({ page }) => {
  await declared(page, '资金');
  await page.type('项目支出全年预算数', '1.4');
  const places = () => page.evaluate(() => [...document.querySelectorAll('.bar > *, main > *')].map((element) => element.getBoundingClientRect().x + element.getBoundingClientRect().y).join());
  await saved(page);
  const before = await places();
  await holdPauses(page);
  await page.press('Control+z');
  await page.see('已撤销：');
  assert.equal(await places(), before);
  await endPauses(page, 5000);
  await saved(page);
  assert.equal(await places(), before);
  await page.see('已撤销：');
  await endPauses(page);
  await page.unseen('已撤销：');
  assert.equal(await places(), before);
  await releasePauses(page);
}, { varies: ['layout'] });

scenario('the app goes on when the field with the focus goes away', async ({ page }) => {
  await declared(page, '资金');
  await page.type('其他资金', '12');
  await go(page, '履职');
  await page.field('培育技术经纪人 半年指标值').click();
  await page.evaluate(() => history.back());
  await arrive(page, '资金');
  assert.equal(await page.field('其他资金').value(), '12');
  // The same by undo: the box that is taken away must not write its text over what undo has just brought back.
  await go(page, '履职');
  await page.type('培育技术经纪人 半年指标值', '≥120人');
  await page.press('Control+z');
  await page.press('Control+z');
  await arrive(page, '资金');
  assert.equal(await page.field('其他资金').value(), '0');
  await page.press('Control+y');
  await page.press('Control+y');
  await arrive(page, '履职');
  assert.equal(await page.field('培育技术经纪人 半年指标值').value(), '≥120人');
  // By undo of the stage that shows it.
  await page.field('阶段').choose('绩效自评');
  await go(page, '执行与基础数据');
  await page.field('基本支出全年执行数').click();
  await page.press('Control+z');
  await page.field('基本支出全年执行数').gone();
  await page.until(() => document.activeElement !== document.body, 'the focus to be somewhere');
  await page.see('已撤销');
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['focus'] });
