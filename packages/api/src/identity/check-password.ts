import { Overloaded, type EntityManager, type RequestContext } from '../platform/index.js';
import { releaseGuess, reserveGuess, settleGuess, type GuessPermit, type GuessPlace } from './login-guard.js';
import { countSourceFailure, refuseBusySource } from './source-limit.js';

export type PasswordCheck =
  | { kind: 'LOCKED' }
  | { kind: 'WRONG' }
  /** `settle` is called in the transaction that acts on the right password. @throws {Overloaded} if it came too late. */
  | { kind: 'RIGHT'; settle(em: EntityManager): Promise<void> };

export interface PasswordToCheck {
  place: GuessPlace;
  /** Whether it comes from a device the member has used: strangers behind the same address do not slow it. */
  isKnownDevice: boolean;
  /** null where there is no such login: a dummy of equal cost is checked. */
  passwordHash: string | null;
  password: string;
  /** Called in the transaction that counts the wrong password which locks. */
  onLocked(em: EntityManager): Promise<void>;
}

/**
 * Checks a password: the one way to do it, shared by every path that asks for one.
 * Counts the guess first, then checks it, then settles it; no connection is held while hashing.
 * @throws {TooManyRequests} when too many wrong ones came from the same place on the network.
 * @throws {Overloaded} when too many are being checked.
 */
export async function checkPassword(context: RequestContext, check: PasswordToCheck): Promise<PasswordCheck> {
  const { em, address } = context;
  if (!check.isKnownDevice) await refuseBusySource(em, address);
  const permit = await reserveGuess(em, check.place);
  if (permit === null) return { kind: 'LOCKED' };
  if (await verify(context, permit, check)) return { kind: 'RIGHT', settle: (tx) => settleRight(tx, permit) };
  await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const settlement = await settleGuess(tx, permit, 'WRONG');
    await countSourceFailure(tx, address);
    if (settlement === 'LOCKED_NOW') await check.onLocked(tx);
  });
  return { kind: 'WRONG' };
}

async function verify({ em, services }: RequestContext, permit: GuessPermit, check: PasswordToCheck): Promise<boolean> {
  try {
    return await services.passwordHasher.verify(check.passwordHash, check.password);
  } catch (error) {
    if (error instanceof Overloaded) await releaseGuess(em, permit);
    throw error;
  }
}

async function settleRight(em: EntityManager, permit: GuessPermit): Promise<void> {
  if ((await settleGuess(em, permit, 'RIGHT')) === 'TOO_LATE') throw new Overloaded(1);
}
