import { Fault, InputError, type Services } from '../platform/index.js';
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
  output.warn(`meisai: ${describe(error)}\n`);
  return FAILED;
}

function describe(error: unknown): string {
  if (error instanceof InputError) return error.message;
  if (error instanceof Fault) {
    const cause = rootCause(error);
    return cause === null ? error.message : `${error.message} (${cause})`;
  }
  if (error instanceof Error && 'code' in error && 'path' in error) return `the data folder (DATA_DIR) cannot be used: ${error.message}`;
  return `something failed inside: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** The innermost reason, such as `connect ECONNREFUSED 127.0.0.1:5432`; it never holds the password of the URL. */
function rootCause(error: Error): string | null {
  let cause: unknown = error.cause;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  if (cause instanceof AggregateError) cause = cause.errors[0];
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? null) : null;
}
