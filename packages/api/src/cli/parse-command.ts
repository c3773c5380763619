import { parseArgs } from 'node:util';
import { UsageError, type Command, type OptionValues } from './command.js';
import { COMMANDS } from './commands.js';

export type ParsedCommand = { command: Command; values: OptionValues; positionals: string[] };

const HELP_WORDS = new Set(['--help', '-h', 'help']);

/**
 * Finds the command of some arguments and reads its options.
 * @returns the command, or the help text that was asked for.
 * @throws {UsageError} naming the word or option that is not known.
 */
export function parseCommand(argv: readonly string[]): ParsedCommand | { help: string } {
  const [first, ...others] = argv;
  if (first === undefined) throw new UsageError(`No command was given.\n\n${generalHelp()}`);
  if (HELP_WORDS.has(first)) {
    const asked = findCommand(others);
    return { help: asked === null ? (groupHelp(others[0]) ?? generalHelp()) : commandHelp(asked) };
  }
  const command = findCommand(argv);
  const group = command === null && HELP_WORDS.has(argv[1] ?? '') ? groupHelp(first) : null;
  if (group !== null) return { help: group };
  if (command === null) throw new UsageError(unknownCommand(argv));
  const rest = argv.slice(command.name.split(' ').length);
  if (rest.some((word) => word === '--help' || word === '-h')) return { help: commandHelp(command) };
  return { command, ...parseOptions(command, rest) };
}

function findCommand(words: readonly string[]): Command | null {
  return COMMANDS.find(({ name }) => name.split(' ').every((word, index) => words[index] === word)) ?? null;
}

function unknownCommand(argv: readonly string[]): string {
  const [first = '', second] = argv;
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (group.length > 0)
    return `${second === undefined ? `"${first}" needs a second word` : `There is no command "${first} ${second}"`}: ${group.join(', ')}.`;
  if (first.startsWith('-')) return `There is no option "${first}" before the command; see meisai --help.`;
  return `There is no command "${first}"; there are: ${COMMANDS.map(({ name }) => name).join(', ')}.`;
}

function parseOptions(command: Command, rest: readonly string[]): { values: OptionValues; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options: command.options, allowPositionals: true, strict: true });
    const { min, max } = command.positionals;
    if (positionals.length < min) throw new UsageError(`Something is missing after "${command.name}".`);
    if (positionals.length > max) throw new UsageError(`"${positionals[max]}" is too much after "${command.name}".`);
    return { values: values as OptionValues, positionals };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${reasonOf(error, command)}\nUsage: meisai ${command.name} ${command.usage}`, { cause: error });
  }
}

/** Node's own words advise on positional arguments nobody meant; ours name what there is. */
function reasonOf(error: Error, command: Command): string {
  const code = 'code' in error ? error.code : null;
  const [, option = ''] = /'(--?[^\s'<,]+)/.exec(error.message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const known = Object.keys(command.options).map((name) => `--${name}`);
    return `There is no option "${option}"${known.length === 0 ? '' : `; there are: ${known.join(', ')}`}.`;
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return error.message;
  return error.message.includes('does not take') ? `${option} takes no value.` : `${option} needs a value.`;
}

/** The commands that begin with a word, such as `member`; null where none does. */
function groupHelp(word: string | undefined): string | null {
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${word} `));
  return group.length === 0
    ? null
    : `Usage: meisai ${word} COMMAND [OPTION…]\n\n${listOf(group)}\n\n"meisai ${word} COMMAND --help" tells more of each.\n`;
}

function listOf(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
}

function generalHelp(): string {
  return `Usage: meisai COMMAND [OPTION…]\n\n${listOf(COMMANDS)}\n\n"meisai COMMAND --help" tells more of each.
The database is the one of DATABASE_URL, or the embedded one in DATA_DIR (./data); a running service is asked to do the work there.\n`;
}

function commandHelp({ name, usage, summary, help }: Command): string {
  return `Usage: meisai ${name} ${usage}\n\n${summary}\n\n${help}\n`;
}
