// Unpacks the old Chromiums, which npm carries as brotli, into the user's cache; run by .ci/tools.sh. A folder under its
// final name is complete: it is renamed only when everything is in it.
import { brotliDecompressSync } from 'node:zlib';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CACHE } from './cache.mjs';

const packages = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).dependencies;

/** Chromium's major versions that we carry. */
const OLD = [83, 86, 92];

function cacheFolder(major) {
  return join(CACHE, `chromium-${major}-${packages[`chromium-${major}`].split('@').pop()}`);
}

/** Where the binary of that major version is. */
export function oldChromium(major) {
  return join(cacheFolder(major), 'chromium');
}

function unpack(major) {
  const packed = fileURLToPath(new URL(`../node_modules/chromium-${major}/bin/`, import.meta.url));
  const folder = cacheFolder(major);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'chromium'), brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))));
  chmodSync(join(unfinished, 'chromium'), 0o755);
  execFileSync('tar', ['-x', '-C', unfinished], { input: brotliDecompressSync(readFileSync(join(packed, 'swiftshader.tar.br'))) });
  renameSync(unfinished, folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const major of OLD) {
    if (existsSync(oldChromium(major))) continue;
    console.log(`-- unpacking Chromium ${major} (about 5 seconds)`);
    unpack(major);
  }
}
