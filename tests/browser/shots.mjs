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
  ['compare', async (page) => {
    await versions(page);
    await page.link('版本比较').click();
    await page.field('本浏览器中的表').choose((await page.field('本浏览器中的表').state()).options[1]);
    await page.see('新增');
  }],
  ['compare-indicators', async (page) => {
    await versions(page);
    await page.link('版本比较').click();
    await page.field('本浏览器中的表').choose((await page.field('本浏览器中的表').state()).options[1]);
    await page.see('新增');
    await page.evaluate(() => [...document.querySelectorAll('.changes')][2].scrollIntoView());
  }],
  ['last-year', async (page) => {
    await versions(page);
    await page.see('已载入');
    await page.evaluate(() => document.querySelector('.last-year-choice').scrollIntoView());
  }],
  ['last-year-duty', async (page) => {
    await versions(page);
    await page.link('履职').click();
    await page.see('上年指标');
  }],
  ['next-year-list', async (page) => {
    await versions(page);
    await page.link('我的表').click();
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

/** Next year's form, made from the example and changed in many ways. */
async function versions(page) {
  await example(page, '履职');
  await page.field('阶段').choose('绩效自评');
  await page.type('全市技术合同成交额 全年实际完成值', '920.5 亿元');
  await page.type('培育技术经纪人 全年实际完成值', '130人');
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await page.link('履职').click();
  await page.type('全市技术合同成交额 全年指标值', '≥1000 亿元');
  await page.type('培育技术经纪人 半年指标值', '不少于100人');
  await page.field('三级指标', { nth: 3 }).type('研发资源共享服务用户数量');
  await page.click('下移 全市技术合同成交额');
  await page.click('删除这一行 技术经纪人培训');
  await page.click('在下方增加指标 全市技术合同成交额');
  await page.driver.type('新增的一项指标');
  await page.link('目标').click();
  const goal = await page.field('年度目标').value();
  await page.field('年度目标').paste(goal.replace('技术', '科学技术').replace('服务', '服务保障'));
  await page.link('基本信息').click();
}

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
