// The commit that a folder of sources stands at, as the shipped file names it: twelve digits of it, with a mark where something has been changed since;
// `unknown` where the folder is no repository (an unpacked archive), even if it lies in somebody else's.
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';

/** What a file says that was built from changed sources. */
export const CHANGED = '+changed';
export const UNKNOWN = 'unknown';

export function commitOf(folder) {
  // Set while git runs this (a hook, a rebase), these name a repository of its own choice.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, ...env } = process.env;
  const git = (...args) => execFileSync('git', ['--no-optional-locks', ...args], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (realpathSync(git('rev-parse', '--show-toplevel')) !== realpathSync(folder)) return UNKNOWN;
    const commit = git('rev-parse', '--short=12', 'HEAD');
    return git('status', '--porcelain') === '' ? commit : commit + CHANGED;
  } catch {
    return UNKNOWN;
  }
}
