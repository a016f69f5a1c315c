// Colours that are chosen, what is said in passing, and how tables use the window.
import assert from 'node:assert/strict';
import { arrive, declared, go } from '../lib/forms.mjs';
import { endPauses, holdPauses, releasePauses } from '../lib/pauses.mjs';
import { scenario } from '../lib/scenarios.mjs';

const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const LIGHT = 'rgb(255, 255, 255)';

scenario('light or dark is chosen in 设置, holds after a reload, from the first moment of the app, and leaves the form alone', async ({ page }) => {
  await declared(page, '设置');
  const form = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('budget-form/form/')).map(([, text]) => text).join());
  const before = await form();
  const usual = await ground(page);
  await page.field('深色').click();
  const dark = await ground(page);
  assert.notEqual(dark, LIGHT);
  assert.equal(await page.evaluate(() => localStorage.getItem('budget-form/theme')), 'dark');
  assert.equal(await form(), before);
  await page.reload();
  await arrive(page, '设置');
  assert.equal(await ground(page), dark);
  assert.equal((await page.field('深色').state()).checked, true);
  await page.field('浅色').click();
  assert.equal(await ground(page), LIGHT);
  await page.field('跟随系统').click();
  assert.equal(await ground(page), usual);
}, { varies: ['storage'] });

scenario('what is chosen counts against the system, in every colour, and paper stays white', async ({ page }) => {
  await declared(page, '设置');
  const colours = () => page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const names = ['ground', 'raised', 'tint', 'hover', 'ink', 'ink-soft', 'line', 'line-strong', 'accent', 'accent-ink', 'accent-tint', 'good', 'fair', 'bad', 'bad-tint', 'good-tint'];
    const found = names.map((name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return found;
  });
  const seen = {};
  for (const system of ['light', 'dark']) {
    await page.driver.emulate({ 'prefers-color-scheme': system });
    for (const choice of ['跟随系统', '浅色', '深色']) {
      await page.field(choice).click();
      seen[`${system} ${choice}`] = await colours();
    }
  }
  assert.deepEqual(seen['light 跟随系统'], seen['light 浅色']);
  assert.deepEqual(seen['dark 跟随系统'], seen['dark 深色']);
  assert.deepEqual(seen['dark 浅色'], seen['light 浅色']);
  assert.deepEqual(seen['light 深色'], seen['dark 深色']);
  assert.ok(seen['light 浅色'].every((colour, at) => colour !== seen['light 深色'][at]), 'every colour has a dark one');
  // The last choice is dark; print is not.
  await page.driver.send('Emulation.setEmulatedMedia', { media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  assert.equal(await ground(page), LIGHT);
  await page.driver.send('Emulation.setEmulatedMedia', { media: '', features: [] });
}, { only: ['chromium', 'chromium-83'] });

/** What the sentence said in passing lies over: of the bar, the others in it; below the bar, anything. */
function covered() {
  const box = document.getElementById('passing').getBoundingClientRect();
  const bar = document.querySelector('.bar');
  const within = bar.getBoundingClientRect();
  const apart = ({ left, right, top, bottom }) => left >= box.right || right <= box.left || top >= box.bottom || bottom <= box.top;
  const others = [...bar.children].filter((child) => !child.querySelector('#passing') && !apart(child.getBoundingClientRect()));
  return others.map((child) => child.className).concat(box.width > 50 && box.top >= within.top && box.bottom <= within.bottom ? [] : ['below the bar']);
}

scenario('what is said in passing covers nothing, gives way to the next, and is gone on the next part', async ({ page }) => {
  await declared(page, '资金');
  await page.type('项目支出全年预算数', '1.4');
  await page.type('基本支出全年预算数', '600');
  await holdPauses(page);
  await page.press('Control+z');
  await page.see('已撤销：填写 基本支出全年预算数');
  assert.equal(await page.evaluate(() => document.getElementById('passing').closest('[role=status]') !== null), true);
  assert.deepEqual(await page.evaluate(covered), []);
  await page.press('Control+z');
  await page.see('已撤销：填写 项目支出全年预算数');
  assert.ok(!(await page.text()).includes('已撤销：填写 基本支出'));
  // Shortly after it is said a sentence goes along to another part; later it does not.
  await endPauses(page, 1000);
  await page.see('已撤销：填写 项目支出全年预算数');
  await go(page, '目标');
  await page.unseen('已撤销');
  await releasePauses(page);
}, { varies: ['layout'] });

scenario('a step that shows on another part brings its sentence along', async ({ page }) => {
  await declared(page, '资金');
  await page.type('项目支出全年预算数', '1.4');
  await go(page, '目标');
  await page.press('Control+z');
  await arrive(page, '资金');
  await page.see('已撤销：填写 项目支出全年预算数');
});

scenario('tables of indicators use a wide window, and none scrolls sideways on a laptop', async ({ page }) => {
  for (const stage of ['目标申报', '运行监控', '绩效自评']) {
    await page.driver.resize(1366, 768);
    await declared(page, '履职', stage);
    for (const part of ['指标', '运行监控', '绩效自评']) {
      await go(page, part);
      for (const width of [1366, 1560, 1920]) {
        await page.driver.resize(width, 900);
        await page.until(`innerWidth === ${width}`);
        const seen = await page.evaluate(() => ({
          beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          inside: [...document.querySelectorAll('main .group, main .grid')].filter((box) => box.scrollWidth > box.clientWidth + 1).length,
          share: document.querySelector('main .grid').getBoundingClientRect().width / innerWidth,
          name: Math.min(...[...document.querySelectorAll('main .grid thead .name')].map((head) => head.getBoundingClientRect().width)),
        }));
        const where = `${stage}, ${part}, ${width}: ${JSON.stringify(seen)}`;
        assert.ok(seen.beyond <= 0 && seen.inside === 0, where);
        assert.ok(seen.share > 0.75, where);
        assert.ok(seen.name >= 150, where);
      }
    }
  }
}, { only: ['chromium'] });

scenario('重点工作 and 三级指标 share the width after the year', async ({ page }) => {
  await declared(page, '履职', '绩效自评');
  for (const width of [1093, 1366, 1560, 1920]) {
    await page.driver.resize(width, 768);
    const [task, name] = await page.evaluate(() => ['.task', '.name'].map((of) => document.querySelector(`.duty .indicators thead ${of}`).getBoundingClientRect().width));
    assert.ok(task > name * 0.4 && task < name, `${width}: ${task}, ${name}`);
  }
}, { varies: ['layout'] });

scenario('every choice of 设置 can be read whole in its box', async ({ page }) => {
  await declared(page, '设置');
  for (const width of [1366, 1093]) {
    await page.driver.resize(width, 768);
    const cut = await page.evaluate(() => [...document.querySelectorAll('.settings select')].filter((select) => {
      const whole = select.cloneNode(true);
      whole.style.width = 'auto';
      select.parentElement.appendChild(whole);
      const wanted = whole.offsetWidth;
      whole.remove();
      return wanted > select.offsetWidth;
    }).map((select) => `${select.id}`));
    assert.deepEqual(cut, [], `at ${width}`);
  }
}, { varies: ['layout'] });
