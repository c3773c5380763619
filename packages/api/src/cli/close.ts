import { formatAmount } from '../money/currency.js';
import { closeNextCycle, type ClosedCycle } from '../statements/index.js';
import type { Command, CommandCall } from './command.js';

const HELP = `Closes every billing cycle whose closing date has passed in its account's time zone, and makes its bill.

A running service does the same by itself every few minutes. However often and from however many places it runs, each
cycle is closed once.

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
  for (let closed = await closeNextCycle(services.database.fork()); closed !== null;) {
    cycles += 1;
    if (closed.statement !== null) bills += 1;
    if (values['quiet'] !== true && closed.statement !== null) output.print(`${lineOf(closed)}\n`);
    output.progress(`${cycles} cycles closed, ${bills} bills made`);
    signal.throwIfAborted();
    closed = await closeNextCycle(services.database.fork());
  }
  output.print(`${cycles} cycles closed, ${bills} bills made.\n`);
  return 0;
}

function lineOf({ statement, closingDate, dueDate, currency }: ClosedCycle): string {
  return `${statement?.label}: closed ${closingDate}, due ${dueDate}, ${formatAmount(statement?.totalMinor ?? 0n, currency)}`;
}
