// What the program says about itself.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { arrive, go } from '../lib/forms.mjs';
import { SHIPPED } from '../lib/stage.mjs';
import { scenario } from '../lib/scenarios.mjs';

const COMMIT = /(<meta name="commit" content=")[^"]*/;

async function toldOf(page, stage, commit) {
  const file = stage.file(`${commit}.html`);
  writeFileSync(file, readFileSync(SHIPPED, 'utf8').replace(COMMIT, `$1${commit}`));
  await page.openAddress(pathToFileURL(file).href);
  await page.ready();
  await page.click('打开示例');
  await arrive(page, '基本信息');
  await go(page, '帮助');
  return page.css('.help .version').text();
}

scenario('帮助 says which version this is and of which commit', async ({ page, stage }) => {
  const version = /^version = "(.*)"/m.exec(readFileSync(new URL('../../../Cargo.toml', import.meta.url), 'utf8'))[1];
  assert.equal(await toldOf(page, stage, '0123456789ab'), `程序 ${version}，源代码提交 0123456789ab。`);
  await page.see('从本机双击打开的所有网页文件共用一处存储');
  assert.equal(await toldOf(page, stage, '0123456789ab+changed'), `程序 ${version}，源代码提交 0123456789ab，构建时另有未提交的改动。`);
  assert.equal(await toldOf(page, stage, 'unknown'), `程序 ${version}，源代码提交未知。`);
}, { fresh: true });
