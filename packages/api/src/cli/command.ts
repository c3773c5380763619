import type { ParseArgsOptionsConfig } from 'node:util';
import type { Services } from '../platform/index.js';

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** Where a command writes: this process's own streams, or those of the client that handed the command over. */
export interface Output {
  /** A result, for stdout. */
  print(text: string): void;
  /** A fault or a remark, for stderr. */
  warn(text: string): void;
  /** How far long work is; shown on a terminal only, each over the last. */
  progress(text: string): void;
}

export interface CommandCall {
  services: Services;
  output: Output;
  values: OptionValues;
  positionals: readonly string[];
  /** Where relative paths begin: the folder of the person, not of the service. */
  cwd: string;
  /** What was typed or piped in, where the command asks for a secret. */
  secret: string | null;
  /** Aborted when the person stops the command. */
  signal: AbortSignal;
}

/** What a person is asked for without showing it. */
export interface AskedSecret {
  /** Such as `password`. */
  name: string;
  /** The option by which it is piped in. */
  stdinOption: string;
}

/** One thing the command line can do. */
export interface Command {
  /** Its words, such as `member add`. */
  name: string;
  summary: string;
  /** What stands after the name, such as `FILE… --account ID`. */
  usage: string;
  /** The rest of its help. */
  help: string;
  options: ParseArgsOptionsConfig;
  positionals: { min: number; max: number };
  /** Whether it needs the same MEISAI_SECRET as the service. */
  needsSecretKey(values: OptionValues, positionals: readonly string[]): boolean;
  /** What to read from the person before the command runs, if anything. */
  asksFor(values: OptionValues): 'HIDDEN_PROMPT' | 'STDIN' | null;
  /** What that is; a password where it is left out. */
  secret?: AskedSecret;
  /** @returns the exit code. @throws {InputError} for a mistake of the person: one clear line, exit code 1. */
  run(call: CommandCall): Promise<number>;
}

/** The command line cannot be understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
