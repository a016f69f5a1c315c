// Folds what Trunk built into the one file we ship: style/*.css (in name order), the glue and the wasm of both modules, as gzip in
// base64, go into index.html with the hashes of all scripts and styles in its policy, everything else leaves the folder. Opened from file:// a browser refuses fetch and ES
// modules, so nothing may stay outside. Runs as Trunk's post_build hook; a problem ends the build.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { problemsIn, readBudgets } from '../tests/shipped/inspect.mjs';
import { withHashes } from '../tests/shipped/policy.mjs';
import { commitOf } from './commit.mjs';

const staging = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR ?? process.cwd();

function fail(message) {
  console.error(`one_file: ${message}`);
  process.exit(1);
}

function only(names, pattern) {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) fail(`expected one file ${pattern} in the build, found ${found.length}: ${names.join(', ')}`);
  return found[0];
}

// Inside <script>, these two sequences would end the element or change how the rest is read.
function scriptSafe(text) {
  return text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

function stylesheet() {
  const folder = join(source, 'style');
  const names = readdirSync(folder).filter((name) => name.endsWith('.css')).sort();
  const css = names.map((name) => `/* ${name} */\n${readFileSync(join(folder, name), 'utf8').trim()}\n`).join('\n');
  if (/@import/.test(css)) fail('style/: @import cannot work in one file; files are joined in name order instead');
  if (/<\/style/i.test(css)) fail('style/: "</style" would end the style element');
  return css;
}

function replaceOnce(html, marker, text) {
  if (html.split(marker).length !== 2) fail(`${marker} must stand exactly once where it is to be replaced`);
  return html.replace(marker, () => text);
}

if (!staging) fail('run by Trunk (make build), which sets TRUNK_STAGING_DIR');
const names = readdirSync(staging);

/** The glue and the wasm that Trunk made of a binary, the latter compressed. */
function moduleOf(binary) {
  const glue = readFileSync(join(staging, only(names, new RegExp(`^${binary}\\.js$`))), 'utf8');
  const wasm = readFileSync(join(staging, only(names, new RegExp(`^${binary}_bg\\.wasm$`))));
  const packed = gzipSync(wasm, { level: constants.Z_BEST_COMPRESSION, memLevel: constants.Z_MAX_MEMLEVEL });
  // The head of gzip names the system that packed; here it says "unknown", so that every system makes the same file.
  packed[9] = 255;
  return { glue, packed: packed.toString('base64'), said: `${Math.round(wasm.length / 1024)} KB, compressed ${Math.round(packed.length / 1024)} KB` };
}

const app = moduleOf('budget-form');
const files = moduleOf('files');
const filesScript = replaceOnce(readFileSync(join(source, 'src/worker/page.js'), 'utf8'), '/* build:files-glue */', files.glue);

let html = readFileSync(join(staging, 'index.html'), 'utf8');
html = html.replace(/^\s*<link\b[^>]*\b(?:data-trunk|rel="?(?:module)?preload)[^>]*>\s*$/gm, '');
html = replaceOnce(html, 'build:version', /^version = "(.*)"/m.exec(readFileSync(join(source, 'Cargo.toml'), 'utf8'))[1]);
html = replaceOnce(html, 'build:commit', commitOf(source));
html = replaceOnce(html, '<!-- build:style -->', `<style>\n${stylesheet()}</style>`);
html = replaceOnce(
  html,
  '<!-- build:app -->',
  [
    `<script>${scriptSafe(app.glue)}</script>`,
    `<script type="text/plain" id="app-wasm">${app.packed}</script>`,
    `<script>${scriptSafe(filesScript)}</script>`,
    `<script type="text/plain" id="files-wasm">${files.packed}</script>`,
  ].join('\n'),
);
html = withHashes(html);

const problems = problemsIn(html, readBudgets());
// A draft is not optimised, so it is larger than what may be shipped.
if (problems.length > 0 && !process.env.DRAFT) fail(`refused:\n  ${problems.join('\n  ')}`);

for (const name of names) rmSync(join(staging, name), { recursive: true });
writeFileSync(join(staging, 'index.html'), html);
console.log(`index.html: ${Math.round(html.length / 1024)} KB; the wasm of the app has ${app.said}, that of the files ${files.said}`);
