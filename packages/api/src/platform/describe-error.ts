import { Fault, InputError } from './errors.js';

/** What went wrong, for a person at a terminal: one clear line for what they can mend, the stack for everything else. */
export function describeError(error: unknown): string {
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
