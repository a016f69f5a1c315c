// The two pictures of README, made from the built file:  node tests/browser/pictures.mjs
import { fileURLToPath } from 'node:url';
import { ENGINES } from './lib/engines.mjs';
import { arrive, go, saved } from './lib/forms.mjs';
import { Page } from './lib/page.mjs';
import { Stage } from './lib/stage.mjs';

const SIZE = { width: 1366, height: 768 };

/** The example, which is filled in for the whole year, without the hint that the first form has. */
async function example(page) {
  await page.click('打开示例');
  await arrive(page, '基本信息');
  if ((await page.css('.first-hint').count()) > 0) await page.click('知道了');
}

/** 履职 while one is in a target: what was understood of it is said below the cell. */
async function indicators(page) {
  await example(page);
  await go(page, '履职');
  await page.field('全市技术合同成交额 全年指标值').click();
}

/** July: values that were reported, one of them too low, with what was said of it. */
async function monitoring(page) {
  await example(page);
  await page.field('阶段').choose('运行监控');
  await go(page, '运行监控');
  await page.field('培育技术经纪人 半年偏差说明').click();
}

const stage = new Stage(ENGINES.find(({ name }) => name === 'chromium'));
for (const [name, show] of Object.entries({ indicators, monitoring })) {
  await stage.begin();
  const page = new Page(stage);
  await page.open();
  await page.driver.resize(SIZE.width, SIZE.height);
  await show(page);
  await saved(page);
  const path = fileURLToPath(new URL(`./pictures/${name}.png`, import.meta.url));
  await page.screenshot(path, SIZE);
  console.log(path);
}
await stage.close();
