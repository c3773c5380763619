import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** What the project is built and run with. A machine needs only Node 20 and npm: npm brings these. */
const NODE_VERSION = '24.21.0';
const PNPM_VERSION = '12.21.0';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes sure that this script runs under the project's Node and pnpm: goes on where they are on PATH, else runs the
 * same script again inside them and ends with its exit code.
 * @param {{ownGroup?: boolean}} options ownGroup: stop everything below as one group; not for what reads the terminal
 */
export async function ensureToolchain({ ownGroup = true } = {}) {
  process.env.TURBO_TELEMETRY_DISABLED = '1';
  takeCallerFolder();
  if (fits()) return;
  if (process.env.MEISAI_TOOLCHAIN === '1') fail('Node 24 and pnpm 12 could not be brought by npm. Is the npm registry reachable?');
  const command = ['node', process.argv[1], ...process.argv.slice(2)].map(quote).join(' ');
  const child = spawn('npx', ['--yes', '-p', `node@${NODE_VERSION}`, '-p', `pnpm@${PNPM_VERSION}`, '-c', command], {
    cwd: process.cwd(),
    stdio: 'inherit',
    detached: ownGroup,
    env: { ...process.env, MEISAI_TOOLCHAIN: '1', MEISAI_CALLED_FROM: callerFolder(), MEISAI_STARTED_BY: String(process.pid) },
  });
  let stopped = false;
  onStop((signal) => {
    stopped = true;
    if (ownGroup) killGroup(child.pid, signal);
  });
  const [code, signal] = await once(child, 'exit');
  // npm may be gone before what it started: the group is empty only when all of it has stopped.
  if (ownGroup) await groupEnd(child.pid);
  process.exit(stopped ? 0 : (code ?? (signal ? 1 : 0)));
}

/** Where the person who called stands: npm runs scripts in the root of the project. */
export function callerFolder() {
  return process.env.INIT_CWD ?? process.cwd();
}

/** npx says anew, and wrongly, where the caller stands: what was known before it is taken back. */
function takeCallerFolder() {
  if (process.env.MEISAI_CALLED_FROM === undefined) return;
  process.env.INIT_CWD = process.env.MEISAI_CALLED_FROM;
  delete process.env.MEISAI_CALLED_FROM;
}

const PARENT_CHECK_MS = 500;
const FAILURE_LINES = 60;

/**
 * Calls back for each signal that asks this script to stop, and once npm is gone, or the script that brought the toolchain:
 * killed outright, they pass nothing on.
 */
export function onStop(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const starter = Number(process.env.MEISAI_STARTED_BY ?? 0);
  const watch = setInterval(() => {
    if (process.ppid === parent && (starter === 0 || isRunning(starter))) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, PARENT_CHECK_MS);
  watch.unref();
}

function fits() {
  if (process.versions.node.split('.')[0] !== NODE_VERSION.split('.')[0]) return false;
  const pnpm = spawnSync('pnpm', ['--version'], { encoding: 'utf8', cwd: ROOT });
  return pnpm.status === 0 && pnpm.stdout.trim().startsWith('12.');
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function groupEnd(pid) {
  for (let waited = 0; waited < 15_000 && killGroup(pid, 0); waited += 50) await new Promise((done) => setTimeout(done, 50));
}

function quote(word) {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Runs a command to its end. @returns its exit code */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  const [code] = await Promise.race([once(child, 'exit'), once(child, 'error').then(([error]) => fail(error.message))]);
  return code ?? 1;
}

/** Installs what the lockfile names, unless it is there already. */
export async function install() {
  const stamp = join(ROOT, 'node_modules', '.meisai-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages… (half a minute to two, the first time)');
  await runQuietly('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], 'The packages could not be installed');
  writeFileSync(stamp, wanted);
}

/**
 * Builds what is named and what it takes; what has not changed is taken from the cache.
 * @param {string} what a package, or all of them
 */
export async function build(what = '*') {
  say('Building…');
  const args = ['exec', 'turbo', 'run', 'build', `--filter=${what}`, '--output-logs=errors-only', '--no-update-notifier', '--ui=stream'];
  await runQuietly('pnpm', args, 'The build failed');
}

/** Runs a step whose words matter only when it fails. */
async function runQuietly(command, args, failure) {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk));
  const [code] = await Promise.race([once(child, 'close'), once(child, 'error').then(([error]) => fail(`${failure}: ${error.message}`))]);
  if (code !== 0) fail(`${failure}:\n${words.trim().split('\n').slice(-FAILURE_LINES).join('\n')}`);
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export function fail(text) {
  process.stderr.write(`meisai: ${text}\n`);
  process.exit(1);
}
