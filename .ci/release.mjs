// Writes into release/ what is handed out: the file under its name and version, its SHA-256 in the form that `sha256sum -c` reads, and 使用说明, made of
// .ci/manual.html. Nothing in them depends on when or where this runs.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withHashes } from '../tests/shipped/policy.mjs';
import { CHANGED, UNKNOWN } from './commit.mjs';

const FOLDER = 'release';

const html = readFileSync('dist/index.html', 'utf8');
const said = (name) => new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)[1];

function sourceOf(commit) {
  if (commit === UNKNOWN) return '提交未知';
  return commit.endsWith(CHANGED) ? `提交 ${commit.slice(0, -CHANGED.length)}（另有未提交的改动）` : `提交 ${commit}`;
}

const version = said('version');
const commit = said('commit');
const name = `部门整体预算绩效目标表-${version}.html`;
const sha256 = createHash('sha256').update(html, 'utf8').digest('hex');

const values = { version, commit: sourceOf(commit), file: name, sha256 };
const manual = readFileSync('.ci/manual.html', 'utf8').replace(/\{\{(\w+)\}\}/g, (marker, key) => {
  if (!(key in values)) throw new Error(`.ci/manual.html: nobody knows ${marker}`);
  return values[key];
});

mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, name), html);
writeFileSync(join(FOLDER, `${name}.sha256`), `${sha256}  ${name}\n`);
writeFileSync(join(FOLDER, '使用说明.html'), withHashes(manual));
if (commit.endsWith(CHANGED)) console.log('The tree has changes that are not committed; the file says so.');
console.log(`${FOLDER}/${name}, its SHA-256 and 使用说明.html (version ${version}, commit ${commit})`);
