// The same form open in two windows: one that only looks follows the other, and no work of either is overwritten unasked.
import assert from 'node:assert/strict';
import { declared, go, kept, saved } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** Another window saves this unit's name while here this one is typed: between the key and the pause after which it is saved. */
function typeAgainst(page, ours, theirs, id = 'field-profile-unit') {
  return page.evaluate((ours, theirs, id) => {
    const field = document.getElementById(id);
    field.focus();
    field.value = ours;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const [, slot] = /form\/([^/]+)/.exec(location.hash);
    const key = `budget-form/form/${slot}`;
    const record = localStorage.getItem(key);
    const envelope = JSON.parse(record.slice(record.indexOf('\n')));
    envelope.form.profile.unit = theirs;
    localStorage.setItem(key, `${Date.now()} other\n${JSON.stringify(envelope)}`);
  }, ours, theirs, id);
}

const OURS = '苏州市甲中心';
const THEIRS = '苏州市乙中心';

async function contested(page) {
  await declared(page, '基本信息');
  await typeAgainst(page, OURS, THEIRS);
  await page.see('未保存：这张表已在另一个窗口中修改');
}

function units(forms) {
  return forms.map(({ unit }) => unit).sort();
}

async function unitIs(page, unit) {
  await page.until(`document.getElementById('field-profile-unit')?.value === ${JSON.stringify(unit)}`, `the unit to be ${unit}`);
}

function focusIsSomewhere(page) {
  return page.until(() => document.activeElement !== document.body, 'the focus to be somewhere');
}

scenario('a window that only looks follows the one that writes', async ({ page }) => {
  await declared(page, '基本信息');
  const other = await page.another();
  await other.type('单位名称', THEIRS);
  await saved(other);
  await unitIs(page, THEIRS);
  await page.see('另一个窗口修改了这张表，已显示最新内容');
  await saved(page);
  await other.type('单位名称', `${THEIRS}二`);
  await unitIs(page, `${THEIRS}二`);
  // And the other way round; what was there before is one step back.
  await page.press('Control+z');
  await unitIs(page, '苏州市示例中心');
  await saved(page);
  await unitIs(other, '苏州市示例中心');
  assert.deepEqual(units(await kept(page)), ['苏州市示例中心']);
  assert.deepEqual(page.consoleErrors(), []);
}, { varies: ['storage'], needs: ['windows'] });

scenario('a form deleted in another window does not come back unasked', async ({ page }) => {
  await declared(page, '基本信息');
  const other = await page.another();
  await other.link('我的表').click();
  await other.click('删除 苏州市示例中心 2025');
  await other.click('确认删除');
  await page.see('这张表已在另一个窗口中删除');
  await page.see('这里的内容还在');
  assert.deepEqual(await kept(page), []);
  // Typing on is kept, but beside.
  await page.type('单位名称', OURS);
  await page.see('暂存为“我的表”中的一份副本');
  assert.match((await kept(page))[0].slot, /-copy1$/);
  await page.click('重新保存');
  await saved(page);
  assert.deepEqual(units(await kept(page)), [OURS]);
  assert.doesNotMatch((await kept(page))[0].slot, /copy/);
  await page.button('重新保存').gone();
  await focusIsSomewhere(page);
}, { varies: ['storage'], needs: ['windows'] });

scenario('what two windows changed is kept twice until one chooses', async ({ page }) => {
  await contested(page);
  await page.see('暂存为“我的表”中的一份副本');
  assert.deepEqual(units(await kept(page)), [THEIRS, OURS].sort());
  await page.type('单位名称', `${OURS}二`);
  await page.until(`Object.values(localStorage).some((text) => text.includes('${OURS}二'))`, 'what was typed since to be kept');
  assert.deepEqual(units(await kept(page)), [THEIRS, `${OURS}二`].sort());
  await page.see('未保存');
  await page.reload();
  await unitIs(page, THEIRS);
  await page.link('我的表').click();
  await page.see(`${OURS}二（副本：另一个窗口也修改了原表）`);
  await page.link(`${OURS}二`).click();
  await unitIs(page, `${OURS}二`);
}, { varies: ['storage'] });

scenario('the difference is shown before one chooses, and no older message stands beside the question', async ({ page }) => {
  await declared(page, '基本信息');
  await page.download(() => page.handOver('JSON 文件'));
  await page.see('已导出');
  await typeAgainst(page, OURS, THEIRS);
  await page.see('两处的差别：修改 1 处');
  assert.equal(await page.evaluate(() => document.getElementById('passing').textContent), '');
  await page.css('.what-differs summary').click();
  const cells = () => page.css('.what-differs tbody tr > *').texts();
  await page.eventually(async () => (await cells()).join('|') === `基本信息 › 单位名称|${THEIRS}|${OURS}`, async () => `the two names, not ${await cells()}`);
  // It follows what is typed here.
  await page.type('单位名称', `${OURS}二`);
  await page.eventually(async () => (await cells())[2] === `${OURS}二`, 'the new name');
});

scenario('the other window’s content is taken, and ours is one step back', async ({ page }) => {
  await contested(page);
  await page.click('采用那边的内容');
  await unitIs(page, THEIRS);
  await page.see('已采用另一个窗口的内容');
  await saved(page);
  await focusIsSomewhere(page);
  assert.deepEqual(units(await kept(page)), [THEIRS]);
  await page.press('Control+z');
  await unitIs(page, OURS);
  await saved(page);
  assert.deepEqual(units(await kept(page)), [OURS]);
});

scenario('our content is kept knowingly, and the other’s is one step back', async ({ page }) => {
  await contested(page);
  await page.click('保留这里的内容');
  await saved(page);
  await focusIsSomewhere(page);
  assert.deepEqual(units(await kept(page)), [OURS]);
  await page.press('Control+z');
  await unitIs(page, THEIRS);
  await page.press('Control+y');
  await unitIs(page, OURS);
  await saved(page);
  assert.deepEqual(units(await kept(page)), [OURS]);
});

scenario('our content becomes a form of its own', async ({ page }) => {
  await contested(page);
  await page.click('另存为新表');
  await page.until(() => location.hash.includes('-copy1/'), 'the new form to be shown');
  await unitIs(page, OURS);
  await saved(page);
  await page.type('单位名称', `${OURS}二`);
  await saved(page);
  assert.deepEqual(units(await kept(page)), [THEIRS, `${OURS}二`].sort());
  await page.unseen('已在另一个窗口中修改');
});

scenario('whoever leaves without choosing loses nothing', async ({ page }) => {
  await declared(page, '基本信息');
  await typeAgainst(page, OURS, THEIRS);
  await page.link('我的表').click();
  await page.see(THEIRS);
  await page.see(`${OURS}（副本`);
  assert.deepEqual(units(await kept(page)), [THEIRS, OURS].sort());
});

scenario('what a newer program saved is neither overwritten nor shown', async ({ page }) => {
  await declared(page, '基本信息');
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
    localStorage.setItem(key, `${Date.now()} other\n{"format":"budget-form","version":999,"form":{}}`);
    window.dispatchEvent(new StorageEvent('storage', { key }));
  });
  await page.see('另一个窗口存入了这里无法读取的内容');
  assert.equal(await page.button('采用那边的内容').count(), 0);
  await page.click('另存为新表');
  await page.until(() => location.hash.includes('-copy1/'), 'the new form to be shown');
  await unitIs(page, '苏州市示例中心');
  assert.ok(await page.evaluate(() => Object.values(localStorage).some((text) => text.includes('"version":999'))));
});

scenario('the notice moves nothing on the page', async ({ page }) => {
  await declared(page, '基本信息');
  await go(page, '资金');
  const place = () => page.evaluate(() => JSON.stringify(document.querySelector('main h1').getBoundingClientRect()) + document.documentElement.scrollHeight);
  const before = await place();
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
    localStorage.removeItem(key);
    window.dispatchEvent(new StorageEvent('storage', { key }));
  });
  await page.see('这张表已在另一个窗口中删除');
  assert.equal(await place(), before);
}, { varies: ['layout'] });

scenario('the notice does not cover the field one types into', async ({ page }) => {
  await declared(page, '决策');
  // So narrow that the notice takes two lines.
  await page.driver.resize(1093, 768);
  const id = await page.evaluate(() => {
    // A field that touches the lower edge of the window.
    const names = [...document.querySelectorAll('.indicators .name textarea')];
    const last = names[names.length - 3];
    scrollBy(0, last.getBoundingClientRect().bottom - innerHeight);
    return last.id;
  });
  await typeAgainst(page, '资金使用合规性', THEIRS, id);
  await page.see('未保存：这张表已在另一个窗口中修改');
  await page.until(() => document.activeElement.getBoundingClientRect().bottom <= document.querySelector('.choice').getBoundingClientRect().top, 'the field to be above the notice');
});
