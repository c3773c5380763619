import type { FastifyBaseLogger } from 'fastify';
import { repeat, type RequestSource, type Services } from '../platform/index.js';
import { ERRAND_POLICY } from './errand-policy.js';
import { claimErrand, dropErrand, putErrandBack, type ErrandInHand } from './errand.queries.js';
import { ERRAND_SEAL, type ErrandKind } from './put-errand.js';

/**
 * Does errands one after the other until stopped. Any number of processes may do so at once.
 * @returns how to stop it: the one in hand is finished, if that does not take long.
 */
export function startErrands(
  services: Services,
  log: FastifyBaseLogger,
  kinds: readonly ErrandKind<object>[],
  policy = ERRAND_POLICY,
): { stop(): Promise<void> } {
  const { database, keys } = services;
  return repeat({
    work: doNext,
    onTrouble: (error) => log.error({ err: error }, 'errands cannot be read'),
    pauseMs: policy.pollMs,
    stopWithinMs: policy.stopWithinMs,
  });

  /** @returns whether there was one. */
  async function doNext(): Promise<boolean> {
    const errand = await claimErrand(database.fork(), policy);
    if (errand === null) return false;
    if (!errand.isWorthDoing) return giveUp(errand, null);
    try {
      await runErrand(errand);
    } catch (error) {
      if (errand.tries >= policy.tries) return giveUp(errand, error);
      await putErrandBack(database.fork(), errand.id, policy.retryMs);
      log.warn({ err: error, kind: errand.kind }, 'an errand failed; it will be tried again');
      return true;
    }
    await dropErrand(database.fork(), errand.id);
    return true;
  }

  async function runErrand({ id, kind: name, sealed }: ErrandInHand): Promise<void> {
    const kind = kinds.find((candidate) => candidate.name === name);
    if (kind === undefined) throw new Error(`Nobody does errands of the kind ${name}.`);
    const { details, source } = JSON.parse(keys.open(ERRAND_SEAL, id, sealed)) as { details: object; source: RequestSource };
    await kind.run({ em: database.fork(), services, source }, details);
  }

  async function giveUp({ id, kind, tries }: ErrandInHand, error: unknown): Promise<boolean> {
    await dropErrand(database.fork(), id);
    log.error({ err: error, kind, tries }, 'an errand was given up');
    return true;
  }
}
