import { areCodesLocked, hasSecondFactor } from '../factors/index.js';
import { isoInstant, query, type EntityManager, type Keys } from '../platform/index.js';
import { STRANGERS } from './login-guard.js';
import { guardKey, readBuckets } from './login-guard.store.js';
import { LOGIN_POLICY } from './login-policy.js';
import { standingOf, type GuardStanding } from './login-standing.rules.js';
import type { MemberLogin } from './login.queries.js';

export interface LoginStanding {
  state: GuardStanding['state'] | 'REISSUE_NEEDED' | 'CLOSED';
  /** When it opens by itself; null where it is open, or does not. */
  opensAt: Date | null;
  failed: number;
  /** Whether there is something to unlock: for whichever device, or of one-time codes. */
  hasLock: boolean;
}

/** How a member's login stands now, from a device it does not know. */
export async function readLoginStanding(em: EntityManager, keys: Keys, login: MemberLogin): Promise<LoginStanding> {
  const { isShut, buckets } = await readBuckets(em, guardKey(keys, 'MEMBER', login.userId));
  const seen = buckets.map((bucket) => ({ ...bucket, isOwn: bucket.bucket === STRANGERS }));
  const { state, opensInMs, failed, hasLock } = standingOf(isShut, seen, { ...LOGIN_POLICY, threshold: login.threshold });
  const rest = { failed, hasLock: hasLock || (await areCodesLocked(em, login.id)) };
  if (login.isClosed) return { state: 'CLOSED', opensAt: null, ...rest };
  if (state === 'OPEN' && !login.passwordFitsAlone && !(await hasSecondFactor(em, login.id))) {
    return { state: 'REISSUE_NEEDED', opensAt: null, ...rest };
  }
  return { state, opensAt: opensInMs === null ? null : await instantIn(em, opensInMs), ...rest };
}

async function instantIn(em: EntityManager, milliseconds: number): Promise<Date> {
  const sql = `select ${isoInstant(`(app_now() + $1::bigint * interval '1 millisecond')`)} as at`;
  const [row] = await query<{ at: string }>(em, sql, [Math.round(milliseconds)]);
  if (row === undefined) throw new Error('The clock does not answer.');
  return new Date(row.at);
}
