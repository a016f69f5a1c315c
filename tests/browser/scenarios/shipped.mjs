// The shipped file as bytes: what must hold before any browser opens it, and that the build refuses a bad one.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { problemsIn, readBudgets, strayExports } from '../../shipped/inspect.mjs';
import { MODULES, blockOf, fromText, scriptsIn, toText, wasmIn } from '../../shipped/packed.mjs';
import { withHashes } from '../../shipped/policy.mjs';
import { readModule } from '../../shipped/wasm.mjs';
import { SHIPPED } from '../lib/stage.mjs';
import { fact } from '../lib/scenarios.mjs';

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const shipped = () => readFileSync(SHIPPED, 'utf8');
const problems = (html) => problemsIn(html, readBudgets()).join('\n');

/** The text with something else in the place of the last such piece: the scripts of the file have the same words in their texts. */
const withLast = (text, piece, other) => `${text.slice(0, text.lastIndexOf(piece))}${other}${text.slice(text.lastIndexOf(piece) + piece.length)}`;

fact('dist holds one file and nothing is wrong with it', () => {
  assert.deepEqual(readdirSync(dirname(SHIPPED)), ['index.html']);
  assert.equal(problems(shipped()), '');
});

fact('the script that must run in IE is ES5, the glue suits Chromium 83', () => {
  const [boot, glue, compile, files, start] = scriptsIn(shipped());
  for (const script of [boot, compile, start]) parse(script, { ecmaVersion: 5 });
  for (const script of [glue, files]) parse(script, { ecmaVersion: 2020 });
});

fact('a file that refers outside is refused', () => {
  for (const bad of ['<script src="app.js"></script>', '<img src="https://example.org/x.png">', '<link rel="stylesheet" href="a.css">',
    '<style>p { background: url(x.png) }</style>', '<p>http://example.org</p>']) {
    assert.match(problems(withLast(shipped(), '</body>', `${bad}</body>`)), /refers outside the file/, bad);
  }
});

fact('a file that lost a piece is refused', () => {
  assert.match(problems(shipped().replace(/<noscript>.*<\/noscript>/, '')), /noscript/);
  assert.match(problems(shipped().replace("connect-src 'none';", '')), /connect-src/);
  for (const module of MODULES) assert.match(problems(shipped().replace(` id="${module}-wasm"`, '')), new RegExp(`the wasm of the ${module} is missing`));
  assert.match(problems(shipped().replace('worker-src blob:; ', '')), /the policy has nothing for a worker/);
});

fact('the policy names the scripts and styles of the file by their hashes, and lets nothing else count', () => {
  const html = shipped();
  const changed = (name, at) => {
    const found = [...html.matchAll(new RegExp(`<${name}\\b(?![^>]*type=)[^>]*>`, 'g'))];
    const place = found[at].index + found[at][0].length;
    return `${html.slice(0, place)} ${html.slice(place)}`;
  };
  for (const at of [0, 1, 2, 3, 4]) assert.match(problems(changed('script', at)), new RegExp(`does not let script ${at + 1} count`), `script ${at + 1}`);
  for (const at of [0, 1, 2, 3]) assert.match(problems(changed('style', at)), new RegExp(`does not let style ${at + 1} count`), `style ${at + 1}`);
  assert.match(problems(html.replace("script-src '", "script-src 'unsafe-inline' '")), /the policy has 'unsafe-inline' for a script/);
  assert.match(problems(html.replace("style-src '", "style-src 'unsafe-inline' '")), /the policy has 'unsafe-inline' for a style/);
  assert.match(problems(html.replace("script-src '", `script-src 'sha256-${'A'.repeat(43)}=' '`)), /which nothing in the file needs/);
  assert.match(problems(withLast(html, '</body>', '<script>1</script></body>')), /does not let script 6 count/);
  for (const bad of ['<p style="top: 0">', '<p onclick="f()">', '<body onload=f()>']) assert.match(problems(withLast(html, '</body>', bad)), /does not let an attribute count/);
  assert.equal(problems(withHashes(html)), '');
  assert.equal(problems(html.replaceAll('\n', '\r\n')), '', 'a browser takes the hash with LF');
});

fact('a file over its budget, or with CSS that Chromium 83 does not know, is refused', () => {
  for (const of of ['html_bytes', 'wasm_bytes', 'files_wasm_bytes', 'unpack_wasm_bytes']) {
    assert.match(problemsIn(shipped(), { ...readBudgets(), [of]: 1000 }).join('\n'), new RegExp(`^${of} is \\d+, the budget .* is 1000`, 'm'));
  }
  assert.match(problems(shipped().replace('</head>', '<style>.a:has(b) { top: 0 }</style></head>')), /:has\(/);
  assert.match(problems(shipped().replace('</head>', '<style>.a { top: 0; .b { top: 0 } }</style></head>')), /nests rules/);
});

const MODULE = [0, 97, 115, 109, 1, 0, 0, 0];
const moduleWith = (...sections) => readModule(Uint8Array.from([...MODULE, ...sections.flat()]));

fact('reference types, SIMD, several results and 64-bit integers at the boundary are found', () => {
  assert.ok(moduleWith([1, 5, 1, 0x60, 1, 0x6f, 0]).referenceTypes.length > 0, 'a parameter of externref');
  assert.ok(moduleWith([4, 4, 1, 0x6f, 0, 1]).referenceTypes.length > 0, 'a table of externref');
  assert.equal(moduleWith([1, 6, 1, 0x60, 0, 2, 0x7f, 0x7f]).multiValue, 1);
  const wide = moduleWith([1, 5, 1, 0x60, 1, 0x7e, 0], [3, 2, 1, 0], [7, 5, 1, 1, 0x66, 0, 0], [10, 4, 1, 2, 0, 0x0b]);
  assert.deepEqual(wide.wideBoundary, ['f']);
  assert.equal(moduleWith([1, 4, 1, 0x60, 0, 0], [3, 2, 1, 0], [10, 6, 1, 4, 1, 1, 0x7b, 0x0b]).simd, 1, 'a variable of SIMD');
  assert.equal(moduleWith([1, 4, 1, 0x60, 0, 0], [3, 2, 1, 0], [10, 6, 1, 4, 1, 1, 0x7f, 0x0b]).simd, 0);
  for (const module of MODULES) assert.deepEqual(readModule(wasmIn(shipped(), module)).referenceTypes, []);
});

/** The file with other bytes as the packed ones of a module. */
const withPacked = (html, module, change) => html.replace(new RegExp(blockOf(module, '([^<]*)')), (_, text) => blockOf(module, toText(change(fromText(text)))));

fact('no module carries what only another needs', () => {
  const wrong = withPacked(shipped(), 'app', () => gzipSync(wasmIn(shipped(), 'files')));
  assert.match(problems(wrong), /the wasm of the app exports what is not its own: answer/);
  assert.match(strayExports('files', wasmIn(shipped(), 'app')).join('\n'), /the wasm of the files exports what is not its own: .*evaluate/);
  for (const module of ['app', 'files']) assert.match(strayExports(module, wasmIn(shipped(), 'unpack')).join('\n'), /exports what is not its own: unpack/);
});

fact('a module of which a byte has changed is refused, and so is one that is unpacked beside a changed one', () => {
  const flip = (at) => (packed) => packed.map((byte, place) => (place === at(packed) ? byte ^ 1 : byte));
  for (const module of MODULES) {
    for (const share of [0.2, 0.9]) {
      const bad = withPacked(shipped(), module, flip(({ length }) => Math.floor(length * share)));
      assert.match(problems(bad), new RegExp(`the wasm of the ${module} is missing`), `${module} at ${share}`);
    }
  }
  const other = wasmIn(shipped(), 'app').map((byte) => byte ^ 1);
  assert.equal(wasmIn(withPacked(shipped(), 'app', () => gzipSync(other)), 'files'), null, 'beside another app');
  for (const at of [0, 4, 5]) assert.match(problems(withPacked(shipped(), 'files', flip(() => at))), /the wasm of the files is missing/, `byte ${at} of the head`);
});

fact('bytes come back from their text, which has no sign that HTML reads', () => {
  for (let length = 0; length < 40; length += 1) {
    for (const fill of [0, 255, 0x5a]) {
      const bytes = Buffer.from(Array.from({ length }, (_, at) => (fill + at * (fill % 7)) & 255));
      assert.deepEqual(fromText(toText(bytes)), bytes);
    }
  }
  const every = toText(Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at * at * 31 + at) >> 3 & 255)));
  assert.match(every, /^[!-~]+$/);
  assert.doesNotMatch(every, /[&<\\]/);
});

fact('what is pinned twice agrees, and no lock file names an address', () => {
  const pinned = /^wasm-bindgen = "=(.*)"/m.exec(read('Cargo.toml'))[1];
  const locked = /name = "wasm-bindgen"\nversion = "(.*)"/.exec(read('Cargo.lock'))[1];
  assert.equal(locked, pinned, 'the wasm-bindgen command installed for the build is the one of Cargo.toml');
  const unpacker = (path) => /name = "lzma-rust2"\nversion = "(.*)"/.exec(read(path))[1];
  assert.equal(unpacker('.ci/pack/Cargo.lock'), unpacker('Cargo.lock'), 'what packs and what unpacks are of one release');
  for (const folder of ['tests/browser', '.ci']) assert.doesNotMatch(read(`${folder}/package-lock.json`), /"resolved"/);
});
