import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What the client sends, once. */
export interface CommandRequest {
  argv: string[];
  cwd: string;
  secret: string | null;
}

/** What the service answers, line by line; the last one is the exit code. */
export type CommandAnswer = { out: string } | { err: string } | { progress: string } | { exit: number };

/** Sends one message: a line of JSON. */
export function sendMessage(socket: Socket, message: CommandRequest | CommandAnswer): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

/** The messages that arrive, until the other side ends. */
export async function* readMessages<T>(socket: Socket): AsyncGenerator<T> {
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) yield JSON.parse(line) as T;
}
