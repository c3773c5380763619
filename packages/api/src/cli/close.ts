import { accountGlobalId } from '../accounts/index.js';
import { formatAmount } from '../money/currency.js';
import { closeEndedCycles, type ClosedCycle } from '../statements/index.js';
import type { Command, CommandCall } from './command.js';

const FAILED = 1;

const HELP = `Closes every billing cycle whose closing date has passed in its account's time zone, and makes its bill.

A running service does the same by itself every few minutes. However often and from however many places it runs, each
cycle is closed once. An account that cannot be closed keeps no other from it: it is told, tried again the next time,
and the exit code is 1.

  --quiet    prints the summary only`;

export const close: Command = {
  name: 'close',
  summary: 'Closes the billing cycles that have ended, and makes their bills.',
  usage: '[--quiet]',
  help: HELP,
  options: { quiet: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run,
};

async function run({ services, output, values, signal }: CommandCall): Promise<number> {
  let cycles = 0;
  let bills = 0;
  let failures = 0;
  await closeEndedCycles(services.database, {
    onClosed: (closed) => {
      cycles += 1;
      if (closed.statement !== null) bills += 1;
      if (values['quiet'] !== true && closed.statement !== null) output.print(`${lineOf(closed)}\n`);
      output.progress(`${cycles} cycles closed, ${bills} bills made`);
      signal.throwIfAborted();
    },
    onFailed: ({ accountId, cause }) => {
      failures += 1;
      output.warn(`account ${accountGlobalId(accountId)} could not be closed: ${cause instanceof Error ? cause.message : String(cause)}\n`);
      signal.throwIfAborted();
    },
    isStopping: () => false,
  });
  output.print(`${cycles} cycles closed, ${bills} bills made.\n`);
  return failures === 0 ? 0 : FAILED;
}

function lineOf({ statement, closingDate, dueDate, currency }: ClosedCycle): string {
  return `${statement?.label}: closed ${closingDate}, due ${dueDate}, ${formatAmount(statement?.totalMinor ?? 0n, currency)}`;
}
