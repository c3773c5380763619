import { text as readAll } from 'node:stream/consumers';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { InputError } from '../platform/index.js';
import type { AskedSecret, Output } from './command.js';

const CLEAR_LINE = '\r\u001b[K';

/** This process's own streams. Progress is shown on a terminal only. */
export function terminalOutput(): Output {
  const { stdout, stderr } = process;
  const clear = (): void => void (stderr.isTTY && stderr.write(CLEAR_LINE));
  return {
    print: (text) => {
      clear();
      stdout.write(text);
    },
    warn: (text) => {
      clear();
      stderr.write(text);
    },
    progress: (text) => void (stderr.isTTY && stderr.write(`${CLEAR_LINE}${text}`)),
  };
}

/** All of standard input, without the line's end. */
export async function readStdin(): Promise<string> {
  return (await readAll(process.stdin)).replace(/\r?\n$/, '');
}

/** Asks on the terminal and shows nothing of what is typed. @throws {InputError} where there is no terminal, or no answer. */
export async function askHidden({ name, stdinOption }: AskedSecret): Promise<string> {
  if (!process.stdin.isTTY) throw new InputError(`There is no terminal to ask for the ${name}; pipe it in with --${stdinOption}.`);
  process.stderr.write(`${name[0]?.toUpperCase()}${name.slice(1)}: `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await terminal.question('');
  } catch (cause) {
    // Ctrl-C and Ctrl-D reach the prompt as keys, not as a signal.
    throw new InputError(`No ${name} was given; nothing was done.`, { cause });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
