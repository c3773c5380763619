import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { provideChromium } from '../../scripts/chromium.mjs';
import { DEMO_MEMBERS } from '../../packages/api/dist/src/demo/demo-members.js';
import { findFreePort } from '../../packages/api/dist/src/test/postgres.js';
import { LOGIN } from '../../packages/api/dist/src/test/server.js';
import { describeMachine, median, table } from '../report.ts';

/** Brought by npm when it is asked for: who only starts the service does not wait for it. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const MAIN = fileURLToPath(new URL('../../packages/api/dist/src/main.js', import.meta.url));
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const AUDITS = {
  'FCP ms': 'first-contentful-paint',
  'LCP ms': 'largest-contentful-paint',
  'TBT ms': 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
  'sent kB': 'total-byte-weight',
} as const;

const HELP = `How soon is a page there on a phone?

Lighthouse (${LIGHTHOUSE}, its mobile profile: four times slower processor, slow 4G, both simulated) looks at pages of the built
service with the demo in it, in turns. It needs Chromium and, the first time, the npm registry.

  --runs N       how often each page is looked at (5)
  --page PATH    one page only, such as /login; LATEST stands for the newest bill

Target: performance 97 for /login and 92 for the others, accessibility and best practices 100, LCP 2.0 s for /login and
2.5 s for a bill, TBT 150 ms, CLS 0.02, as medians. The machine must be otherwise quiet: the processor is what is measured.
`;

const PAGES = ['/login', '/', '/statements', '/statements/LATEST', '/transactions', '/analysis', '/security'];

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, runs: { type: 'string', default: '5' }, page: { type: 'string' } },
});
if (values.help === true) process.stdout.write(HELP);
else await measure();

interface Look {
  categories: Record<string, { score: number }>;
  audits: Record<string, { numericValue: number }>;
  environment: { benchmarkIndex: number };
}

async function measure(): Promise<void> {
  const chromium = provideChromium();
  if (chromium === null) throw new Error('Lighthouse needs Chromium: name one in CHROMIUM_PATH.');
  const folder = await mkdtemp(join(tmpdir(), 'meisai-pages-'));
  const port = await findFreePort();
  const service = await startDemo(port, folder);
  try {
    const { cookie, label } = await enter(`http://localhost:${port}`);
    const pages = values.page === undefined ? PAGES : [values.page];
    const looks = new Map<string, Look[]>(pages.map((page) => [page, []]));
    for (let run = 0; run < Number(values.runs); run += 1) {
      for (const page of pages) {
        const url = `http://localhost:${port}${page.replace('LATEST', label)}`;
        looks.get(page)?.push(await look(url, page === '/login' ? null : cookie, chromium, join(folder, 'look.json')));
      }
    }
    report(looks);
  } finally {
    service.kill('SIGTERM');
    await once(service, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

async function startDemo(port: number, folder: string): Promise<ChildProcess> {
  const service = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], MEISAI_PROFILE: 'demo', PORT: String(port), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const said of service.stdout) if (String(said).includes('Meisai is ready')) break;
  return service;
}

async function enter(origin: string): Promise<{ cookie: string; label: string }> {
  const [{ userId, password }] = DEMO_MEMBERS as [(typeof DEMO_MEMBERS)[number]];
  const ask = (query: string, variables: object, cookie = '') =>
    fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
  const login = await ask(LOGIN, { input: { userId, password } });
  const cookie = login.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const answer = await ask('{ viewer { accounts { statements(first: 1) { edges { node { label } } } } } }', {}, cookie);
  const { data } = (await answer.json()) as {
    data: { viewer: { accounts: { statements: { edges: { node: { label: string } }[] } }[] } };
  };
  return { cookie, label: data.viewer.accounts[0]?.statements.edges[0]?.node.label ?? '' };
}

async function look(url: string, cookie: string | null, chromium: string, file: string): Promise<Look> {
  const sandbox = process.getuid?.() === 0 ? ' --no-sandbox' : '';
  const options = [
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join(',')}`,
    `--chrome-flags=--headless=new${sandbox}`,
    ...(cookie === null ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`]),
  ];
  await promisify(execFile)('npx', ['--yes', LIGHTHOUSE, url, ...options], { env: { ...process.env, CHROME_PATH: chromium } });
  return JSON.parse(await readFile(file, 'utf8')) as Look;
}

function report(looks: ReadonlyMap<string, readonly Look[]>): void {
  const head = ['page', ...CATEGORIES, ...Object.keys(AUDITS)];
  const rows = [...looks].map(([page, all]) => [
    page,
    ...CATEGORIES.map((category) => scores(all.map(({ categories }) => 100 * (categories[category]?.score ?? 0)))),
    ...Object.values(AUDITS).map((audit) => figure(audit, median(all.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN)))),
  ]);
  const indexes = [...looks.values()].flat().map(({ environment }) => environment.benchmarkIndex);
  process.stdout.write(`${describeMachine('none')}\n`);
  process.stdout.write(`processor ${LIGHTHOUSE} rates it ${Math.min(...indexes)} to ${Math.max(...indexes)}\n\n`);
  process.stdout.write(`${table([head, ...rows])}\n`);
}

/** The median, and how far single looks were from it. */
function scores(all: readonly number[]): string {
  const [low, middle, high] = [Math.min(...all), median(all), Math.max(...all)].map(Math.round);
  return low === high ? String(middle) : `${middle} (${low}–${high})`;
}

function figure(audit: string, value: number): string {
  if (audit === AUDITS.CLS) return value.toFixed(3);
  return String(Math.round(audit === AUDITS['sent kB'] ? value / 1000 : value));
}
