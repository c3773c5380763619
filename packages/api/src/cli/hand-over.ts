import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readMessages, sendMessage, type CommandAnswer, type CommandRequest } from './hand-over-messages.js';
import type { Output } from './command.js';

/** Opens the socket of a running service; null where none listens. */
export async function findService(path: string): Promise<Socket | null> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    socket.destroy();
    return null;
  }
}

/** Lets the service run a command and passes on what it says. Stopping closes the socket, and the service takes its work back. */
export async function handOver(socket: Socket, request: CommandRequest, output: Output, signal: AbortSignal): Promise<number> {
  const stop = (): void => void socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  sendMessage(socket, request);
  try {
    for await (const answer of readMessages<CommandAnswer>(socket)) {
      if ('exit' in answer) return answer.exit;
      if ('out' in answer) output.print(answer.out);
      else if ('err' in answer) output.warn(answer.err);
      else output.progress(answer.progress);
    }
  } catch {
    // A broken socket says what an ended one says: the service has gone.
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
  signal.throwIfAborted();
  output.warn('meisai: the service stopped before it had answered. Run the command again: nothing is done twice.\n');
  return 1;
}
