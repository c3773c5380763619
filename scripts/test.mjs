import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, ensureToolchain, install, ROOT, run, say } from './toolchain.mjs';
import {
  countInVitest,
  describeFailures,
  failedInPlaywright,
  failedInTap,
  failedInVitest,
  filesToTryAgain,
  mergeTries,
  passedAtAnotherTry,
} from './failed-tests.mjs';
import { HOW_TO_GET_CHROMIUM, provideChromium } from './chromium.mjs';

if (process.argv.includes('--help')) {
  process.stdout.write('npm test: builds, then runs every test: units, API on PGlite and PostgreSQL, components, journeys in Chromium.\n');
  process.exit(0);
}
await ensureToolchain();
await install();
await build();

const results = mkdtempSync(join(tmpdir(), 'meisai-results-'));
const BESIDE = ['accessibility.spec', 'example-app.spec', 'family-card.spec'];
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

for (const folder of ['schema', 'web', 'api']) await runVitest(folder);
await runNodeTests(
  'scripts',
  ['planted.test.mjs', 'failed-tests.test.mjs', 'toolchain.test.mjs', 'stop.test.mjs'].map((name) => join(ROOT, 'scripts', name)),
);
await runNodeTests('examples', [join(ROOT, 'examples/*/src/*.test.ts')]);
await runJourneys();
rmSync(results, { recursive: true, force: true });

if (failures.length > 0) say(`\n── what failed, or passed only at another try\n${describeFailures(failures)}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/**
 * Races, clocks and processes meet machines that pause. In CI a file that failed is run again, whole and in a process of its own: only so
 * does a test find again what it starts from. That it took two tries is said at the end.
 */
async function runVitest(folder) {
  say(`\n── ${folder}`);
  let { code, report } = await vitest(folder, 'first');
  const again = process.env.CI === 'true' ? filesToTryAgain(report) : [];
  if (again.length > 0) {
    say(`\n── ${folder}: once more, what failed`);
    const second = await vitest(folder, 'second', again);
    if (second.report !== null) {
      const left = new Set(filesToTryAgain(second.report));
      failures.push(
        ...failedInVitest(report)
          .filter(({ file }) => !left.has(file))
          .map(passedAtAnotherTry),
      );
      [code, report] = [second.code, mergeTries(report, second.report)];
    }
  }
  failures.push(...failedInVitest(report));
  const { passed, failed, skipped: left } = countInVitest(report);
  add(passed, failed, left, code);
}

async function vitest(folder, name, files = []) {
  const file = join(results, `${folder}-${name}.json`);
  const code = await run(
    'pnpm',
    ['exec', 'vitest', 'run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      cwd: join(ROOT, 'packages', folder),
    },
  );
  return { code, report: readReport(file) };
}

/** Tests that need no more than Node: of these scripts, and of the examples, which anybody should be able to run. */
async function runNodeTests(name, files) {
  say(`\n── ${name}`);
  const file = join(results, `${name}.tap`);
  const reporters = ['spec', 'tap'].flatMap((name, index) => [
    `--test-reporter=${name}`,
    `--test-reporter-destination=${index === 0 ? 'stdout' : file}`,
  ]);
  const code = await run(process.execPath, ['--test', ...reporters, ...files]);
  const summary = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(summary)?.[1] ?? 0);
  failures.push(...failedInTap(summary));
  add(count('pass'), count('fail') + count('cancelled'), count('skipped'), code);
}

/**
 * The journeys on one service, the look at each page on another beside it: one browser alone leaves half of two cores idle. Some longer
 * journeys go with the pages, so that both take the same time.
 */
async function runJourneys() {
  say('\n── journeys');
  const chromium = provideChromium();
  if (chromium === null) {
    say(`\n!! NO BROWSER: every journey in Chromium was left out.\n!! ${HOW_TO_GET_CHROMIUM}\n`);
    if (process.env.CI === 'true') total.failed += 1;
    return;
  }
  const port = Number(process.env.E2E_PORT ?? 4390);
  await Promise.all([
    playwright('journeys', ['--grep-invert', BESIDE.join('|')], { CHROMIUM_PATH: chromium, E2E_PORT: String(port) }),
    playwright('pages', BESIDE, { CHROMIUM_PATH: chromium, E2E_PORT: String(port + 1) }),
  ]);
}

async function playwright(name, args, env) {
  const file = join(results, `${name}.json`);
  const code = await run('pnpm', ['exec', 'playwright', 'test', '--reporter=list,json', ...args], {
    cwd: join(ROOT, 'e2e'),
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const report = readReport(file);
  const stats = report?.stats;
  failures.push(...failedInPlaywright(report));
  add((stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0, stats?.skipped ?? 0, code);
}

/** A runner that ended badly without counting a failure, a crash say, counts as one. */
function add(passed, failed, skipped, code) {
  total.passed += passed;
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
  total.skipped += skipped;
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
