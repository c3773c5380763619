import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './toolchain.mjs';

const READY_WITHIN_MS = 90_000;
const GONE_WITHIN_MS = 15_000;
const signals = process.env.PROOF === '1' ? ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] : ['SIGTERM'];

for (const signal of signals) {
  test(`npm start ends on ${signal} to npm and leaves no process behind`, { skip: noProc() }, () =>
    stopBy(signal, (npm) => npm.kill(signal)),
  );
}

test('npm start ends when its script is killed outright', { skip: noProc() }, () =>
  stopBy('SIGKILL', (_npm, folder) => {
    const script = processesWith(folder).find((line) => line.includes('scripts/start.mjs'));
    process.kill(Number.parseFloat(script), 'SIGKILL');
  }),
);

/** Starts the service with npm, stops it, and looks for what is left. */
async function stopBy(signal, stop) {
  const folder = mkdtempSync(join(tmpdir(), 'meisai-stop-'));
  const port = await freePort();
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: '', MEISAI_PROFILE: 'demo' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (said += chunk));
  try {
    await until(
      () => isReady(port),
      READY_WITHIN_MS,
      () => `It did not start:\n${said}`,
    );
    stop(npm, folder);
    await until(
      () => processesWith(folder).length === 0,
      GONE_WITHIN_MS,
      () => `Left behind:\n${processesWith(folder).join('\n')}`,
    );
    if (npm.exitCode === null && npm.signalCode === null) await once(npm, 'exit');
    assert.ok(
      npm.exitCode === 0 || signal === 'SIGKILL' || npm.signalCode === signal,
      `ended with ${npm.exitCode ?? npm.signalCode}:\n${said}`,
    );
    assert.equal(await isReady(port), false);
  } finally {
    for (const pid of processesWith(folder).map(Number.parseFloat)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What npm started is found by what stands in its environment, wherever its parent has gone. */
function processesWith(text) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/environ`).includes(text))
    .map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function noProc() {
  return process.platform === 'linux' ? false : 'processes are found through /proc, which only Linux has';
}

async function until(isSo, withinMs, why) {
  for (const end = Date.now() + withinMs; Date.now() < end; await wait(100)) if (await isSo()) return;
  assert.fail(why());
}

async function isReady(port) {
  return fetch(`http://localhost:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
