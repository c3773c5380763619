import type { Scope } from '@meisai/schema/rules';
import { NIL_ID, query, type Access, type EntityManager } from '../platform/index.js';
import { BUDGET_POLICY } from './app-policy.js';

/** How a fair share stands after a request. */
export interface BudgetStanding {
  /** False where the request would have gone over it: nothing was charged. */
  isWithin: boolean;
  remaining: number;
  /** Until it is whole again. */
  resetsInSeconds: number;
}

/** Scripts of a member share one budget: more tokens are not more of it. */
const NO_APP = NIL_ID;

/**
 * Charges what a request costs to the share of its app and member, and keeps that it came and what kinds of data it made use of; one
 * statement, so that any number of requests over any number of processes never spend more than there is.
 */
export async function chargeUse(
  em: EntityManager,
  loginId: string,
  access: Access,
  { cost, scopes }: { cost: number; scopes: readonly Scope[] },
): Promise<BudgetStanding> {
  const owner = [loginId, access.appId ?? NO_APP];
  const [charged] = await query<{ spent: string; secondsLeft: number }>(em, CHARGE[access.kind], [
    ...owner,
    cost,
    BUDGET_POLICY.windowMs,
    BUDGET_POLICY.perWindow,
    access.id,
    scopes.toSorted(),
    USE_TOUCH_MS,
  ]);
  if (charged !== undefined) {
    return { isWithin: true, remaining: BUDGET_POLICY.perWindow - Number(charged.spent), resetsInSeconds: charged.secondsLeft };
  }
  const [spent] = await query<{ spent: string; secondsLeft: number }>(
    em,
    `select spent, ${SECONDS_LEFT('$3')} as "secondsLeft" from app_budget b where login_id = $1 and app_id = $2`,
    [...owner, BUDGET_POLICY.windowMs],
  );
  const remaining = Math.max(0, BUDGET_POLICY.perWindow - Number(spent?.spent ?? 0));
  return { isWithin: false, remaining, resetsInSeconds: Math.max(1, spent?.secondsLeft ?? 1) };
}

/** Writing each request's time would double the load; a minute is close enough. */
const USE_TOUCH_MS = 60 * 1000;

const END = (windowMs: string) => `b.window_start + ${windowMs}::int * interval '1 millisecond'`;
const SECONDS_LEFT = (windowMs: string) => `ceil(extract(epoch from ${END(windowMs)} - app_now()))::int`;

/** @param holders the table of what the request came by: a request that was refused has come, too */
const chargeOf = (holders: 'app_grant' | 'personal_token') => `
  with touched as (
    update ${holders} set last_used_at = app_now()
     where id = $6::uuid and coalesce(last_used_at, '-infinity') < app_now() - $8::int * interval '1 millisecond'
  ), charged as (
    insert into app_budget as b (login_id, app_id, spent) select $1::uuid, $2::uuid, $3::bigint where $3::bigint <= $5::bigint
    on conflict (login_id, app_id) do update
       set spent = case when ${END('$4')} <= app_now() then excluded.spent else b.spent + excluded.spent end,
           window_start = case when ${END('$4')} <= app_now() then app_now() else b.window_start end
     where ${END('$4')} <= app_now() or b.spent + excluded.spent <= $5::bigint
    returning b.spent, b.window_start
  ), used as (
    insert into app_use as u (holder_id, scope) select $6::uuid, s.scope from charged, unnest($7::text[]) as s (scope)
    on conflict (holder_id, scope) do update set last_used_at = app_now()
     where u.last_used_at < app_now() - $8::int * interval '1 millisecond'
  )
  select b.spent::text as spent, ${SECONDS_LEFT('$4')} as "secondsLeft" from charged b`;

const CHARGE: Readonly<Record<Access['kind'], string>> = { APP: chargeOf('app_grant'), PERSONAL_TOKEN: chargeOf('personal_token') };

/** Removes shares that are whole again, and what grants and tokens that are no more made use of. */
export async function sweepUses(em: EntityManager): Promise<void> {
  await query(em, `delete from app_budget b where ${END('$1')} < app_now()`, [BUDGET_POLICY.windowMs]);
  await query(
    em,
    `delete from app_use u
      where not exists (select 1 from app_grant g where g.id = u.holder_id) and not exists (select 1 from personal_token t where t.id = u.holder_id)`,
    [],
  );
}
