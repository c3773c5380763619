import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  countInVitest,
  describeFailures,
  failedInPlaywright,
  failedInTap,
  failedInVitest,
  filesToTryAgain,
  mergeTries,
} from './failed-tests.mjs';

test('a failed test of vitest is named with its file and the reason', () => {
  const report = {
    testResults: [
      { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed', fullName: 'fine', failureMessages: [] }] },
      {
        name: 'b.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'failed', fullName: 'sum is exact', failureMessages: ['\u001B[31mexpected 3\u001B[39m to be 4'] },
          { status: 'passed', fullName: 'sum of none', failureMessages: [] },
        ],
      },
      { name: 'c.test.ts', status: 'failed', message: 'hook timed out', assertionResults: [] },
    ],
  };
  assert.equal(
    describeFailures(failedInVitest(report)),
    '✗ b.test.ts › sum is exact\n    expected 3 to be 4\n✗ c.test.ts\n    hook timed out',
  );
  assert.deepEqual(failedInVitest(null), []);
});

test('of a file that was tried again the second try counts', () => {
  const file = (name, ...states) => ({
    name,
    status: states.includes('failed') ? 'failed' : 'passed',
    message: '',
    assertionResults: states.map((status, n) => ({ status, fullName: `test ${n}`, failureMessages: [] })),
  });
  const first = { testResults: [file('a', 'passed', 'skipped'), file('b', 'passed', 'failed'), { ...file('c'), status: 'failed' }] };
  assert.deepEqual(countInVitest(first), { passed: 2, failed: 2, skipped: 1 });
  assert.deepEqual(filesToTryAgain(first), ['b', 'c']);
  const merged = mergeTries(first, { testResults: [file('b', 'passed', 'passed'), file('c', 'failed', 'passed', 'passed')] });
  assert.deepEqual(countInVitest(merged), { passed: 5, failed: 1, skipped: 1 });
  assert.deepEqual(countInVitest(null), { passed: 0, failed: 0, skipped: 0 });
});

test('a failed journey is named, and so is one that passed at another try', () => {
  const spec = (title, status, message) => ({
    title,
    file: 'cards.spec.ts',
    tests: [{ status, results: [{ errors: message === undefined ? [] : [{ message }] }, { errors: [] }] }],
  });
  const report = {
    errors: [{ message: 'the service did not start' }],
    suites: [
      {
        specs: [spec('fine', 'expected')],
        suites: [{ specs: [spec('freeze', 'unexpected', 'no button'), spec('lost', 'flaky', 'too late')] }],
      },
    ],
  };
  assert.deepEqual(
    failedInPlaywright(report).map(({ name, why }) => [name, why]),
    [
      ['outside every test', 'the service did not start'],
      ['cards.spec.ts › freeze', 'no button'],
      ['cards.spec.ts › lost (passed at another try)', 'too late'],
    ],
  );
});

test('a failed test of Node is named once, not again by each group around it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meisai-failed-'));
  const file = join(folder, 'planted.test.mjs');
  writeFileSync(
    file,
    "import { test } from 'node:test';\ntest('outer', async (t) => { await t.test('inner', () => { throw new Error('planted'); }); });\ntest('fine', () => {});\n",
  );
  // Under this runner its own mark would make the other report to it instead of writing.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', file], { encoding: 'utf8', env });
  rmSync(folder, { recursive: true });
  const failed = failedInTap(stdout);
  assert.deepEqual(
    failed.map(({ name }) => name),
    ['inner'],
  );
  assert.match(describeFailures(failed), /error: 'planted'/);
});

test('the reason of a failure is cut, so that the names of all stay within sight', () => {
  const why = Array.from({ length: 500 }, (_, index) => `line ${index}`).join('\n');
  assert.equal(describeFailures([{ name: 'long', why }]).split('\n').length, 21);
});
