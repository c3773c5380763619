import { parseArgs } from 'node:util';

export const HELP = `Lists your card statements, or sums up what you have spent, with a personal token.

  node src/main.ts statements
  node src/main.ts totals --by month
  node src/main.ts totals --by category --from 2026-10-01 --to 2026-10-31

Commands
  statements     one line a statement, the newest first
  totals         what was spent, by month of use or by category

Options
  --by WHAT      month or category (totals); month where it is left out
  --from DAY     the first day of use, as 2026-10-01 (totals)
  --to DAY       the last day of use (totals)
  --account NAME only the account of that name
  --page SIZE    how much to ask for at once, 1 to 100; 100 where it is left out
  --help         this

Environment
  MEISAI_TOKEN   the token: in Meisai under Connected apps → New token, for card accounts, statements and card uses.
                 It is read from here alone: what is typed on a command line is seen by everybody on the machine.
  MEISAI_ORIGIN  where Meisai is; http://localhost:4000 where it is left out

Columns stand apart by tabs, amounts are decimal numbers with the currency behind them. What is wrong is told on the
standard error; the exit code is 0, 1 where something failed, and 2 where the command was not understood.
`;

export interface Command {
  name: 'statements' | 'totals';
  by: 'month' | 'category';
  from: string | null;
  to: string | null;
  account: string | null;
  pageSize: number;
}

/** The command was not understood. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/**
 * What is asked for; null for the help.
 * @throws {UsageFault}
 */
export function readCommand(typed: readonly string[]): Command | null {
  const { values, positionals } = parse(typed);
  if (values.help === true) return null;
  const [name, ...rest] = positionals;
  if (name !== 'statements' && name !== 'totals')
    throw new UsageFault(name === undefined ? 'Say what to do.' : `There is no command "${name}".`);
  if (rest.length > 0) throw new UsageFault(`"${rest[0]}" is one word too many.`);
  const { by = 'month', from = null, to = null, account = null, page = '100' } = values;
  if (by !== 'month' && by !== 'category') throw new UsageFault('--by must be month or category.');
  const isOfTotals = [values.by, values.from, values.to].some((value) => value !== undefined);
  if (name === 'statements' && isOfTotals) throw new UsageFault('--by, --from and --to are for totals.');
  for (const [option, day] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (day !== null && !isDay(day)) throw new UsageFault(`${option} must be a day such as 2026-10-01.`);
  }
  if (from !== null && to !== null && from > to) throw new UsageFault('--from must not be after --to.');
  const pageSize = /^\d{1,3}$/.test(page) ? Number(page) : 0;
  if (pageSize < 1 || pageSize > 100) throw new UsageFault('--page must be a number from 1 to 100.');
  return { name, by, from, to, account, pageSize };
}

function parse(typed: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...typed],
      allowPositionals: true,
      options: { by: text, from: text, to: text, account: text, page: text, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
