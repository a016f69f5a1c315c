// What the shipped file must be, whatever the app does: one file that refers to nothing outside, starts on the oldest
// browser we name and stays within its budgets (tests/budgets.json). The build refuses a file with problems; the
// tests ask the same questions again and feed it bad files.
import { readFileSync } from 'node:fs';
import { MODULES, wasmIn } from './packed.mjs';
import { policyProblems } from './policy.mjs';
import { readModule } from './wasm.mjs';

export function readBudgets() {
  return JSON.parse(readFileSync(new URL('../budgets.json', import.meta.url), 'utf8'));
}

/** The text of every <style>. */
export function stylesIn(html) {
  return [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1]).join('\n');
}

/** The file without its packed bytes, which contain every short word by chance. */
function readable(html) {
  return html.replace(/(<script type="text\/plain" id="[a-z]+-wasm">)[^<]*/g, '$1');
}

function missingPieces(html) {
  const pieces = {
    'lang="zh-CN"': /<html lang="zh-CN">/,
    'the version of the program': /<meta name="version" content="\d+\.\d+\.\d+[^"]*">/,
    'the commit it was built from': /<meta name="commit" content="(?:[0-9a-f]{12}(?:\+changed)?|unknown)">/,
    'the renderer meta for two-engine browsers': /<meta name="renderer" content="webkit">/,
    'the title': /<title>部门整体预算绩效目标表<\/title>/,
    'a <noscript> notice': /<noscript>.*脚本.*<\/noscript>/,
    'the notice for old browsers': /极速模式/,
    'the start of the second module': /window\.__budgetFormFiles = /,
    'a policy with connect-src \'none\'': /http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'none';/,
    'the call that compiles the app': /<script>if \(window\.__budgetFormCompile\) window\.__budgetFormCompile\(\);<\/script>/,
    'the call that starts the app': /window\.__budgetFormStart\(\);<\/script>\s*<\/body>/,
  };
  return Object.keys(pieces).filter((name) => !pieces[name].test(html)).map((name) => `${name} is missing`);
}

function outsideReferences(html) {
  const text = readable(html);
  const found = [];
  // XML namespaces are names, nothing is loaded from them.
  for (const match of text.matchAll(/\b(?:https?|wss?|ftp):\/\/(?!www\.w3\.org\/)[^\s"'`)]*/g)) found.push(match[0]);
  const markup = text.replace(/<script>[\s\S]*?<\/script>/g, '');
  for (const match of markup.matchAll(/\b(?:src|href|srcset|action|poster)\s*=\s*["']?(?!data:|#)[^\s"'>]+/gi)) found.push(match[0]);
  for (const match of stylesIn(html).matchAll(/url\(\s*["']?(?!data:|#)[^)]*\)|@import[^;]*/gi)) found.push(match[0]);
  if (/data-trunk|build:(?:style|app|version|commit)/.test(markup)) found.push('a leftover of the build (data-trunk or a build: marker)');
  return found.map((reference) => `refers outside the file: ${reference.slice(0, 120)}`);
}

function wasmProblems(html, name) {
  const wasm = wasmIn(html, name);
  if (!wasm) return [`the wasm of the ${name} is missing`];
  const module = readModule(wasm);
  const problems = [];
  if (module.referenceTypes.length > 0) problems.push(`the wasm of the ${name} uses reference types, which Chromium knows from 96 on: ${module.referenceTypes.join(', ')}`);
  if (module.simd > 0) problems.push(`the wasm of the ${name} has ${module.simd} functions with SIMD, which Chromium knows from 91 on`);
  if (module.multiValue > 0) problems.push(`the wasm of the ${name} has ${module.multiValue} multi-value function types, which Chromium knows from 85 on`);
  if (module.wideBoundary.length > 0) {
    problems.push(`64-bit integers cross from the ${name} to JavaScript, which Chromium allows from 85 on: ${module.wideBoundary.join(', ')}`);
  }
  return problems;
}

/** What each module offers the page beside what the generated glue needs: more of the one in the other would mean that it carries the other's code as well. */
export function strayExports(module, wasm) {
  const isOnly = (own) => (name) => [own, 'main', 'memory'].includes(name) || name.startsWith('__');
  const isOwn = { app: (name) => !['answer', 'unpack'].includes(name), files: isOnly('answer'), unpack: isOnly('unpack') };
  const stray = wasm ? readModule(wasm).exports.filter((name) => !isOwn[module](name)) : [];
  return stray.length > 0 ? [`the wasm of the ${module} exports what is not its own: ${stray.join(', ')}`] : [];
}

function overBudget(html, budgets) {
  const sizes = {
    html_bytes: Buffer.byteLength(html),
    wasm_bytes: wasmIn(html, 'app')?.length ?? 0,
    files_wasm_bytes: wasmIn(html, 'files')?.length ?? 0,
    unpack_wasm_bytes: wasmIn(html, 'unpack')?.length ?? 0,
  };
  return Object.keys(sizes).filter((name) => sizes[name] > budgets[name])
    .map((name) => `${name} is ${sizes[name]}, the budget in tests/budgets.json is ${budgets[name]}`);
}

function newCss(html, budgets) {
  const css = stylesIn(html).replace(/\/\*[\s\S]*?\*\//g, '');
  const named = Object.keys(budgets.css_unknown_there).filter((feature) => css.includes(feature))
    .map((feature) => `the CSS uses ${feature.trim()}, which needs ${budgets.css_unknown_there[feature]}`);
  return /\{[^{}@]*(?:&|[;{]\s*[.#][\w-]+[^;{}]*\{)/.test(css) ? [...named, 'the CSS nests rules, which needs Chrome 112'] : named;
}

/** Everything that is wrong with the file, one line each; empty when it may be shipped. */
export function problemsIn(html, budgets) {
  return [
    ...missingPieces(html),
    ...outsideReferences(html),
    ...policyProblems(html),
    ...MODULES.flatMap((module) => wasmProblems(html, module)),
    ...MODULES.flatMap((module) => strayExports(module, wasmIn(html, module))),
    ...overBudget(html, budgets),
    ...newCss(html, budgets),
  ];
}
