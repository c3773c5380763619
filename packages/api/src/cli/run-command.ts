import { describeError, type Services } from '../platform/index.js';
import { UsageError, type Output } from './command.js';
import { parseCommand } from './parse-command.js';

export interface CommandRun {
  argv: readonly string[];
  cwd: string;
  secret: string | null;
  output: Output;
  signal: AbortSignal;
  services: Services;
}

const FAILED = 1;
const MISUSED = 2;
/** As a shell tells of a program ended by Ctrl-C. */
const INTERRUPTED = 130;

/** Runs one command with services that are there already. @returns the exit code. */
export async function runCommand({ argv, services, output, cwd, secret, signal }: CommandRun): Promise<number> {
  try {
    const parsed = parseCommand(argv);
    if ('help' in parsed) {
      output.print(parsed.help);
      return 0;
    }
    return await parsed.command.run({ services, output, cwd, secret, signal, values: parsed.values, positionals: parsed.positionals });
  } catch (error) {
    return explain(error, output, signal);
  }
}

/** Tells what went wrong: one clear line for what a person can mend. @returns the exit code. */
export function explain(error: unknown, output: Output, signal: AbortSignal): number {
  if (signal.aborted) {
    output.warn('meisai: stopped; nothing of the file under way was kept.\n');
    return INTERRUPTED;
  }
  if (error instanceof UsageError) {
    output.warn(`meisai: ${error.message}\n`);
    return MISUSED;
  }
  output.warn(`meisai: ${describeError(error)}\n`);
  return FAILED;
}
