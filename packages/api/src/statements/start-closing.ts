import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../platform/index.js';
import { closeEndedCycles } from './close-ended-cycles.js';

/** A bill is there a few minutes after midnight; what is found closed costs one look at an index. */
const LOOK_EVERY_MS = 5 * 60 * 1000;

/** Closes ended cycles for as long as the service runs. @returns how to stop it: the cycle in hand is finished first. */
export function startClosing(database: Database, log: FastifyBaseLogger): { stop(): Promise<void> } {
  let isStopping = false;
  let underWay: Promise<void> = Promise.resolve();

  async function closeAll(): Promise<void> {
    try {
      await closeEndedCycles(database, {
        onFailed: (failure) => log.error({ err: failure }, 'the books of an account could not be closed; the next look tries again'),
        isStopping: () => isStopping,
      });
    } catch (error) {
      log.error({ err: error }, 'the books could not be closed; the next look tries again');
    }
  }
  const look = (): void => {
    underWay = underWay.then(closeAll);
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
