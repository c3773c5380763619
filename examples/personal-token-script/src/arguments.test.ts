import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCommand } from './arguments.ts';

test('what is left out is by month, of all days and accounts, a hundred at once', () => {
  const usual = { by: 'month', from: null, to: null, account: null, pageSize: 100 };
  assert.deepEqual(readCommand(['totals']), { name: 'totals', ...usual });
  assert.deepEqual(readCommand(['statements', '--page', '7']), { name: 'statements', ...usual, pageSize: 7 });
  assert.equal(readCommand(['--help']), null);
});

const MISTAKES: [typed: string[], told: RegExp][] = [
  [[], /what to do/],
  [['balance'], /no command "balance"/],
  [['totals', 'now'], /one word too many/],
  [['totals', '--by', 'merchant'], /month or category/],
  [['totals', '--from', '2026-02-30'], /--from/],
  [['totals', '--to', '1 May'], /--to/],
  [['totals', '--from', '2026-02-02', '--to', '2026-02-01'], /not be after/],
  [['statements', '--by', 'month'], /for totals/],
  [['statements', '--page', '101'], /1 to 100/],
  [['statements', '--token', 'meisai_x'], /--token/],
];
for (const [typed, told] of MISTAKES) {
  test(`"${typed.join(' ')}" is not understood, and told why`, () =>
    assert.throws(() => readCommand(typed), { name: 'UsageFault', message: told }));
}
