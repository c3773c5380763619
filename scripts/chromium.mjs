import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, say } from './toolchain.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const DOWNLOAD_MS = 5 * 60 * 1000;

/** How a person gets a browser where none was found. */
export const HOW_TO_GET_CHROMIUM =
  'Install one (Debian, Ubuntu: apt-get install chromium), name one in CHROMIUM_PATH, or let Playwright fetch its own: pnpm --filter @meisai/e2e exec playwright install --with-deps chromium';

/**
 * A Chromium that runs: CHROMIUM_PATH, else the first on PATH, else the one Playwright installs where it can.
 * @returns {string | null} its path; null where there is none.
 */
export function provideChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named)) say(`CHROMIUM_PATH is ${named}, which is no program.`);
    return isExecutable(named) ? named : null;
  }
  return findOnPath() ?? installed() ?? install();
}

function findOnPath() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...NAMES.map((name) => `/usr/bin/${name}`), MAC].find(isExecutable) ?? null;
}

/** Playwright's own, which must also start: its libraries may be missing. */
function installed() {
  const program = `
    import { chromium } from '@playwright/test';
    const browser = await chromium.launch({ args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    await browser.close();
    process.stdout.write(chromium.executablePath());`;
  const tried = spawnSync('node', ['--input-type=module', '-e', program], { cwd: join(ROOT, 'e2e'), encoding: 'utf8', timeout: 60_000 });
  return tried.status === 0 ? tried.stdout : null;
}

function install() {
  say('No Chromium on this machine. Playwright tries to install its own …');
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000', ...process.env };
  spawnSync('pnpm', ['exec', 'playwright', 'install', 'chromium'], { cwd: join(ROOT, 'e2e'), env, stdio: 'ignore', timeout: DOWNLOAD_MS });
  return installed();
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
