// Builds the last commit in two folders, for two users with homes of their own, and compares what `make release` wrote byte by byte; then once more from
// sources without history, and from changed ones, which must differ in what they say of their commit alone. Takes two whole builds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'budget-form-twice-'));
const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');

function run(folder, env, command, ...args) {
  // What the make that runs this has set is for its own folder.
  const { CARGO_TARGET_DIR, MAKEFLAGS, MAKELEVEL, MFLAGS, ...rest } = process.env;
  execFileSync(command, args, { cwd: folder, env: { ...rest, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
}

function clone(name) {
  const folder = join(root, name);
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', source, folder]);
  return folder;
}

/** The home of another user, with the same crates in it. */
function otherHome() {
  const home = join(root, 'home-of-another-user');
  mkdirSync(home);
  for (const name of readdirSync(cargoHome).filter((one) => one === 'registry' || one === 'git')) symlinkSync(join(cargoHome, name), join(home, name));
  return home;
}

/** What stands in release/, by name. */
function released(folder) {
  return Object.fromEntries(readdirSync(join(folder, 'release')).sort().map((name) => [name, readFileSync(join(folder, 'release', name))]));
}

function build(folder, env = {}) {
  console.log(`-- make release in ${folder}`);
  run(folder, env, 'make', '--no-print-directory', 'release');
  return released(folder);
}

/** What stands on both sides of the first byte that differs. */
function difference(one, other) {
  const at = one.findIndex((byte, place) => byte !== other[place]);
  return [one, other].map((bytes) => JSON.stringify(bytes.subarray(Math.max(0, at - 100), at + 100).toString('utf8'))).join('\n');
}

const page = (files) => Object.entries(files).find(([name]) => name.startsWith('部门') && name.endsWith('.html'))[1].toString('utf8');
const commitIn = (html) => /<meta name="commit" content="([^"]*)">/.exec(html)[1];

try {
  const first = clone('a');
  const second = clone('另一个 文件夹/with a much longer name');
  const one = build(first);
  const other = build(second, { CARGO_HOME: otherHome() });
  assert.deepEqual(Object.keys(one), Object.keys(other));
  assert.equal(Object.keys(one).length, 3);
  for (const name of Object.keys(one)) assert.ok(one[name].equals(other[name]), `${name} differs:\n${difference(one[name], other[name])}`);
  // Of what was built: meanwhile another commit may have been made.
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: first, encoding: 'utf8' }).trim();
  assert.equal(commitIn(page(one)), commit);
  run(join(first, 'release'), {}, 'sha256sum', '--check', '--quiet', ...Object.keys(one).filter((name) => name.endsWith('.sha256')));

  appendFileSync(join(first, 'README.md'), '\n');
  const changed = page(build(first));
  assert.equal(commitIn(changed), `${commit}+changed`);
  rmSync(join(second, '.git'), { recursive: true });
  const unknown = page(build(second));
  assert.equal(commitIn(unknown), 'unknown');
  for (const html of [changed, unknown]) assert.equal(html.replace(`content="${commitIn(html)}"`, `content="${commit}"`), page(one), 'nothing but the commit differs');
  console.log('two builds of one commit in two folders are the same');
} finally {
  rmSync(root, { recursive: true, force: true });
}
