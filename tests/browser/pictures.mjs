// The two pictures of README, made from the built file:  node tests/browser/pictures.mjs
import { fileURLToPath } from 'node:url';
import { ENGINES } from './lib/engines.mjs';
import { declared, go, saved } from './lib/forms.mjs';
import { Page } from './lib/page.mjs';
import { Stage } from './lib/stage.mjs';

const SIZE = { width: 1366, height: 768 };

/** 履职 while one is in a target: what was understood of it is said at the foot. */
async function indicators(page) {
  await declared(page, '履职');
  await page.click('知道了');
  await go(page, '履职');
  await page.field('全市技术合同成交额 全年指标值').click();
}

/** July: values that were reported, one of them too low, with what is asked for it. */
async function monitoring(page) {
  await declared(page, '运行监控', '运行监控');
  await page.click('知道了');
  for (const [name, value] of [['全市技术合同成交额', '460.5 亿元'], ['培育技术经纪人', '85人'], ['技术经纪人培训', '0场']]) {
    await page.type(`${name} 半年实际完成值`, value);
  }
  await page.type('培育技术经纪人 全年预计完成值', '210人');
  await page.field('培育技术经纪人 完成目标可能性').choose('有可能');
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
