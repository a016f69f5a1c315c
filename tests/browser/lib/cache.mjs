// Where .ci/tools.sh puts what it installs for one user.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'budget-form');

export function geckodriver() {
  const versions = readFileSync(new URL('../../../.ci/versions', import.meta.url), 'utf8');
  return join(CACHE, `geckodriver-${/^GECKODRIVER_VERSION=(.*)$/m.exec(versions)[1]}`, 'bin', 'geckodriver');
}
