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
  ['self-evaluation', (page) => example(page, '履职', async () => {
    await page.type('全市技术合同成交额 全年实际完成值', '910 亿元');
    await page.type('培育技术经纪人 全年实际完成值', '150人');
    await page.link('绩效自评').click();
    await page.click('填入参考权重');
    await page.click('按一级指标分配');
    await page.click('培育技术经纪人 得分');
  })],
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
