// Folds what Trunk built into the one file we ship: style/*.css (in name order), src/boot, the glue and the packed wasm of the three modules go into index.html with the hashes
// of all scripts and styles in its policy, everything else leaves the folder. Opened from file:// a browser refuses fetch and ES modules, so nothing may stay outside.
// Runs as Trunk's post_build hook; a problem ends the build.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { problemsIn, readBudgets } from '../tests/shipped/inspect.mjs';
import { blockOf, toText } from '../tests/shipped/packed.mjs';
import { withHashes } from '../tests/shipped/policy.mjs';
import { commitOf } from './commit.mjs';
import { minified } from './minify.mjs';

const staging = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR ?? process.cwd();
const isDraft = Boolean(process.env.DRAFT);

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
  const css = minified(names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'), 'css');
  if (/@import/.test(css)) fail('style/: @import cannot work in one file; files are joined in name order instead');
  if (/<\/style/i.test(css)) fail('style/: "</style" would end the style element');
  return css;
}

function replaceOnce(html, marker, text) {
  if (html.split(marker).length !== 2) fail(`${marker} must stand exactly once where it is to be replaced`);
  return html.replace(marker, () => text);
}

/** The script that starts the app and takes over after a failure: src/boot/start.js with the other files of its folder in it. */
function bootScript() {
  const folder = join(source, 'src/boot');
  const text = (name) => readFileSync(join(folder, name), 'utf8').trimEnd();
  const parts = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'start.js').sort();
  return replaceOnce(text('start.js'), '/* build:boot-parts */', parts.map(text).join('\n\n'));
}

if (!staging) fail('run by Trunk (make build), which sets TRUNK_STAGING_DIR');
const names = readdirSync(staging);
const wasmOf = (binary) => join(staging, only(names, new RegExp(`^${binary}_bg\\.wasm$`)));
const glueOf = (binary) => minified(readFileSync(join(staging, only(names, new RegExp(`^${binary}\\.js$`))), 'utf8'), 'js');

/**
 * Of leptos' crates one names an export of the module after a hash of the folder that it lies in (`version_stamp` of wasm_split_macros), so two people would build
 * two different files. Nothing asks for the export by that name: its digits become the same everywhere.
 */
function withoutFolderOfBuilder(path) {
  const text = readFileSync(path, 'latin1');
  writeFileSync(path, text.replace(/(?<=_WASM_SPLIT_MARKER_)[0-9a-f]{16}/g, (digits) => '0'.repeat(digits.length)), 'latin1');
}

/** What the tool of .ci/pack makes of a module; it is the same on every machine, which Node's own gzip is not. */
function packed(...order) {
  const to = join(staging, 'packed');
  execFileSync(join(source, 'target/tools/pack'), [...order, to], { stdio: 'inherit' });
  return readFileSync(to);
}

/** The block of a module that browsers unpack by themselves. A draft is not to take long. */
function zipped(module, binary) {
  const bytes = isDraft ? gzipSync(readFileSync(wasmOf(binary))) : packed('gzip', wasmOf(binary));
  return blockOf(module, toText(bytes));
}

withoutFolderOfBuilder(wasmOf('budget-form'));
const blocks = {
  app: zipped('app', 'budget-form'),
  files: blockOf('files', toText(packed(isDraft ? 'beside-quickly' : 'beside', wasmOf('budget-form'), wasmOf('files')))),
  unpack: zipped('unpack', 'unpack'),
};
let filesScript = replaceOnce(readFileSync(join(source, 'src/worker/page.js'), 'utf8'), '/* build:files-glue */', glueOf('files'));
filesScript = replaceOnce(filesScript, '/* build:unpack-glue */', glueOf('unpack'));
const sizes = Object.entries({ app: 'budget-form', files: 'files', unpack: 'unpack' })
  .map(([module, binary]) => `${module} ${Math.round(statSync(wasmOf(binary)).size / 1024)} KB in ${Math.round(blocks[module].length / 1024)} KB of text`);

let html = readFileSync(join(staging, 'index.html'), 'utf8');
html = html.replace(/^\s*<link\b[^>]*\b(?:data-trunk|rel="?(?:module)?preload)[^>]*>\s*$/gm, '');
html = replaceOnce(html, 'build:version', /^version = "(.*)"/m.exec(readFileSync(join(source, 'Cargo.toml'), 'utf8'))[1]);
html = replaceOnce(html, 'build:commit', commitOf(source));
html = replaceOnce(html, '<!-- build:style -->', `<style>\n${stylesheet()}</style>`);
html = replaceOnce(html, '<!-- build:boot -->', `<script>\n${scriptSafe(bootScript())}\n</script>`);
html = replaceOnce(
  html,
  '<!-- build:app -->',
  [
    `<script>${scriptSafe(glueOf('budget-form'))}</script>`,
    blocks.app,
    '<script>if (window.__budgetFormCompile) window.__budgetFormCompile();</script>',
    `<script>${scriptSafe(filesScript)}</script>`,
    blocks.files,
    blocks.unpack,
  ].join('\n'),
);
html = withHashes(html);

const problems = problemsIn(html, readBudgets());
// A draft is not optimised, so it is larger than what may be shipped.
if (problems.length > 0 && !isDraft) fail(`refused:\n  ${problems.join('\n  ')}`);

for (const name of readdirSync(staging)) rmSync(join(staging, name), { recursive: true });
writeFileSync(join(staging, 'index.html'), html);
console.log(`index.html: ${Math.round(Buffer.byteLength(html) / 1024)} KB; the wasm in it: ${sizes.join(', ')}`);
