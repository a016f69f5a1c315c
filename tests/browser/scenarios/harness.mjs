// The harness itself, on a page whose behaviour is known: when these fail, the failures of the other scenarios mean nothing.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { scenario } from '../lib/scenarios.mjs';

const PAGE = `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>试验</title>
<style>body { scroll-behavior: smooth } .deep { margin-top: 2000px }</style>
<h1>试验页</h1><p id="log"></p>
<label>单位名称 * <input></label>
<label for="n">联系电话：</label><input id="n" value="旧" aria-invalid="true" aria-describedby="why"><span id="why">号码不足七位</span>
<textarea aria-label="说明"></textarea>
<label>年度 <select><option>2025</option><option>2026</option></select></label>
<label><input type="checkbox"> 适用</label>
<table><tr><td>馆藏图书购置数量</td><td><input aria-label="指标值"></td></tr><tr><td><input value="读者满意度"></td><td><input aria-label="指标值"></td></tr></table>
<button disabled>删除</button><button style="display:none">导出</button>
<input type="file" aria-label="导入文件">
<p class="deep"><button id="export">导出</button></p>
<script>
  const log = (text) => { document.getElementById('log').textContent += text + ';'; };
  document.addEventListener('keydown', (e) => { if (e.ctrlKey && e.key === 'z') { e.preventDefault(); log('undo'); } });
  document.querySelector('textarea').addEventListener('compositionend', () => log('composed'));
  document.querySelector('textarea').addEventListener('paste', (e) => log('pasted ' + e.clipboardData.getData('text/plain').length));
  document.querySelector('input[type=file]').addEventListener('change', async (e) => { log(await e.target.files[0].text()); });
  document.getElementById('export').onclick = () => {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob(['表格一'], { type: 'text/plain' }));
    a.download = '表.txt';
    a.click();
    URL.revokeObjectURL(a.href);
  };
</script></html>`;

async function openKnown(page, stage) {
  const file = stage.file('试验 页.html');
  writeFileSync(file, PAGE);
  await page.openAddress(pathToFileURL(file).href);
}

scenario('the harness finds controls by label, row and text, and types Chinese', async ({ page, stage }) => {
  await openKnown(page, stage);
  await page.type('单位名称', '市图书馆 No. 1（总馆）');
  assert.equal(await page.field('单位名称').value(), '市图书馆 No. 1（总馆）');
  await page.type('联系电话', '0571-88');
  const { value, invalid, note } = await page.field('联系电话').state();
  assert.deepEqual([value, invalid, note], ['0571-88', true, '号码不足七位']);
  await page.type('联系电话', '');
  assert.equal(await page.field('联系电话').value(), '');
  await page.field('年度').choose('2026');
  assert.equal(await page.field('年度').value(), '2026');
  await page.field('适用').click();
  assert.equal((await page.field('适用').state()).checked, true);
  await page.type('指标值', '95%', { within: '读者满意度' });
  await page.type('指标值', '≥1500万页', { within: '馆藏图书购置数量' });
  assert.equal(await page.field('指标值', { nth: 0 }).value(), '≥1500万页');
  assert.equal(await page.field('指标值', { nth: 1 }).value(), '95%');
  assert.equal((await page.button('删除').state()).disabled, true);
}, { varies: ['start'], fresh: true });

scenario('the harness presses keys, pastes, uploads and catches downloads', async ({ page, stage }) => {
  await openKnown(page, stage);
  await page.field('说明').paste('第一行\n第二行');
  await page.see('pasted 7');
  assert.equal(await page.field('说明').value(), '第一行\n第二行');
  await page.type('说明', '甲\n乙');
  assert.equal(await page.field('说明').value(), '甲\n乙');
  await page.press('Control+z');
  await page.see('undo');
  await page.press('Shift+Tab');
  assert.equal((await page.field('联系电话').state()).focused, true);
  await page.field('导入文件').upload([{ name: '目标表.json', text: '{"年度":2026}' }]);
  await page.see('{"年度":2026}');
  const file = await page.download(() => page.click('导出'));
  assert.deepEqual([file.name, file.type, file.text], ['表.txt', 'text/plain', '表格一']);
}, { varies: ['start'], fresh: true });

scenario('the harness notices a click that missed what had moved on, and nothing else is clicked', async ({ page, stage }) => {
  await openKnown(page, stage);
  await page.evaluate(() => {
    document.body.style.margin = '0';
    document.body.innerHTML = '<button id="one" style="position: absolute; top: 50px">第一</button><button id="two" style="position: absolute; top: 150px">第二</button>';
    window.clicked = [];
    document.addEventListener('click', (event) => window.clicked.push(event.target.id));
  });
  const { x, y } = await page.help('aim', { kind: 'button', name: '第一' });
  await page.evaluate(() => { document.getElementById('one').style.top = '250px'; document.getElementById('two').style.top = '50px'; });
  await page.driver.click(x, y);
  assert.equal(await page.help('hit'), false);
  assert.deepEqual(await page.evaluate(() => window.clicked), []);
  await page.click('第一');
  assert.deepEqual(await page.evaluate(() => window.clicked), ['one']);
}, { varies: ['start'], fresh: true });

scenario('the harness works as an input method', async ({ page, stage }) => {
  await openKnown(page, stage);
  await page.field('说明').compose(['n', 'ni', 'ni h', '你h', '你hao'], '你好');
  assert.equal(await page.field('说明').value(), '你好');
  await page.see('composed');
}, { varies: ['start'], fresh: true, needs: ['ime'] });

scenario('the harness restarts the browser with what it kept', async ({ page }) => {
  await page.open('#kept');
  await page.evaluate(() => localStorage.setItem('budget-form/试验', '留存'));
  await page.restart();
  assert.equal(await page.evaluate(() => localStorage.getItem('budget-form/试验')), '留存');
  assert.equal(await page.evaluate(() => location.hash), '#kept');
}, { varies: ['start'], fresh: true, needs: ['restart'] });

scenario('the harness starts each scenario with nothing kept', async ({ page }) => {
  await page.open();
  assert.equal(await page.evaluate(() => localStorage.getItem('budget-form/试验')), null);
}, { varies: ['start'], fresh: true });

scenario('the harness prints to PDF', async ({ page, stage }) => {
  await openKnown(page, stage);
  assert.equal((await page.pdf()).subarray(0, 5).toString('latin1'), '%PDF-');
}, { varies: ['start'], fresh: true, needs: ['pdf'] });
