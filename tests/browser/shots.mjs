// Pictures of the screens for people to look at:  node tests/browser/shots.mjs [TEXT]   (only shots whose name has TEXT)
// Each shot is a name and the steps that lead to what it shows; the pictures go to target/shots/.
import { join } from 'node:path';
import { ENGINES } from './lib/engines.mjs';
import { Page } from './lib/page.mjs';
import { Stage } from './lib/stage.mjs';

const SIZES = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }];

const SHOTS = [
  ['start', (page) => page.open()],
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
