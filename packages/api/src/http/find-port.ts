import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import { InputError } from '../platform/index.js';

/**
 * Finds the port to serve on by binding it for a moment, before anything else is opened or written.
 * @returns the port; for 0 one that is free.
 * @throws {InputError} saying why the port cannot be had.
 */
export async function findPort({ port, host }: Pick<Config, 'port' | 'host'>): Promise<number> {
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw new InputError(reasonOf(error as NodeJS.ErrnoException, port, host), { cause: error });
  }
  const { port: found } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return found;
}

function reasonOf({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `PORT ${port} is in use already. Stop what uses it, or choose another, such as PORT=${port + 1}.`;
  if (code === 'EACCES') return `PORT ${port} may not be used by this user. Choose one above 1023.`;
  return `HOST ${host} with PORT ${port} cannot be served on: ${message}.`;
}
