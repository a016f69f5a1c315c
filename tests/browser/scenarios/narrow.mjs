// Little room: what 200 % zoom leaves of a small laptop, and a tablet held upright.
import assert from 'node:assert/strict';
import { declared, go, inWindows } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

const PARTS = ['基本信息', '资金', '目标', '指标', '执行与基础数据', '运行监控', '绩效自评', '审核', '交表', '版本比较', '设置', '帮助'];
const WINDOWS = [[683, 384], [820, 1180]];

/** What does not fit: how far the page can be pushed sideways, and boxes that are too narrow to read what is in them. */
function misfits() {
  const problems = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) problems.push(`the page is ${page.scrollWidth} wide`);
  const fixed = [...document.querySelectorAll('header, nav, .tray, .first-hint')].filter((box) => {
    const { position } = getComputedStyle(box);
    return position === 'fixed' || position === 'sticky';
  });
  const covered = fixed.map((box) => box.getBoundingClientRect()).filter((box) => box.width > innerWidth / 2);
  const height = covered.reduce((sum, box) => sum + box.height, 0);
  if (height > innerHeight / 3) problems.push(`${height} of ${innerHeight} are covered`);
  for (const box of document.querySelectorAll('main input, main textarea, main select')) {
    const { width, height: tall } = box.getBoundingClientRect();
    if (width > 0 && tall > 0 && (width < 40 || tall < 16) && !['checkbox', 'radio', 'file'].includes(box.type)) {
      problems.push(`${box.getAttribute('aria-label') ?? box.id} is ${width} × ${tall}`);
    }
  }
  return problems;
}

for (const stage of ['目标申报', '运行监控', '绩效自评']) {
  scenario(`every part fits a narrow window in ${stage}`, async ({ page }) => {
    await declared(page, '履职', stage);
    const problems = [];
    await inWindows(page, PARTS, WINDOWS, async (part, width, height) => {
      for (const problem of await page.evaluate(misfits)) problems.push(`${width} × ${height}, ${part}: ${problem}`);
    });
    assert.deepEqual(problems, []);
  }, { varies: ['layout'] });
}

scenario('no head of a table hides its first row', async ({ page }) => {
  await declared(page, '履职', '绩效自评');
  const windows = [[1366, 768], [1024, 768], [1000, 700], [820, 1180], [683, 384]];
  await inWindows(page, ['指标', '履职', '运行监控', '绩效自评'], windows, async (part, width) => {
    const hidden = await page.evaluate(() => {
      // Heads of groups that one has scrolled into stay in sight above later rows.
      const tables = [...document.querySelectorAll('main table.indicators')].filter((table) => table.getBoundingClientRect().top > 0);
      return tables.map((table) => {
        const [head, first] = [table.tHead, table.tBodies[0].rows[0]].map((one) => one.getBoundingClientRect());
        const cells = [...table.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect().bottom);
        return Math.max(head.bottom, ...cells) - first.top > 1;
      });
    });
    assert.ok(hidden.length > 0 && !hidden.includes(true), `${part} at ${width}: ${hidden}`);
  });
}, { varies: ['layout'] });

scenario('no row moves when its status comes', async ({ page }) => {
  await declared(page, '运行监控', '运行监控');
  const place = () => page.evaluate(() => {
    const table = document.querySelector('.indicators');
    return table.querySelector('tbody:last-of-type tr:last-child').getBoundingClientRect().top - table.getBoundingClientRect().top;
  });
  const before = await place();
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.see('85.00%');
  assert.equal(await place(), before);
  await page.type('培育技术经纪人 半年实际完成值', '300人');
  await page.see('! 偏离');
  assert.equal(await place(), before);
}, { varies: ['layout'] });

scenario('what stands below a value and beside a status is read whole', async ({ page }) => {
  await declared(page, '运行监控', '绩效自评');
  await page.type('培育技术经纪人 半年实际完成值', '162.5');
  await page.see('162.50%');
  // The unit comes below the value when one has left it.
  await page.press('Tab');
  await page.see('按人计');
  const cut = () => [...document.querySelectorAll('td .below, td .rate, td .second')].filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 6)
    .map((one) => `${one.className} ${one.textContent}`);
  for (const [width, height] of [[1093, 614], [1366, 768]]) {
    await page.driver.resize(width, height);
    assert.deepEqual(await page.evaluate(cut), [], `${width}`);
  }
  await page.type('培育技术经纪人 全年预计完成值', '150人');
  await page.see('预计 ◐ 部分达成');
  for (const [width, height] of [[1093, 614], [1366, 768], [1560, 900]]) {
    await page.driver.resize(width, height);
    const room = await page.evaluate(() => {
      const area = document.activeElement.getBoundingClientRect();
      const told = document.activeElement.closest('td').querySelector('.forecast button').getBoundingClientRect();
      return { below: area.bottom - told.bottom, beside: area.right - told.right };
    });
    // Two pixels at the edge belong to the line around the field.
    assert.ok(room.below >= 2 && room.beside >= 4, `${width}: ${JSON.stringify(room)}`);
  }
}, { varies: ['layout'] });

scenario('amounts of a whole city fit a narrow window', async ({ page }) => {
  await declared(page, '资金');
  const amount = '1,000,000,000,000.25';
  for (const field of ['一般公共预算资金', '其他资金', '基本支出半年计划执行数', '基本支出全年预算数']) await page.type(field, amount);
  const problems = [];
  for (const [width, height] of WINDOWS) {
    await page.driver.resize(width, height);
    for (const part of ['资金', '执行与基础数据']) {
      await go(page, part);
      for (const problem of await page.evaluate(misfits)) problems.push(`${width} × ${height}, ${part}: ${problem}`);
    }
  }
  assert.deepEqual(problems, []);
}, { varies: ['layout'] });

scenario('the first page and its import fit a narrow window', async ({ page }) => {
  await page.open();
  const problems = [];
  for (const [width, height] of WINDOWS) {
    await page.driver.resize(width, height);
    for (const problem of await page.evaluate(misfits)) problems.push(`${width} × ${height}: ${problem}`);
    await page.click('导入');
    for (const problem of await page.evaluate(misfits)) problems.push(`${width} × ${height}, import: ${problem}`);
    await page.click('导入');
  }
  assert.deepEqual(problems, []);
});
