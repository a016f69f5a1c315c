// Nothing runs in the page and nothing dresses it but what the file was built with; a file that was changed on its way says so.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SHIPPED } from '../lib/stage.mjs';
import { scenario, varies } from '../lib/scenarios.mjs';

varies('start');

function openChanged(page, stage, change) {
  const file = stage.file('改动的 表.html');
  const html = readFileSync(SHIPPED, 'utf8');
  const changed = change(html);
  assert.notEqual(changed, html, 'something is changed');
  writeFileSync(file, changed);
  return page.openAddress(pathToFileURL(file).href);
}

// What somebody may bring into the page. Each is done and then waited for until the browser says that it refused it. Where it ran shows in the title of the
// page, which every driver sees, whatever world it asks from.
const ATTEMPTS = {
  'a script element': () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "brought"';
    document.body.append(script);
  },
  'a script of a data address': () => {
    const script = document.createElement('script');
    script.src = 'data:text/javascript,document.title="brought"';
    document.body.append(script);
  },
  'a handler in an attribute': () => {
    const holder = document.createElement('div');
    holder.innerHTML = `<button onclick="document.title = 'brought'">x</button>`;
    document.body.append(holder);
    holder.firstChild.click();
  },
  'a script in an address': () => {
    const link = document.createElement('a');
    link.href = 'javascript:void(document.title = "brought")';
    document.body.append(link);
    link.click();
  },
  'a style element': () => {
    const style = document.createElement('style');
    style.textContent = 'body { outline-style: dotted }';
    document.head.append(style);
  },
  'a style in an attribute': () => {
    const holder = document.createElement('div');
    holder.innerHTML = '<p style="outline-style: dotted">x</p>';
    document.body.append(holder);
  },
  'a frame': () => {
    const frame = document.createElement('iframe');
    frame.src = 'data:text/html,x';
    document.body.append(frame);
  },
};

for (const [what, attempt] of Object.entries(ATTEMPTS)) {
  scenario(`${what} that is brought into the page does not count`, async ({ page }) => {
    await page.open();
    await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', () => resolve(true));
      (${attempt})();
    })`);
    const [ran, dotted] = await page.evaluate(() => [
      document.title === 'brought', [...document.querySelectorAll('*')].some((one) => getComputedStyle(one).outlineStyle === 'dotted'),
    ]);
    assert.deepEqual([ran, dotted], [false, false]);
  }, { fresh: true });
}

scenario('no text becomes a script, but in browsers in which wasm needs that', async ({ page }) => {
  await page.open();
  // A text given to the page's own timer: what a driver evaluates by itself may do more than the page.
  const [outcome, isKnown] = await page.evaluate(() => new Promise((resolve) => {
    const known = typeof structuredClone === 'function';
    let refused = '';
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => { refused = effectiveDirective; });
    const look = () => (refused || document.title === 'ran' ? resolve([refused || 'ran', known]) : setTimeout(look));
    setTimeout("document.title = 'ran'");
    look();
  }));
  assert.equal(outcome, isKnown ? 'script-src' : 'ran');
}, { fresh: true });

scenario('a script that somebody wrote into the file does not run, and the form works', async ({ page, stage }) => {
  await openChanged(page, stage, (html) => html.replace('<body>', `<body onload="document.title = 'brought'"><script>document.title = 'brought'</script>`));
  await page.ready();
  assert.equal(await page.evaluate(() => document.title), '部门整体预算绩效目标表');
  await page.button('新建').exists();
});

for (const [name, end] of [['CR LF', '\r\n'], ['CR', '\r']]) {
  scenario(`a file whose lines an editor or a gateway ended with ${name} works`, async ({ page, stage }) => {
    await openChanged(page, stage, (html) => `\ufeff${html.replaceAll('\n', end)}`);
    await page.ready();
    assert.deepEqual(page.consoleErrors(), []);
  });
}

/** The file with a blank more at the end of one of its scripts or styles. */
const withBlank = (html, name, at) => {
  let count = -1;
  return html.replace(new RegExp(`<${name}\\b(?![^>]*type=)[^>]*>[\\s\\S]*?(?=</${name}>)`, 'g'), (found) => {
    count += 1;
    return count === at ? `${found} ` : found;
  });
};

scenario('a file whose first script was changed says that it may have been changed', async ({ page, stage }) => {
  await openChanged(page, stage, (html) => withBlank(html, 'script', 0));
  await page.see('此浏览器暂时无法打开本表');
  await page.see('可能在传送或编辑中被改动');
});

for (const [what, name, at] of [['glue', 'script', 1], ['script of the second module', 'script', 2], ['last script', 'script', 3], ['first style', 'style', 0], ['style of the app', 'style', 1]]) {
  scenario(`a file whose ${what} was changed does not start, and gives the forms out`, async ({ page, stage }) => {
    await openChanged(page, stage, (html) => withBlank(html, name, at));
    await page.see('程序未能启动');
    await page.see('重新取得本文件');
    await page.button('导出浏览器中保存的数据').exists();
  });
}
