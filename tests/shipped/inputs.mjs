// Inputs for the engine that look like chance and are the same in every run, and what must hold of its answers whatever goes in.

/** Numbers from 0 on, below 1. */
function* chance(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Throws dice: `below(n)` is a whole number from 0 on below n, `one(list)` one of a list. */
function dice(seed) {
  const next = chance(seed);
  const below = (bound) => Math.floor(next.next().value * bound);
  return { below, one: (list) => list[below(list.length)] };
}

/** Pieces of which texts for the engine are made: what stands in forms, and what does not. */
const PIECES = ['≥', '≤', '＝', '450', '12.5', '，', '亿元', '%', '‰', '万', '人次', '前', '2025年', '12月底', '1:15', '上年', '增长', '达到', '健全', '\t', '\n', ' ',
  '決算', '一级指标', '履职', '半年指标值', '单位名称', '资金总额', '"', '{', '}', '[', ']', '\\', '\u0000', '\u202e', '😀', '⼈', '零', '九成', '三分之二', '９', '-', '=', '/', '(', '）', 'N/A', '1e999', '0.1'];

/** Texts of up to so many of those pieces. */
export function* texts(count, most, seed = 20_250_701) {
  const { below, one } = dice(seed);
  for (let turn = 0; turn < count; turn += 1) yield Array.from({ length: below(most) }, () => one(PIECES)).join('');
}

const wide = (text) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A figure in plain digits, of at most so many before and behind the point. */
function figure({ below }, whole, behind) {
  let digits = `${1 + below(9)}`;
  for (let more = below(whole); more > 0; more -= 1) digits += below(10);
  if (below(12) === 0) digits = '0';
  const decimals = Array.from({ length: below(behind + 1) }, () => below(10)).join('');
  return { digits, decimals, plain: decimals ? `${digits}.${decimals}` : digits };
}

const SIGNS = { '≥': ['≥', '>=', '≧', '不低于', '不少于', '至少'], '≤': ['≤', '<=', '≦', '不高于', '不超过'], '＞': ['＞', '>', '大于', '超过'], '＜': ['＜', '<', '小于', '低于'], '＝': ['＝', '=', '等于'] };
const UNITS = ['人', '家', '个', '件', '次', '篇', '万元', '亿元', '%'];

/** Target values in ways of writing that have one meaning, with that meaning: `{ text, op, number, unit }`. */
export function* plainTargets(count, seed = 31_415) {
  const lots = dice(seed);
  for (let turn = 0; turn < count; turn += 1) {
    const { digits, decimals, plain } = figure(lots, 9, 4);
    const op = lots.one(Object.keys(SIGNS));
    const unit = lots.one(UNITS);
    const shown = (lots.below(3) === 0 ? grouped(digits) : digits) + (decimals ? `.${decimals}` : '');
    const number = lots.below(4) === 0 ? wide(shown) : shown;
    yield { text: lots.one(SIGNS[op]) + lots.one(['', ' ']) + number + lots.one(['', ' ']) + unit, op, number: plain, unit };
  }
}

/** Amounts, with their value in millionths of 万元; `null` where the text is no amount and must not count as one. */
export function* amounts(count, seed = 27_182) {
  const lots = dice(seed);
  const no = ['1e3', '1,23', '一百', '12元', '(3)', '3%', '1.2.3', '0.0000001', '9999999999999999', '约5', '5-6', '１ ２', 'NaN', '∞', '--5', '\u202e5'];
  for (let turn = 0; turn < count; turn += 1) {
    if (lots.below(40) === 0) {
      yield { text: lots.one(no), millionths: null };
      continue;
    }
    const { digits, decimals } = figure(lots, 11, 6);
    const sign = lots.one(['', '', '', '', '-']);
    const shown = sign + (lots.below(3) === 0 ? grouped(digits) : digits) + (decimals ? `.${decimals}` : '');
    const text = lots.one(['', ' ']) + (lots.below(4) === 0 ? wide(shown) : shown) + lots.one(['', '', ' ', '万元']);
    const value = BigInt(digits + decimals.padEnd(6, '0'));
    yield { text, millionths: sign ? -value : value };
  }
}

/** What may stand in a file in place of something else. */
const OTHERS = [null, true, 0, -1, 2.5, '', '不适用', '1e999', '99999999999999999999', [], [[]], {}, { fullYear: 5 }, '≥\u0000', '9'.repeat(400)];

/** The form of a file with one thing in it put wrong: another kind of value, another text, a key less. */
export function* damaged(file, count, seed = 4_711) {
  const { below, one } = dice(seed);
  for (let turn = 0; turn < count; turn += 1) {
    const whole = JSON.parse(file);
    delete whole.results;
    let place = whole;
    for (;;) {
      const key = one(Object.keys(place));
      const inner = place[key];
      if (inner && typeof inner === 'object' && Object.keys(inner).length > 0 && below(6) > 0) {
        place = inner;
        continue;
      }
      if (below(5) === 0) delete place[key];
      else place[key] = one(OTHERS);
      break;
    }
    yield JSON.stringify(whole);
  }
}

/** A text with one to four places changed: something cut out, doubled, or put in, as bad copies have it. */
export function* mangled(text, count, seed = 1_618) {
  const { below, one } = dice(seed);
  for (let turn = 0; turn < count; turn += 1) {
    let bad = text;
    for (let change = below(4); change >= 0; change -= 1) {
      const at = below(bad.length);
      const end = at + below(one([2, 40, 400, bad.length]));
      const kept = bad.slice(at, end);
      bad = bad.slice(0, at) + one(['', kept + kept, one(PIECES), `\n${kept}`, kept.replaceAll('\n', ''), kept.replaceAll(' ', '\n')]) + bad.slice(end);
    }
    yield bad;
  }
}

/** What a call says: its answer, or the sentence of its error. A trap goes on: it is what these inputs look for. */
export function said(call) {
  try {
    return { answer: call() };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || /^(RuntimeError|RangeError|InternalError)$/.test(error.name)) throw error;
    return { sentence: error.message };
  }
}

/** No word of a library's own: every sentence is in Chinese and short enough to be read. */
export function isSentence(sentence) {
  return /[\u4e00-\u9fff]/.test(sentence) && !/[a-z]+ [a-z]+ [a-z]+/i.test(sentence.replace(/“[^”]*”/g, '')) && sentence.length < 600;
}
