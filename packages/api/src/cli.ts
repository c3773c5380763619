import { setFlagsFromString } from 'node:v8';
import type { Command, OptionValues } from './cli/command.js';
import { parseCommand } from './cli/parse-command.js';
import { explain } from './cli/run-command.js';
import { askHidden, readStdin, terminalOutput } from './cli/terminal.js';
import { readCommandConfig, runWhereTheDatabaseIs } from './cli/with-services.js';

// A command streams files larger than memory: what it lets go of is collected early, or the heap would grow with the file.
setFlagsFromString('--optimize-for-size');

const output = terminalOutput();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
// `meisai … | head` ends early: that is no fault.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => explain(error, output, stop.signal));

async function main(argv: string[]): Promise<number> {
  const parsed = parseCommand(argv);
  if ('help' in parsed) {
    output.print(parsed.help);
    return 0;
  }
  const config = readCommandConfig(process.env, parsed.command.needsSecretKey(parsed.values, parsed.positionals));
  const secret = await readSecret(parsed.command, parsed.values);
  return runWhereTheDatabaseIs(config, { argv, cwd: process.cwd(), secret }, output, stop.signal);
}

async function readSecret(command: Command, values: OptionValues): Promise<string | null> {
  const from = command.asksFor(values);
  if (from === 'STDIN') return readStdin();
  return from === 'HIDDEN_PROMPT' ? askHidden(command.secret ?? { name: 'password', stdinOption: 'password-stdin' }) : null;
}
