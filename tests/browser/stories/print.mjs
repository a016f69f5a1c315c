// 打印预览: three papers, and the printed 目标表 read back as any published form is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ENGINES } from '../lib/engines.mjs';
import { arrive, example, go, saved } from '../lib/forms.mjs';
import { story } from '../lib/stories.mjs';

const PUBLISHED = new URL('../../published/texts/', import.meta.url);

function withFile(pdf, use) {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    return use(join(folder, 'paper.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What pdftotext makes of a PDF. */
function textOf(pdf, ...options) {
  return withFile(pdf, (path) => execFileSync('pdftotext', [...options, path, '-'], { encoding: 'utf8' }));
}

/** Whether a line closes every page: the lowest row of pixels with ink is as long as the table. */
function closedPages(pdf) {
  return withFile(pdf, (path) => {
    const pictures = execFileSync('pdftoppm', ['-r', '72', '-gray', path], { maxBuffer: 1 << 28 });
    return graymaps(pictures).map(({ width, height, at }) => {
      const dark = (y) => Array.from({ length: width }, (_, x) => at(x, y) < 160).filter(Boolean).length;
      // Above the page number.
      for (let y = Math.round(height * 0.94); y > 0; y -= 1) {
        const count = dark(y);
        if (count > 0) return count > width * 0.8;
      }
      return false;
    });
  });
}

/** The pictures that pdftoppm writes one after the other. */
function graymaps(bytes) {
  const maps = [];
  let from = 0;
  while (from < bytes.length) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', from, from + 40));
    const [width, height] = [Number(head[1]), Number(head[2])];
    const start = from + head[0].length;
    maps.push({ width, height, at: (x, y) => bytes[start + y * width + x] });
    from = start + width * height;
  }
  return maps;
}

/** The pages of a PDF: [width, height] in points. */
function pagesOf(pdf) {
  const told = withFile(pdf, (path) => execFileSync('pdfinfo', ['-l', '99', path], { encoding: 'utf8' }));
  return [...told.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height]) => [Number(width), Number(height)]);
}

/** The open form, as it is kept. */
async function keptForm(page) {
  await saved(page);
  return page.evaluate(() => {
    const slot = location.hash.split('/')[2];
    const text = localStorage.getItem(`budget-form/form/${slot}`);
    return JSON.parse(text.slice(text.indexOf('\n'))).form;
  });
}

/** What stands on the 目标表. Where a paragraph ends cannot always be seen on paper; every character can. */
function onPaper(form) {
  const solid = (text = '') => text.replace(/\s+/g, '');
  return {
    year: form.year,
    unit: form.profile.unit,
    texts: [form.profile.functions, form.profile.organisation, form.goals.longTerm, form.goals.annual].map(solid),
    income: form.funds.income,
    expenditure: form.funds.expenditure,
    rows: form.indicators.map((row) => [row.level1, row.level2, row.keyTask, row.name, row.target?.halfYear, row.target?.fullYear].map((text) => text ?? '')),
  };
}

/** A form whose merged cells are longer than a page, with names that wrap. */
function longForm(rows) {
  const work = '面向全市科技型中小企业和新型研发机构开展的科技成果转化、技术经纪人培养以及研发资源共享服务等综合性工作任务';
  const duties = ['负责科技创新券政策兑现', '负责馆藏数字化', '负责技术经纪人培养和技术转移服务', '负责研发资源共享'];
  const places = ['姑苏区', '虎丘区', '吴中区', '相城区', '吴江区', '昆山市', '太仓市'];
  const things = ['科技型中小企业技术合同认定登记', '技术经纪人培训班', '大型仪器设备开放共享用户补助', '古籍善本数字化加工', '产学研对接活动'];
  const indicators = Array.from({ length: rows }, (_, at) => {
    const [place, thing] = [places[at % places.length], things[at % things.length]];
    const named = { level1: 'duty', level2: duties[Math.floor((at * duties.length) / rows)], keyTask: `${place}${thing}工作` };
    return { ...named, name: `完成${place}第${at + 1}批${thing}数量`, target: { halfYear: `≥${at + 1}项`, fullYear: `≥${2 * at + 2}项` } };
  });
  const form = { year: '2025', profile: { unit: '苏州市示例中心', functions: work }, goals: { longTerm: '建成覆盖全市的技术转移服务网络。', annual: '完成全年各项任务。' }, indicators };
  return JSON.stringify({ format: 'budget-form', version: 2, form });
}

async function opened(page, name) {
  if (name === 'example') {
    await example(page);
    return;
  }
  if (typeof name === 'number') {
    await page.open();
    await page.click('导入');
    await page.css('input[type=file]').upload([{ name: 'a.json', text: longForm(name) }]);
    await page.click('存为我的表');
    await arrive(page, '基本信息');
    return;
  }
  await page.open();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.txt', text: readFileSync(new URL(name, PUBLISHED), 'utf8') }]);
  await page.click('存为我的表');
  await arrive(page, '基本信息');
  if (!name.startsWith('library')) return;
  // One row came with a single value, which no running text gives a column. A form that is published is complete.
  await go(page, '履职');
  await page.type('通借通还覆盖率 半年指标值', '≥50%');
  await page.type('通借通还覆盖率 全年指标值', '100%');
}

// Firefox finds the character of a glyph in the first face of a font file. The test machine has its Chinese fonts in collections whose first face is Japanese, so all
// characters with a form of their own in Chinese have no text in its PDFs (市 部 门 标 ≥). With one face in a file, or SimSun, none is lost.
const CHROMIUMS = ENGINES.map(({ name }) => name).filter((name) => name.startsWith('chromium'));

// Old Chromiums do not repeat the names of cells that go on. Without them a running text of 150 rows is too little to go by, which the import tells.
for (const name of ['example', 'library.raw.txt', 'sanitation.raw.txt', 150]) {
  story(`the printed 目标表 is read back as it was: ${name}`, async ({ page }) => {
    await opened(page, name);
    await go(page, '打印预览');
    const form = onPaper(await keptForm(page));
    const pdf = await page.pdf();
    for (const mode of ['-raw', '-layout']) {
      const text = textOf(pdf, mode);
      const read = JSON.parse(await page.evaluate((given) => {
        const answer = window.budgetForm.importText(given);
        return typeof answer === 'string' ? answer : JSON.stringify(answer);
      }, text));
      const back = onPaper(read.form);
      // A kept layout shows merged cells by their middles only, so a row at the border of two 二级指标 may go to the wrong one. That has to be told.
      if (mode === '-layout' && !isDeepStrictEqual(back.rows, form.rows)) {
        assert.ok(read.report.notes.some(({ check }) => check), 'a guess is told');
        assert.equal(back.rows.length, form.rows.length, mode);
        back.rows = form.rows;
      }
      assert.deepEqual(back, form, mode);
      assert.deepEqual(read.report.unplaced, [], mode);
      assert.deepEqual(read.report.totalMismatches, [], mode);
    }
    assert.ok(pagesOf(pdf).length >= 2 && pagesOf(pdf).every(([width, height]) => width < height), 'A4 stands');
    assert.ok(textOf(pdf, '-raw').match(/[一⼀]级指标 /g).length > 3, 'a head stands again where its table goes on');
  }, { needs: ['pdf'], only: typeof name === 'number' ? ['chromium'] : CHROMIUMS });
}

story('the stage decides the paper until one is chosen, and the address keeps the part', async ({ page }) => {
  await example(page, '打印预览');
  const title = () => page.css('.paper h2').text();
  assert.equal(await title(), '苏州市市级部门整体预算绩效目标表');
  await page.field('阶段').choose('运行监控');
  await page.until(() => document.querySelector('.paper h2').textContent.includes('运行监控表'));
  assert.equal((await page.field('监控表').state()).checked, true);
  await page.field('自评表').click();
  await page.until(() => document.querySelector('.paper h2').textContent.includes('自评表'));
  // A radio group moves with the arrow keys.
  await page.press('ArrowUp');
  await page.until(() => document.querySelector('.paper h2').textContent.includes('运行监控表'));
  await page.field('阶段').choose('目标申报');
  assert.equal(await title(), '苏州市市级部门整体预算绩效运行监控表');
  await saved(page);
  await page.reload();
  await arrive(page, '打印预览');
  assert.equal(await title(), '苏州市市级部门整体预算绩效目标表');
});

story('the button prints, and each paper has heads and a caption for those who listen', async ({ page }) => {
  await example(page, '打印预览');
  await page.evaluate(() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; });
  await page.click('打印');
  assert.equal(await page.evaluate(() => window.printed), 1);
  for (const name of ['目标表', '监控表', '自评表']) {
    await page.field(name).click();
    await page.until(`document.querySelector('.desk').getAttribute('aria-label') === '${name}'`);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.paper > table')]
      .filter((table) => !table.caption.textContent || !table.querySelector('th[scope]')).length), 0);
  }
});

story('the papers with explanations lie, and print without the frame of the program', async ({ page, engine }) => {
  await example(page, '打印预览', '绩效自评');
  await page.until(() => document.querySelector('.paper h2').textContent.includes('自评表'));
  const pdf = await page.pdf();
  assert.ok(pagesOf(pdf).length >= 2 && pagesOf(pdf).every(([width, height]) => width > height), 'A4 lies');
  if (!CHROMIUMS.includes(engine.name)) return;
  const text = textOf(pdf, '-raw');
  assert.ok(text.includes('偏差原因及改进措施') && text.includes('可持续影响'), text);
  for (const furniture of ['我的表', '撤销', '版本比较', '已保存', '另存为']) assert.ok(!text.includes(furniture), furniture);
}, { needs: ['pdf'] });

story('another part prints its content and nothing of the frame', async ({ page }) => {
  await example(page, '履职');
  const pdf = await page.pdf();
  assert.ok(pagesOf(pdf).every(([width, height]) => width < height), 'A4 stands');
  const text = textOf(pdf, '-raw');
  assert.ok(text.includes('履职'), text);
  for (const furniture of ['我的表', '撤销', '版本比较', '已保存', '增加二级指标', '新的一行']) assert.ok(!text.includes(furniture), furniture);
}, { needs: ['pdf'], only: CHROMIUMS });

story('on every page the lines are whole and the names of the rows stand', async ({ page }) => {
  await opened(page, 150);
  await go(page, '打印预览');
  // Over very many pages with white at their ends Chromium gives up repeating the first name; the second one tells more.
  for (const [paper, names, signed] of [['目标表', ['履职', '负责'], false], ['监控表', ['负责'], true], ['自评表', ['负责'], true]]) {
    await page.field(paper).click();
    await page.until(`document.querySelector('.desk').getAttribute('aria-label') === '${paper}'`);
    const pdf = await page.pdf();
    const closed = closedPages(pdf);
    const count = pagesOf(pdf).length;
    assert.ok(count > 7 && closed.length === count, `${count} pages`);
    // Below the last table there is room.
    assert.deepEqual(closed.slice(0, -1).flatMap((whole, at) => (whole ? [] : [at + 1])), [], `${paper}: pages with an open end`);
    const texts = textOf(pdf, '-raw').split('\f').slice(1, count - 1);
    assert.deepEqual(texts.filter((text) => !names.every((name) => text.includes(name))), [], paper);
    assert.equal(textOf(pdf, '-raw').includes('填表人'), signed, paper);
  }
}, { needs: ['pdf'], only: ['chromium'] });
