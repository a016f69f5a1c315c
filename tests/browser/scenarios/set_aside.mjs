// What a pasted block brings along that is no content of its table is left out, and can be pasted as it lies.
import assert from 'node:assert/strict';
import { arrive, go } from '../lib/forms.mjs';
import { scenario } from '../lib/scenarios.mjs';

scenario('a first column that names the table and heads among the values are left out, and can be pasted as they lie', async ({ page }) => {
  await page.open();
  await page.click('新建表');
  await arrive(page, '基本信息');
  await go(page, '履职');
  const row = '负责成果转化\t技术合同认定\t全市技术合同成交额\t≥450 亿元\t≥900 亿元\r\n';
  await page.css('.duty .indicators .name textarea').paste(`履职\t${row}一级指标\t二级指标\t重点工作\t三级指标\t半年指标值\t全年指标值\r\n`);
  await page.css('[role=dialog]').exists();
  await page.see('第一栏是表名，不写入');
  await page.field('按栏名和名称对应位置').click();
  await page.see('放不进表中');
  await page.field('按栏名和名称对应位置').click();
  await page.unseen('放不进表中');
  await page.click('粘贴 5 格');
  await page.css('[role=dialog]').gone();
  assert.equal(await page.field('全市技术合同成交额 全年指标值').value(), '≥900 亿元');
});
