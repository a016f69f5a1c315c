// Pictures of the screens for people to look at:  node tests/browser/shots.mjs [--dark] [--forced] [--size 683x384] [TEXT]
// TEXT leaves only the shots whose name has it; --forced is the high contrast of the system; 683x384 is what 200 % zoom leaves of a small laptop.
// Each shot is a name and the steps that lead to what it shows; the pictures go to target/shots/.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES } from './lib/engines.mjs';
import { declared as opened, go, saveElsewhere } from './lib/forms.mjs';
import { Page } from './lib/page.mjs';
import { Stage } from './lib/stage.mjs';

const { values: OPTIONS, positionals: [TEXT = ''] } = parseArgs({
  allowPositionals: true,
  options: { dark: { type: 'boolean' }, forced: { type: 'boolean' }, size: { type: 'string', multiple: true } },
});
const SIZES = (OPTIONS.size ?? ['1366x768', '1920x1080']).map((size) => {
  const [width, height] = size.split('x').map(Number);
  return { width, height };
});
const MEDIA = { ...(OPTIONS.dark && { 'prefers-color-scheme': 'dark' }), ...(OPTIONS.forced && { 'forced-colors': 'active' }) };
const LOOK = [OPTIONS.dark && 'dark-', OPTIONS.forced && 'forced-'].filter(Boolean).join('');

/** Opens the example at one of its parts, and does more there. */
async function declared(page, part, more = async () => {}, stage = undefined) {
  await opened(page, part, stage);
  await more(page);
}

/** Base data and execution, so that something is computed. */
async function figures(page) {
  await page.type('半年计划支付数', '294.58');
  await page.type('半年实际支付数', '290');
  await page.type('半年本年“三公经费”', '3.12');
  await page.type('半年上年同期“三公经费”', '4');
  await page.type('半年政府采购预算数', '0');
  await page.type('半年编制数', '15');
  await page.type('半年在职人员数', '14');
  await page.type('基本支出半年执行数', '290.12');
  await page.type('项目支出半年执行数', '0');
  await page.type('基本支出半年调整数', '0');
}

/** A paper of the example with figures, an explanation and weights. */
async function paper(page, name) {
  await opened(page, '执行与基础数据', '绩效自评');
  await page.type('基本支出半年执行数', '290.12');
  await page.type('项目支出半年执行数', '0');
  await go(page, '运行监控');
  await page.type('全市技术合同成交额 半年实际完成值', '460.5 亿元');
  await page.type('培育技术经纪人 半年实际完成值', '85人');
  await page.type('培育技术经纪人 全年预计完成值', '220人');
  await page.click('人员');
  await page.type('培育技术经纪人 半年偏差说明', '上半年培训师资不足，下半年增办两期培训班。');
  await go(page, '绩效自评');
  await page.type('培育技术经纪人 全年实际完成值', '180人');
  await page.click('填入参考权重');
  await page.click('按一级指标分配');
  await go(page, '交表');
  await page.field(name).click();
}

const SHOTS = [
  ['查找', (page) => declared(page, '履职', async () => {
    await page.press('Control+f');
    await page.until(() => document.activeElement.id === 'find-words', 'the box');
    await page.driver.type('技术');
    await page.until(() => /^0\/[1-9]/.test(document.querySelector('.find-count').textContent), 'the places');
    for (let step = 0; step < 9; step += 1) await page.press('Enter');
  })],
  ['cells', (page) => declared(page, '履职', async () => {
    const last = (await page.css('.duty .name textarea').count()) - 2;
    await page.css('.duty .name textarea', { nth: last }).paste(
      '三级指标\t半年指标值\t全年指标值\t半年完成值\t半年状态\r\n研发资源共享服务用户补助\t≥1000 万元\t＝100%\t\t\r\n新增集聚仪器资源\t≥500台套\t≥1000台套\t612台套\t● 达成\r\n开放共享仪器设备的培训和推介活动\t≥2 场\t≥8 场\t3\t\r\n',
    );
    await page.see('格写入');
  }, '运行监控')],
  ['start', (page) => page.open()],
  ['start-list', async (page) => {
    await page.open();
    await page.click('打开示例');
    await page.link('我的表').click();
    await page.click('导入');
  }],
  ['compare', async (page) => {
    await versions(page);
    await go(page, '版本比较');
    await page.field('本浏览器中的表').choose((await page.field('本浏览器中的表').state()).options[1]);
    await page.see('新增');
  }],
  ['compare-indicators', async (page) => {
    await versions(page);
    await go(page, '版本比较');
    await page.field('本浏览器中的表').choose((await page.field('本浏览器中的表').state()).options[1]);
    await page.see('新增');
    await page.evaluate(() => [...document.querySelectorAll('.changes')][2].scrollIntoView());
  }],
  ['last-year', async (page) => {
    await versions(page);
    await page.see('已载入');
    await page.evaluate(() => document.querySelector('.last-year-choice').scrollIntoView());
  }],
  ['last-year-duty', async (page) => {
    await versions(page);
    await go(page, '履职');
    await page.see('上年指标');
  }],
  ['start-delete', async (page) => {
    await versions(page);
    await page.link('我的表').click();
    await page.click('删除 苏州市示例中心 2025');
  }],
  ['adjusted', async (page) => {
    await opened(page, '版本比较');
    await page.click('把现在的指标值设为批复稿');
    await go(page, '履职');
    await page.type('培育技术经纪人 全年指标值', '≥250人');
    await go(page, '版本比较');
    await page.click('重新设定');
  }],
  ['adjusted-cell', async (page) => {
    await opened(page, '版本比较');
    await page.click('把现在的指标值设为批复稿');
    await go(page, '履职');
    await page.type('培育技术经纪人 全年指标值', '≥250人');
    await page.css('.at-field.placed').exists();
  }],
  ['next-year-list', async (page) => {
    await versions(page);
    await page.link('我的表').click();
  }],
  ['profile', (page) => declared(page, '基本信息')],
  ['said-there', (page) => declared(page, '基本信息', async () => {
    await page.type('年度', '明年');
    await page.type('单位名称', '');
    await page.css('.says > .finding').exists();
  })],
  ['said-settings', (page) => declared(page, '设置', async () => {
    await page.field('阶段').choose('绩效自评');
    await page.type('部分达成的起点', '六十');
    await page.type('等级“优”的起点', '70');
    await page.see('暂按默认值');
  })],
  ['first-hint', async (page) => {
    await page.open();
    await page.click('新建表');
  }],
  ['part-help', (page) => declared(page, '履职', (at) => at.css('.part-help summary').click())],
  ['help-terms', (page) => declared(page, '资金', async () => {
    await page.css('main button[aria-expanded]').click();
    await page.link('名词解释', { within: '公式' }).click();
  })],
  ['help-standards', (page) => declared(page, '帮助', (at) => at.link('自动计算的指标').click())],
  ['overview-monitoring', (page) => declared(page, '审核', (at) => at.evaluate(() => document.querySelector('.overview').scrollIntoView()), '运行监控')],
  ['count-in-cell', (page) => declared(page, '绩效自评', async () => {
    await page.type('培育技术经纪人 全年实际完成值', '150人');
    await page.type('培育技术经纪人 偏差原因及改进措施', '上半年师资不足，下半年增办两期，仍有五十人未完成培训，明年一季度补上。');
  }, '绩效自评')],
  ['funds', (page) => declared(page, '资金')],
  ['self-evaluation', (page) => declared(page, '绩效自评', async () => {
    await page.type('全市技术合同成交额 全年实际完成值', '910 亿元');
    await page.type('培育技术经纪人 全年实际完成值', '150人');
    await page.click('填入参考权重');
    await page.click('按一级指标分配');
    await page.click('培育技术经纪人 得分');
  }, '绩效自评')],
  ['goals', (page) => declared(page, '目标')],
  ['menu', (page) => declared(page, '目标', (at) => at.click('更多'))],
  ['stage-tasks', (page) => declared(page, '运行监控', () => {}, '运行监控')],
  ['indicators', (page) => declared(page, '指标')],
  ['indicators-duty', (page) => declared(page, '指标', async () => {
    await page.field('全市技术合同成交额 全年指标值').click();
    await page.evaluate(() => document.activeElement.closest('.group').scrollIntoView());
    await page.evaluate(() => scrollBy(0, -200));
  })],
  ['indicators-folded', (page) => declared(page, '指标', async () => {
    for (const name of ['决策', '过程', '效益指标']) await page.button(name).click();
  }, '运行监控')],
  ['indicators-self-evaluation', (page) => declared(page, '履职', () => {}, '绩效自评')],
  ['indicators-help', (page) => declared(page, '指标', (at) => at.css('.part-help summary').click())],
  ['duty', (page) => declared(page, '履职')],
  ['duty-monitoring', (page) => declared(page, '运行监控', async () => {
    await page.type('全市技术合同成交额 半年实际完成值', '460.5 亿元');
    await page.type('培育技术经纪人 半年实际完成值', '85人');
    await go(page, '履职');
    await page.field('技术经纪人培训 半年指标值').click();
  }, '运行监控')],
  ['at-field', (page) => declared(page, '履职', async () => {
    await page.type('培育技术经纪人 全年指标值', '公里');
    await page.see('公里”');
  }, '运行监控')],
  ['level2', (page) => declared(page, '效益指标', async () => {
    await page.css('.benefit .level2 textarea').click();
    await page.press('F4');
  })],
  ['benefit', (page) => declared(page, '效益指标')],
  ['execution', (page) => declared(page, '执行与基础数据', async () => {
    await page.type('基本支出半年执行数', '290.12');
    await page.type('项目支出半年执行数', '0');
  })],
  ['process-self-evaluation', (page) => declared(page, '执行与基础数据', async () => {
    await figures(page);
    await go(page, '运行监控');
    await page.type('政府采购执行率 半年实际完成值', '95%');
    await go(page, '过程');
    await page.button('预算偏差率 半年状态').click();
  }, '绩效自评')],
  ['base-data', (page) => declared(page, '执行与基础数据', figures)],
  ['base-data-year', (page) => declared(page, '执行与基础数据', figures, '绩效自评')],
  ['monitoring', (page) => declared(page, '运行监控', async () => {
    await page.type('全市技术合同成交额 半年实际完成值', '460.5 亿元');
    await page.type('培育技术经纪人 半年实际完成值', '85人');
    await page.type('技术经纪人培训 半年实际完成值', '1');
    await page.type('培育技术经纪人 全年预计完成值', '220人');
    await page.click('人员');
  }, '运行监控')],
  ['monitoring-lists', (page) => declared(page, '运行监控', async () => {
    await page.type('培育技术经纪人 半年实际完成值', '85人');
    await page.type('科技镇长团服务保障工作 半年实际完成值', '群众评价较好');
    await page.type('在职人员控制率 半年实际完成值', '100%');
    await page.click('灰灯');
  }, '运行监控')],
  ['settings', (page) => declared(page, '设置')],
  ['settings-effects', (page) => declared(page, '执行与基础数据', async () => {
    await figures(page);
    await page.type('基本支出半年调整数', '-58.29');
    await go(page, '设置');
    await page.see('若为');
  }, '绩效自评')],
  ['adjusted-weights', (page) => scored(page, async () => {
    await go(page, '绩效自评');
    await page.click('一项工作 得分', { nth: 1 });
  })],
  ['paper-adjusted-weights', (page) => scored(page, async () => {
    await go(page, '交表');
    await page.field('自评表').click();
  })],
  ['next-year-asked', async (page) => {
    await versions(page);
    await page.link('我的表').click();
    await page.click('生成下一年度 苏州市示例中心 2025');
    await page.see('我的表中已有本单位下一年度的表');
  }],
  ['next-year-origin', (page) => versions(page)],
  ['review', (page) => declared(page, '审核')],
  ['review-walk', (page) => declared(page, '审核', async () => {
    await page.css('.review tbody button', { nth: 4 }).click();
  })],
  ['review-answer', (page) => declared(page, '审核', async () => {
    await page.button('已核对', { nth: 1 }).click();
    await page.field('理由').type('按上级文件执行');
  })],
  ['review-accepted', (page) => declared(page, '审核', async () => {
    await page.button('已核对', { nth: 1 }).click();
    await page.field('理由').type('按上级文件执行');
    await page.button('确定').click();
    await page.see('理由：');
    await page.evaluate(() => window.scrollTo(0, 9999));
  })],
  ['range', (page) => declared(page, '履职', async () => {
    await page.field('全市技术合同成交额 半年指标值').click();
    for (const key of ['Right', 'Down', 'Down']) await page.press(`Shift+Arrow${key}`);
    await page.see('已选');
  })],
  ['self-review', (page) => scored(page, async () => {
    await go(page, '绩效自评');
    await page.type('主要问题', '部分项目启动较晚，支出集中在下半年。');
    await page.evaluate(() => window.scrollTo(0, 99999));
  })],
  ['help', (page) => declared(page, '帮助')],
  ['overview', (page) => declared(page, '运行监控', async () => {
    await page.type('培育技术经纪人 半年实际完成值', '85人');
    await page.type('科技镇长团服务保障工作 半年实际完成值', '群众评价较好');
    await go(page, '审核');
    await page.click('履职 半年 部分达成 1');
  }, '运行监控')],
  ['import-beside', async (page) => {
    await opened(page, '基本信息');
    const { text } = await page.download(() => page.handOver('JSON 文件'));
    await page.type('单位主要职能', '改过的职能');
    await page.link('我的表').click();
    await page.click('导入');
    await page.css('input[type=file]').upload([{ name: 'a.json', text }]);
    await page.see('与已有的表比较');
    await page.evaluate(() => document.querySelector('.preview').scrollIntoView({ block: 'center' }));
  }],
  ['pictures-funds', (page) => declared(page, '资金', async () => {
    await page.type('一般公共预算资金', '400');
    await page.type('政府性基金', '1,000,000.258290');
    await page.type('其他资金', '258.29');
    await page.evaluate(() => document.querySelector('.pictures').scrollIntoView());
  })],
  ['pictures-status', (page) => statuses(page)],
  ['pictures-score', (page) => scored(page)],
  ['paper-target', (page) => declared(page, '交表')],
  ['paper-monitoring', (page) => paper(page, '监控表')],
  ['paper-self-evaluation', (page) => paper(page, '自评表')],
  ['contested', (page) => declared(page, '资金', async () => {
    await saveElsewhere(page);
    await page.type('项目支出全年预算数', '1.4');
    await page.see('未保存：');
  })],
  ['deleted', (page) => declared(page, '履职', () => page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith('budget-form/form/'));
    localStorage.removeItem(key);
    window.dispatchEvent(new StorageEvent('storage', { key }));
  }))],
  ['undone', (page) => declared(page, '资金', async () => {
    await page.type('项目支出全年预算数', '1.4');
    await go(page, '目标');
    await page.press('Control+z');
    await page.see('已撤销：');
  })],
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

/** 审核 with indicators of every status. */
async function statuses(page) {
  await opened(page, null, '绩效自评');
  const names = ['全市技术合同成交额', '培育技术经纪人', '技术经纪人培训'];
  for (const [part, period, values] of [['运行监控', '半年', ['460.5 亿元', '85人', '0']], ['绩效自评', '全年', ['910 亿元', '210人', '8']]]) {
    await go(page, part);
    for (const [at, name] of names.entries()) await page.type(`${name} ${period}实际完成值`, values[at]);
  }
  await go(page, '审核');
  await page.css('.picture').exists();
  await page.evaluate(() => document.querySelector('.with-picture').scrollIntoView());
}

/** 审核 of a small form with a score. */
async function scored(page, then) {
  const rows = [['decision', '健全', '健全', 20, '95'], ['process', '≥95%', '90%', 20], ['duty', '≥100人', '60人', 40], ['benefit', '≥10场', '8场', 15], ['satisfaction', '≥90%', '不适用', 5]];
  const indicators = rows.map(([level1, target, actual, weight, rating = '']) => ({
    level1, level2: '一项', name: '一项工作', weight: `${weight}`, rating, target: { fullYear: target }, actual: { fullYear: actual },
  }));
  const form = { year: '2025', stage: 'selfEvaluation', profile: { unit: '苏州市示例中心' }, indicators };
  await page.open();
  await page.click('导入');
  await page.css('input[type=file]').upload([{ name: 'a.json', text: JSON.stringify({ format: 'budget-form', version: 2, form }) }]);
  await page.click('存为我的表');
  await page.link('基本信息').exists();
  if (then) return then();
  await go(page, '审核');
  await page.css('.pictures table').exists();
  await page.evaluate(() => document.querySelector('.pictures').scrollIntoView());
}

/** Next year's form, made from the example and changed in many ways. */
async function versions(page) {
  await opened(page, '绩效自评', '绩效自评');
  await page.type('全市技术合同成交额 全年实际完成值', '920.5 亿元');
  await page.type('培育技术经纪人 全年实际完成值', '130人');
  await page.link('我的表').click();
  await page.click('生成下一年度 苏州市示例中心 2025');
  await go(page, '履职');
  await page.type('全市技术合同成交额 全年指标值', '≥1000 亿元');
  await page.type('培育技术经纪人 半年指标值', '不少于100人');
  await page.css('.duty .name textarea', { nth: 3 }).type('研发资源共享服务用户数量');
  await page.click('下移 全市技术合同成交额');
  await page.click('删除这一行 技术经纪人培训');
  await page.click('在下方增加指标 全市技术合同成交额');
  await page.driver.type('新增的一项指标');
  await go(page, '目标');
  const goal = await page.field('年度目标').value();
  await page.field('年度目标').paste(goal.replace('技术', '科学技术').replace('服务', '服务保障'));
  await go(page, '基本信息');
}

const stage = new Stage(ENGINES.find(({ name }) => name === 'chromium'));
for (const [name, lead] of SHOTS.filter(([title]) => title.includes(TEXT))) {
  await stage.begin();
  const page = new Page(stage);
  await page.driver.emulate(MEDIA);
  await lead(page);
  for (const size of SIZES) {
    const path = join('target', 'shots', `${LOOK}${name}-${size.width}x${size.height}.png`);
    await page.screenshot(path, size);
    console.log(path);
  }
}
await stage.close();
