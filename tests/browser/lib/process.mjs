// Starting and ending the browsers' processes. Each gets a process group of its own, so that ending it leaves no
// child behind; whatever still runs when node leaves is killed.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

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

/** Waits for a program to end by itself, then ends it and its children. */
export async function end(child, patienceMs = 3000) {
  if (child.exitCode === null && child.signalCode === null) {
    await Promise.race([new Promise((resolve) => { child.once('exit', resolve); }), sleep(patienceMs)]);
  }
  killGroup(child);
  running.delete(child);
}

export function sleep(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

/** Fails with `what` when the promise takes too long: no browser may hang the suite. */
export function within(ms, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms: ${what}`)), ms);
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
