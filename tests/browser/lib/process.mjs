// Starting and ending the browsers' processes. Each gets a process group of its own, so that ending it leaves no
// child behind; whatever still runs when node leaves is killed.
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

/**
 * What has not happened after this time is taken to hang. It is no bound on speed: whatever a test waits for comes within it on a machine that is
 * many times slower than usual, and a test that waits for something else fails then, instead of never.
 */
export const HANG_MS = 300_000;

const running = new Set();

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

process.on('exit', () => running.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

/** Starts a program; `onOutput` gets its stderr and stdout, line by line. */
export function start(command, args, { pipes = false, env = {}, onOutput = () => {} } = {}) {
  const child = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(pipes ? ['pipe', 'pipe'] : [])],
  });
  running.add(child);
  child.on('error', (error) => onOutput(`cannot start ${command}: ${error.message}`));
  child.on('exit', () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      lines.forEach(onOutput);
    });
  }
  return child;
}

/** What a program writes out, as bytes; meanwhile the other lanes go on. */
export async function output(command, args) {
  const { stdout } = await promisify(execFile)(command, args, { encoding: 'buffer', maxBuffer: 1 << 28 });
  return stdout;
}

/** Ends a program and its children; with `patienceMs` it may end by itself before. */
export async function end(child, patienceMs = 0) {
  if (patienceMs > 0 && child.exitCode === null && child.signalCode === null) {
    const exit = new Promise((resolve) => { child.once('exit', resolve); });
    await within(exit, 'the end of a program', patienceMs).catch(() => {});
  }
  killGroup(child);
  running.delete(child);
}

export function sleep(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

/** The promise, but for one that hangs: that fails with `what`, so that no browser stops the whole run. */
export function within(promise, what, ms = HANG_MS) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${ms / 1000} s: ${what}`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
