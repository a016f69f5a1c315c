// Pictures beside the tables: they follow what is typed, their figures are text, and they print.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declared, go } from '../lib/forms.mjs';
import { output } from '../lib/process.mjs';
import { scenario } from '../lib/scenarios.mjs';

/** What a picture tells: its rows as text, how wide each piece is drawn in shares of the column, and what is said below. */
async function picture(page, title) {
  return page.evaluate((wanted) => {
    const text = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    const figure = [...document.querySelectorAll('figure.picture')]
      .find((one) => text(document.getElementById(one.getAttribute('aria-labelledby'))) === wanted);
    if (!figure) return null;
    const rows = [...figure.querySelectorAll('tbody tr')].map((row) => {
      const svg = row.querySelector('svg.strip');
      const whole = svg && svg.getBoundingClientRect();
      const share = (element) => Math.round((element.getBoundingClientRect().width / whole.width) * 1000);
      return {
        cells: [...row.cells].map(text),
        pieces: svg ? [...svg.querySelectorAll('.piece')].map(share) : null,
        within: !svg || [...svg.querySelectorAll('rect')].every((rect) => rect.getBoundingClientRect().right <= whole.right + 1.5),
        hidden: !svg || svg.getAttribute('aria-hidden') === 'true',
      };
    });
    return {
      heads: [...figure.querySelectorAll('thead th')].map(text),
      rows: Object.fromEntries(rows.map(({ cells: [label, ...cells], ...row }) => [label, { cells, ...row }])),
      notes: [...figure.querySelectorAll('p.note')].map(text),
      key: [...figure.querySelectorAll('.key li')].map(text),
      names: [...figure.querySelectorAll('pattern')].map(({ id }) => id),
      fills: [...figure.querySelectorAll('[fill^="url("]')].map((piece) => /#(.*)\)/.exec(piece.getAttribute('fill'))[1]),
    };
  }, title);
}

/** Waits until a row of a picture tells something. */
async function tells(page, title, label, cells) {
  const seen = async () => (await picture(page, title))?.rows[label]?.cells;
  await page.eventually(async () => isDeepStrictEqual(await seen(), cells), async () => `${title}, ${label} to say ${cells}, not ${await seen()}`);
}

/** Pieces are as wide as asked, but for the rounding of the screen. */
function near(pieces, expected) {
  assert.equal(pieces.length, expected.length, `${pieces}`);
  pieces.forEach((piece, at) => assert.ok(Math.abs(piece - expected[at]) <= 12, `${pieces} is not ${expected}`));
}

scenario('composition follows what is typed, and says what cannot be drawn', async ({ page }) => {
  await declared(page, '资金');
  await page.click('收入构成');
  await tells(page, '收入构成', '一般公共预算资金', ['658.29', '100.00%']);
  await page.type('一般公共预算资金', '300');
  await page.type('其他资金', '100');
  await tells(page, '收入构成', '其他资金', ['100', '25.00%']);
  const income = await picture(page, '收入构成');
  near(income.rows['一般公共预算资金'].pieces, [750]);
  near(income.rows['其他资金'].pieces, [250]);
  assert.deepEqual(income.rows['资金总额'].cells, ['400', '100.00%']);
  await page.type('其他资金', '约一百');
  await tells(page, '收入构成', '其他资金', ['请核对', '–']);
  const wrong = await picture(page, '收入构成');
  assert.equal(wrong.rows['一般公共预算资金'].pieces, null);
  assert.ok(wrong.notes.some((note) => note.includes('其他资金') && note.includes('看不懂')), `${wrong.notes}`);
  await page.type('其他资金', '');
  await tells(page, '收入构成', '其他资金', ['未填', '–']);
  assert.equal((await picture(page, '收入构成')).rows['其他资金'].pieces, null);
});

scenario('statuses and scores by group are those of the tables', async ({ page }) => {
  await declared(page, '绩效自评', '绩效自评');
  for (const [name, actual] of [['全市技术合同成交额', '910 亿元'], ['培育技术经纪人', '150人'], ['技术经纪人培训', '0']]) {
    await page.type(`${name} 全年实际完成值`, actual);
  }
  await go(page, '审核');
  await tells(page, '全年状态分布', '履职', ['13', '● 达成 1◐ 部分达成 1○ 未达成 1– 未填 10']);
  const status = await picture(page, '全年状态分布');
  near(status.rows['履职'].pieces, [77, 77, 77, 769]);
  assert.equal(status.key.length, 6);
  const counted = await page.evaluate(() => {
    const table = [...document.querySelectorAll('table.counts')].find((one) => one.caption.textContent === '全年状态');
    return [...table.rows].find((row) => row.cells[0].textContent === '履职').innerText.trim().split(/\s+/).slice(1);
  });
  assert.deepEqual(counted, ['1', '1', '1', '–', '10', '–', '13']);
  // Nothing but notes where there is nothing to draw.
  const half = await picture(page, '半年状态分布');
  assert.deepEqual(Object.keys(half.rows), []);
  assert.match(half.notes[0], /54 个指标的半年状态都是未填/);
  assert.match((await picture(page, '一级指标得分')).notes[0], /权重/);
  await go(page, '绩效自评');
  await page.click('填入参考权重');
  await page.click('按一级指标分配');
  await page.see('● 权重合计 100');
  await go(page, '审核');
  await tells(page, '一级指标得分', '履职', ['40', '待评分', '–']);
  const score = await picture(page, '一级指标得分');
  near(score.rows['履职'].pieces, []);
  assert.match(score.notes[0], /还有 51 个指标/);
  await page.field('阶段').choose('运行监控');
  await page.until(() => document.querySelectorAll('figure.picture').length === 1, 'the scores and the year to go with their stage');
});

scenario('fills are found, names are unique, bars are hidden from those who listen and their figures are not', async ({ page }) => {
  await declared(page, '运行监控', '绩效自评');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await go(page, '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '150人');
  await go(page, '审核');
  const shown = [await picture(page, '半年状态分布'), await picture(page, '全年状态分布')];
  const names = shown.flatMap((one) => one.names);
  assert.equal(new Set(names).size, names.length);
  assert.ok(shown[0].fills.length > 0);
  for (const one of shown) {
    assert.ok(one.fills.every((name) => one.names.includes(name)), `${one.fills}`);
    for (const row of Object.values(one.rows)) assert.ok(row.hidden && row.cells.every(Boolean), `${row.cells}`);
  }
  assert.deepEqual(await page.consoleErrors(), []);
}, { varies: ['layout'] });

scenario('a picture of a single value is folded away; once folded or unfolded it stays so while the form is open', async ({ page }) => {
  await declared(page, '资金');
  const open = () => page.evaluate(() => [...document.querySelectorAll('.picture details')].map((one) => one.open));
  assert.deepEqual(await open(), [false]);
  // What is typed does not open it.
  for (const source of ['政府性基金', '社保基金', '其他资金']) await page.type(source, '5');
  await tells(page, '收入构成', '其他资金', ['5', '0.74%']);
  assert.deepEqual(await open(), [false]);
  // Whoever comes back to it finds four bars to compare.
  await go(page, '目标');
  await go(page, '资金');
  assert.deepEqual(await open(), [true]);
  await page.click('收入构成');
  await page.until(() => !document.querySelector('.picture details').open);
  await go(page, '目标');
  await go(page, '资金');
  assert.deepEqual(await open(), [false]);
});

scenario('pictures print with the part they stand on, bars and all', async ({ page, engine }) => {
  await declared(page, '资金');
  await page.click('收入构成');
  const pdf = await page.pdf();
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    const path = join(folder, 'a.pdf');
    writeFileSync(path, pdf);
    // The text of Firefox's PDFs has gaps, see print.mjs.
    if (engine.name !== 'firefox') {
      const text = (await output('pdftotext', ['-layout', path, '-'])).toString('utf8');
      // Old ones write some characters as radicals, so the figures are looked for.
      assert.match(text, /658\.29 +100\.00%/);
      assert.ok(!text.includes('我的表'), text);
    }
    assert.ok((await blackRun(path)) > 60, 'a long black bar is on the paper');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, { varies: ['print'], needs: ['pdf'] });

/** The longest run of black along a line of any page, at 72 dots per inch. */
async function blackRun(path) {
  let longest = 0;
  const grey = await output('pdftoppm', ['-gray', '-r', '72', path]);
  for (let at = 0; at < grey.length;) {
    const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(grey.toString('latin1', at, at + 40));
    const [width, height] = [Number(head[1]), Number(head[2])];
    at += head[0].length;
    for (let y = 2; y < height - 2; y += 1) {
      let run = 0;
      for (let x = 0; x < width; x += 1) {
        // A line is thin; a bar is black above and below too.
        const black = [-2, 0, 2].every((off) => grey[at + (y + off) * width + x] < 40);
        run = black ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    at += width * height;
  }
  return longest;
}
