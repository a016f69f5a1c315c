// 交表: three papers, and the printed 目标表 read back as any published form is.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINES } from '../lib/engines.mjs';
import { arrive, declared, go, saved } from '../lib/forms.mjs';
import { output } from '../lib/process.mjs';
import { scenario } from '../lib/scenarios.mjs';

const PUBLISHED = new URL('../../published/texts/', import.meta.url);

async function withFile(pdf, use) {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    return await use(join(folder, 'paper.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What pdftotext makes of a PDF. */
async function textOf(pdf, ...options) {
  return (await withFile(pdf, (path) => output('pdftotext', [...options, path, '-']))).toString('utf8');
}

/** What stands below the tables of a page, in points: 10 mm, four pixels at most, and the number of the page. */
const BELOW = 51;

/** Of every page: how much stays white above its number, and whether a line as long as the table closes it. */
function endsOf(pdf) {
  return withFile(pdf, async (path) => {
    const pictures = await output('pdftoppm', ['-r', '72', '-gray', path]);
    return graymaps(pictures).map(({ width, height, at }) => {
      const dark = (y) => Array.from({ length: width }, (_, x) => at(x, y) < 160).filter(Boolean).length;
      let last = height - BELOW + 2;
      while (last > 0 && dark(last) === 0) last -= 1;
      return { white: height - BELOW - last, closed: dark(last) > width * 0.8 };
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

/** The numbers that stand on each page. */
async function numbersOf(pdf) {
  const texts = (await textOf(pdf, '-raw')).normalize('NFKC').replace(/[^\S\f]/g, '').split('\f').slice(0, -1);
  return texts.map((text) => [...text.matchAll(/第(\d+)[页⻚]/g)].map(([, number]) => number));
}

/** The pages of a PDF: [width, height] in points. */
async function pagesOf(pdf) {
  const told = (await withFile(pdf, (path) => output('pdfinfo', ['-l', '99', path]))).toString('utf8');
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
    // Paper has plain amounts, however they were written in their cells, and with as many decimals as others of their column.
    ...JSON.parse(JSON.stringify({ income: form.funds.income, expenditure: form.funds.expenditure }).replace(/(\d),(?=\d{3})/g, '$1').replace(/"(\d+)(?:\.0*|(\.\d*?)0*)"/g, '"$1$2"')),
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

/** A form with so many duties that its first page ends at another place. */
function wordyForm(duties, rows) {
  const things = ['技术合同认定登记', '科技成果转化服务平台运营', '技术经纪人培养管理', '大型仪器设备共享服务', '科技镇长团服务保障', '高新技术企业申报受理', '产学研对接活动组织', '科技政策解读培训', '创业孵化载体考核'];
  const functions = Array.from({ length: duties }, (_, at) => `${at + 1}.受主管部门委托承担${things[at % things.length]}第${at + 1}项工作，按月汇总办理情况，接受社会监督，并对有关单位提出的意见逐件答复。`).join('\n');
  const form = JSON.parse(longForm(rows));
  Object.assign(form.form.profile, { functions, organisation: '内设综合部、业务部两个部门，使用编制12名。' });
  form.form.funds = { income: { generalPublicBudget: '658.29', governmentFund: '0', fiscalSpecialAccount: '0', stateCapital: '0', socialInsurance: '0', carryOver: '0', other: '12.5' }, expenditure: { basic: { halfYear: '294.58', fullYear: '657.89' }, project: { halfYear: '0', fullYear: '12.9' } } };
  return JSON.stringify(form);
}

/** Forms made here: one of many rows, one whose money does not fit below its duties, one whose duties fill more than a page. */
function madeForm(name) {
  if (typeof name === 'number') return longForm(name);
  return { seam: wordyForm(18, 8), text: wordyForm(48, 8), duties: wordyForm(60, 8), apart: wordyForm(60, 8).replace(/。\\n/g, '。\\n\\n\\n\\n') }[name];
}

async function opened(page, name) {
  if (name === 'example') {
    await declared(page);
    return;
  }
  if (madeForm(name)) {
    await page.open();
    await page.click('导入');
    await page.css('input[type=file]').upload([{ name: 'a.json', text: madeForm(name) }]);
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

for (const name of ['example', 'library.raw.txt', 'sanitation.raw.txt', 150, 'seam', 'text']) {
  scenario(`the printed 目标表 is read back as it was: ${name}`, async ({ page }) => {
    await opened(page, name);
    await go(page, '交表');
    const form = onPaper(await keptForm(page));
    const pdf = await page.pdf();
    const text = await textOf(pdf, '-raw');
    const asText = await page.evaluate((given) => window.budgetForm.importText(given), text);
    const asFile = await page.evaluate((given) => {
      const bytes = Uint8Array.from(atob(given), (character) => character.charCodeAt(0));
      return window.budgetForm.importFile(bytes, '目标表.pdf');
    }, pdf.toString('base64'));
    for (const [way, answer] of [['text', asText], ['file', asFile]]) {
      const { form: read, report } = JSON.parse(answer);
      assert.deepEqual(onPaper(read), form, way);
      assert.deepEqual(report.unplaced, [], way);
      assert.deepEqual(report.totalMismatches, [], way);
    }
    const kept = await page.evaluate((given) => window.budgetForm.importText(given).catch(({ message }) => message), await textOf(pdf, '-layout'));
    assert.match(kept, /请直接导入 PDF 文件/);
    const pages = await pagesOf(pdf);
    assert.ok(pages.length >= 2 && pages.every(([width, height]) => width < height), 'A4 stands');
    const heads = (await textOf(pdf, '-raw')).match(/[一⼀]级指标 /g).length;
    assert.ok(['seam', 'text'].includes(name) || heads > 3, 'a head stands again where its table goes on');
  }, { varies: ['print'], needs: ['pdf'], only: CHROMIUMS });
}

scenario('the stage decides the paper until one is chosen, and the address keeps the part', async ({ page }) => {
  await declared(page, '交表');
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
  await arrive(page, '交表');
  assert.equal(await title(), '苏州市市级部门整体预算绩效目标表');
});

scenario('the button prints, and each paper has heads and a caption for those who listen', async ({ page }) => {
  await declared(page, '交表');
  await page.evaluate(() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; });
  await page.click('打印');
  assert.equal(await page.evaluate(() => window.printed), 1);
  for (const name of ['目标表', '监控表', '自评表']) {
    await page.field(name).click();
    await page.until(`document.querySelector('.desk').getAttribute('aria-label') === '${name}'`);
    const tables = await page.evaluate(() => [...document.querySelectorAll('.desk table')].map((table) => Boolean(table.caption.textContent && table.querySelector('th[scope]'))));
    assert.ok(tables.length > 3 && tables.every(Boolean), name);
  }
}, { varies: ['print'] });

scenario('the papers with explanations lie, and print without the frame of the program', async ({ page, engine }) => {
  await declared(page, '交表', '绩效自评');
  await page.until(() => document.querySelector('.paper h2').textContent.includes('自评表'));
  const pdf = await page.pdf();
  const pages = await pagesOf(pdf);
  assert.ok(pages.length >= 2 && pages.every(([width, height]) => width > height), 'A4 lies');
  if (!CHROMIUMS.includes(engine.name)) return;
  const text = await textOf(pdf, '-raw');
  assert.ok(text.includes('偏差原因及改进措施') && text.includes('可持续影响'), text);
  for (const furniture of ['我的表', '撤销', '版本比较', '已保存', '另存为']) assert.ok(!text.includes(furniture), furniture);
}, { varies: ['print'], needs: ['pdf'] });

scenario('another part prints its content and nothing of the frame', async ({ page, engine }) => {
  await declared(page, '履职');
  const pdf = await page.pdf();
  const pages = await pagesOf(pdf);
  assert.ok(pages.every(([width, height]) => width < height), 'A4 stands');
  const text = await textOf(pdf, '-raw');
  assert.ok(text.includes('履职'), text);
  for (const furniture of ['我的表', '撤销', '版本比较', '已保存', '增加二级指标', '新的一行']) assert.ok(!text.includes(furniture), furniture);
  // Older ones draw nothing in margins.
  if (engine.name === 'chromium') assert.deepEqual(await numbersOf(pdf), pages.map((_, at) => [`${at + 1}`]));
}, { varies: ['print'], needs: ['pdf'], only: CHROMIUMS });

/** Looks at the page as it is printed. */
async function inPrint(page, look) {
  await page.driver.send('Emulation.setEmulatedMedia', { media: 'print' });
  const seen = await page.evaluate(look);
  await page.driver.send('Emulation.setEmulatedMedia', { media: '' });
  return seen;
}

scenario('what the settings do is printed whole', async ({ page }) => {
  await declared(page, '设置', '绩效自评');
  const cut = () => [...document.querySelectorAll('.told')].filter((one) => one.scrollHeight > one.clientHeight).length;
  // As in a form where a setting changes much. A row is as high as its text, on the screen too.
  await page.evaluate(() => document.querySelectorAll('.told').forEach((of) => of.append(...Array.from({ length: 9 }, () => Object.assign(document.createElement('p'), { textContent: '全年达成 1 个' })))));
  assert.equal(await page.evaluate(cut), 0);
  assert.equal(await inPrint(page, cut), 0);
}, { only: CHROMIUMS });

scenario('what is found in a field is not printed', async ({ page }) => {
  await declared(page, '基本信息');
  const shown = () => [...document.querySelectorAll('.says > .finding, .threshold .hint')].filter((one) => one.textContent && one.getClientRects().length > 0).length;
  const found = async () => {
    await page.until(`(${shown})() > 0`, 'a finding');
    assert.equal(await inPrint(page, shown), 0);
  };
  await page.type('年度', '去年');
  await found();
  await go(page, '设置');
  await page.css('.threshold textarea', { nth: 0 }).type('多');
  await found();
}, { only: CHROMIUMS });

/** The heads that stand last on each paper. */
const PAPERS = [['目标表', '全年指标值', false], ['监控表', '偏差说明', true], ['自评表', '偏差原因及改进措施', true]];

async function choose(page, paper) {
  await page.field(paper).click();
  await page.until(`document.querySelector('.desk').getAttribute('aria-label') === '${paper}'`);
}

// Two rows below a head, each on three lines or four: that many may go to the next page rather than be torn from their group. In how many lines a text
// is set differs by engine, and what is left white with it.
const FULL = 140;

for (const name of ['example', 150]) {
  scenario(`what is shown as a page is printed as one, closed by a line and full: ${name}`, async ({ page }) => {
    await opened(page, name);
    await go(page, '交表');
    for (const [paper] of PAPERS) {
      await choose(page, paper);
      const shown = await page.css('.page').count();
      const pdf = await page.pdf();
      const ends = (await endsOf(pdf)).slice(0, -1);
      assert.equal((await pagesOf(pdf)).length, shown, `${paper}: pages shown and printed`);
      assert.ok(shown > (name === 150 ? 7 : 2), `${shown} pages`);
      assert.deepEqual(ends.filter(({ white, closed }) => !closed || white > FULL || white < 0), [], `${paper}: ${JSON.stringify(ends)}`);
    }
  }, { varies: ['print'], needs: ['pdf'] });

  scenario(`every page has its heads, the names of its groups and its number: ${name}`, async ({ page }) => {
    await opened(page, name);
    await go(page, '交表');
    for (const [paper, last, signed] of PAPERS) {
      await choose(page, paper);
      const pdf = await page.pdf();
      const texts = (await textOf(pdf, '-raw')).normalize('NFKC').replace(/[^\S\f]/g, '').split('\f').slice(0, -1);
      const head = new RegExp(`^一级指标二级指标(?:重点工作)?三级指标.{5,60}?${last}(?:决策|过程|履职负责|效益指标|满意度指标)`);
      assert.deepEqual(texts.slice(1).filter((text) => !head.test(text)), [], paper);
      assert.deepEqual(await numbersOf(pdf), texts.map((_, at) => [`${at + 1}`]), paper);
      assert.equal(texts.some((text) => text.includes('填表人')), signed, paper);
      if (name === 150) assert.deepEqual(texts.filter((text) => text.match(/第\d+批/g).length < 2), [], `${paper}: a page with a lone row`);
    }
  }, { varies: ['print'], needs: ['pdf'], only: CHROMIUMS });
}

for (const name of ['text', 'duties', 'apart', 150]) {
  scenario(`no page is higher than the paper, and none begins with an empty line: ${name}`, async ({ page }) => {
    await opened(page, name);
    await go(page, '交表');
    for (const [paper] of PAPERS) {
      await choose(page, paper);
      const { higher, empty, count } = await page.evaluate(() => {
        const areas = [...document.querySelectorAll('.desk .area')];
        const heights = areas.map((area) => [area.getBoundingClientRect().height, parseFloat(getComputedStyle(area).minHeight)]);
        const first = areas.flatMap((area) => [...area.querySelector('tbody tr').cells].map((cell) => cell.textContent));
        return { higher: heights.filter(([height, least]) => height > least + 0.5), empty: first.filter((text) => /^\s*\n/.test(text)), count: areas.length };
      });
      assert.ok(count > 1, `${paper}: ${count} pages`);
      assert.deepEqual({ higher, empty }, { higher: [], empty: [] }, paper);
    }
  }, { varies: ['print'] });
}

// Windows shows most laptops at 125 %: a line is thinner there than on paper.
scenario('pages are told apart alike at 125 and 150 per cent', async ({ page }) => {
  await opened(page, 150);
  for (const deviceScaleFactor of [1.25, 1.5]) {
    await page.driver.send('Emulation.setDeviceMetricsOverride', { width: 1092, height: 614, deviceScaleFactor, mobile: false });
    await go(page, '交表');
    for (const [paper] of PAPERS) {
      await choose(page, paper);
      assert.equal((await pagesOf(await page.pdf())).length, await page.css('.page').count(), `${paper} at ${deviceScaleFactor}`);
    }
    await go(page, '履职');
  }
  await page.driver.send('Emulation.clearDeviceMetricsOverride');
}, { varies: ['print'], needs: ['pdf'], only: CHROMIUMS });
