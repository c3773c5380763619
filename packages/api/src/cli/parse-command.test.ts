import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands.js';
import { parseCommand } from './parse-command.js';
import { commandSocketPath } from './socket-path.js';

const split = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('the command line', () => {
  it.each([
    ['', 'No command was given.'],
    ['bogus', 'There is no command "bogus"; there are: import, close, member add, member unlock, name list'],
    ['member', '"member" needs a second word: member add, member unlock.'],
    ['member bogus', 'There is no command "member bogus": member add, member unlock.'],
    ['--bogus', 'There is no option "--bogus" before the command'],
    ['import', 'Something is missing after "import".'],
    ['import a.ofx --acount x', 'There is no option "--acount"; there are: --account, --new-account, --currency'],
    ['member unlock --user-id x', 'There is no option "--user-id".'],
    ['import a.ofx --account', '--account needs a value.'],
    ['import a.ofx --account --dry-run', '--account needs a value.'],
    ['import a.ofx --dry-run=yes', '--dry-run takes no value.'],
    ['member unlock a b', '"b" is too much after "member unlock".'],
  ])('refuses "meisai %s": %s', (line, reason) => expect(() => parseCommand(split(line))).toThrow(reason));

  it.each(['--help', 'help', '-h'])('lists all commands with %s', (word) => {
    const parsed = parseCommand([word]);
    for (const { name } of COMMANDS) expect(parsed).toEqual({ help: expect.stringContaining(name) });
  });

  it.each(COMMANDS.map(({ name }) => name))('explains %s', (name) => {
    for (const line of [`${name} --help`, `help ${name}`]) {
      expect(parseCommand(split(line))).toEqual({ help: expect.stringMatching(new RegExp(`^Usage: meisai ${name} `)) });
    }
  });

  it.each(['account', 'member', 'operator'])('lists the commands that begin with %s', (word) => {
    const names = COMMANDS.map(({ name }) => name).filter((name) => name.startsWith(`${word} `));
    for (const line of [`${word} --help`, `help ${word}`]) {
      const { help } = parseCommand(split(line)) as { help: string };
      for (const name of names) expect(help).toContain(`  ${name}`);
      expect(help).not.toContain('  import ');
    }
  });

  it.each(COMMANDS)('$name says nothing twice, and its usage has every option its help explains', ({ summary, usage, help, options }) => {
    expect(help.startsWith(summary.replace(/\.$/, ''))).toBe(false);
    for (const name of Object.keys(options)) expect(usage).toMatch(new RegExp(`--${name}\\b|\\[OPTION…\\]`));
  });

  it('reads options and files', () => {
    expect(parseCommand(split('import a.ofx b.ofx --account ID --dry-run'))).toMatchObject({
      command: { name: 'import' },
      values: { account: 'ID', 'dry-run': true },
      positionals: ['a.ofx', 'b.ofx'],
    });
  });

  it('finds a socket path that the system can bind, however long the data folder', () => {
    expect(commandSocketPath('/data')).toBe('/data/command.sock');
    expect(Buffer.byteLength(commandSocketPath(`/${'long'.repeat(50)}`))).toBeLessThanOrEqual(103);
  });
});
