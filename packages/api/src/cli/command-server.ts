import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import type { Services } from '../platform/index.js';
import { readMessages, sendMessage, type CommandRequest } from './hand-over-messages.js';
import { runCommand } from './run-command.js';
import { commandSocketPath, makeSocketFolder } from './socket-path.js';

export interface CommandServer {
  /** Takes no more commands, stops those under way and waits for them. */
  close(): Promise<void>;
}

/** Bits that no one but the owner may have: the socket is born closed to others. */
const OWNER_ONLY_UMASK = 0o177;

/**
 * Lets `meisai` work while this service holds the embedded database: takes commands over a socket that only the same
 * user may open. On PostgreSQL the command line connects itself, and nothing listens.
 */
export async function startCommandServer(services: Services): Promise<CommandServer> {
  if (services.config.databaseUrl !== null) return { close: async () => undefined };
  const path = commandSocketPath(services.config.dataDir);
  await makeSocketFolder(path);
  // Whoever holds the database folder is alone with the data folder: what lies there was left by a killed process.
  await rm(path, { force: true });
  const calls = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    calls.set(
      socket,
      answer(services, socket).finally(() => calls.delete(socket)),
    );
  });
  const umask = process.umask(OWNER_ONLY_UMASK);
  server.listen(path);
  process.umask(umask);
  await once(server, 'listening');
  await chmod(path, 0o600);
  return {
    close: async () => {
      server.close();
      for (const socket of calls.keys()) socket.destroy();
      await Promise.all(calls.values());
      await rm(path, { force: true });
    },
  };
}

/** Runs the command of one client; a client that goes away stops it, and its transaction is taken back. */
async function answer(services: Services, socket: Socket): Promise<void> {
  const gone = new AbortController();
  socket.on('error', () => gone.abort());
  socket.on('close', () => gone.abort());
  try {
    const { value: request } = await readMessages<CommandRequest>(socket).next();
    if (request === undefined) return;
    const { argv, cwd, secret } = request as CommandRequest;
    const output = {
      print: (text: string) => sendMessage(socket, { out: text }),
      warn: (text: string) => sendMessage(socket, { err: text }),
      progress: (text: string) => sendMessage(socket, { progress: text }),
    };
    const exit = await runCommand({ argv, cwd, secret, output, signal: gone.signal, services });
    sendMessage(socket, { exit });
  } catch (error) {
    sendMessage(socket, {
      err: `meisai: the service could not read the command: ${error instanceof Error ? error.message : String(error)}\n`,
    });
  } finally {
    socket.end();
  }
}
