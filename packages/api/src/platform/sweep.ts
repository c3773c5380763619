import type { FastifyBaseLogger } from 'fastify';
import type { EntityManager } from './database.js';
import type { Services } from './services.js';

/** Ends or removes rows of one kind whose time is over. Any number of processes may do so at once. */
export type Sweep = (em: EntityManager, services: Services) => Promise<void>;

const SWEEP_EVERY_MS = 60 * 60 * 1000;

/** Sweeps at once and then each hour. @returns how to stop it: what is under way is finished first. */
export function startSweeping(services: Services, log: FastifyBaseLogger, sweeps: readonly Sweep[]): { stop(): Promise<void> } {
  let isStopping = false;
  let underWay: Promise<void> = Promise.resolve();

  async function sweepAll(): Promise<void> {
    for (const sweep of sweeps) {
      if (isStopping) return;
      await sweep(services.database.fork(), services).catch((error: unknown) =>
        log.error({ err: error }, 'old rows could not be swept; the next hour tries again'),
      );
    }
  }
  const look = (): void => {
    underWay = underWay.then(sweepAll);
  };
  look();
  const timer = setInterval(look, SWEEP_EVERY_MS);
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
