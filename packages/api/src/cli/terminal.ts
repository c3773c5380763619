import { text as readAll } from 'node:stream/consumers';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { InputError } from '../platform/index.js';
import type { Output } from './command.js';

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
export async function askHidden(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new InputError('There is no terminal to ask for the password; pipe it in with --password-stdin.');
  process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await terminal.question('');
  } catch (cause) {
    // Ctrl-C and Ctrl-D reach the prompt as keys, not as a signal.
    throw new InputError('No password was given; nothing was done.', { cause });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
