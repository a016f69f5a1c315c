// Pictures of the screens for people to look at:  node tests/browser/shots.mjs [TEXT]   (only shots whose name has TEXT)
// Each shot is a name and the steps that lead to what it shows; the pictures go to target/shots/.
import { join } from 'node:path';
import { ENGINES } from './lib/engines.mjs';
import { Page } from './lib/page.mjs';
import { Stage } from './lib/stage.mjs';

const SIZES = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }];

/** Opens the example at one of its parts. */
async function example(page, part, more = async () => {}) {
  await page.open();
  await page.click('打开示例');
  await page.link(part).click();
  await more(page);
}

const SHOTS = [
  ['start', (page) => page.open()],
  ['start-list', async (page) => {
    await page.open();
    await page.click('打开示例');
    await page.link('我的表').click();
    await page.click('导入');
  }],
  ['profile', (page) => example(page, '基本信息')],
  ['funds', (page) => example(page, '资金')],
  ['goals', (page) => example(page, '目标')],
  ['process', (page) => example(page, '决策与过程')],
  ['duty', (page) => example(page, '履职', async () => {
    await page.type('全市技术合同成交额 半年实际完成值', '460.5 亿元');
    await page.type('培育技术经纪人 半年实际完成值', '85人');
    await page.field('技术经纪人培训 半年指标值').click();
  })],
  ['benefit', (page) => example(page, '效益与满意度')],
  ['execution', (page) => example(page, '预算执行', async () => {
    await page.type('基本支出半年执行数', '290.12');
    await page.type('项目支出半年执行数', '0');
  })],
  ['overview', (page) => example(page, '状态总览')],
  ['contested', (page) => example(page, '资金', async () => {
    // Another window saves while here something is typed.
    await page.evaluate(() => {
      const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
      const record = localStorage.getItem(key);
      localStorage.setItem(key, `${Date.now()} other${record.slice(record.indexOf('\n'))}`);
    });
    await page.type('项目支出全年预算数', '1.4');
    await page.see('未保存：');
  })],
  ['deleted', (page) => example(page, '履职', () => page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
    localStorage.removeItem(key);
    window.dispatchEvent(new StorageEvent('storage', { key }));
  }))],
  ['undone', (page) => example(page, '资金', async () => {
    await page.type('项目支出全年预算数', '1.4');
    await page.link('目标').click();
    await page.press('Control+z');
    await page.see('已撤销：');
  })],
  ['recovery', async (page) => {
    await page.open();
    await page.evaluate(() => window.__budgetFormFailed('panicked at src/form.rs:1'));
    await page.click('技术信息');
  }],
  ['no-scripts', async (page) => {
    await page.driver.setScripts(false);
    await page.openAddress(page.stage.address);
    await page.driver.setScripts(true);
  }],
];

const stage = new Stage(ENGINES.find(({ name }) => name === 'chromium'));
for (const [name, go] of SHOTS.filter(([title]) => title.includes(process.argv[2] ?? ''))) {
  await stage.begin();
  const page = new Page(stage);
  await go(page);
  for (const size of SIZES) {
    const path = join('target', 'shots', `${name}-${size.width}x${size.height}.png`);
    await page.screenshot(path, size);
    console.log(path);
  }
}
await stage.close();
