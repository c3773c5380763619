import { query, type EntityManager } from '../platform/index.js';
import { APP_POLICY } from './app-policy.js';
import { sweepArtefacts } from './artefact.store.js';
import { sweepAppSecrets } from './change-app.js';
import { sweepUses } from './charge-use.js';

const LONG_AGO = `app_now() - $1::int * interval '1 day'`;

/** Removes grants that ended or ran out long ago, with what came of them. */
function sweepGrants(em: EntityManager): Promise<void> {
  return sweepThose(em, 'app_grant', 'least(revoked_at, expires_at)');
}

/** Removes personal tokens that ended or ran out long ago. */
function sweepPersonalTokens(em: EntityManager): Promise<void> {
  return sweepThose(em, 'personal_token', 'least(revoked_at, expires_at)');
}

/** Removes apps that were removed long ago, with what they were granted and their webhooks. */
function sweepApps(em: EntityManager): Promise<void> {
  return sweepThose(em, 'app', 'removed_at');
}

/** @param endedAt SQL of when a row of the table ended; null where it has not */
async function sweepThose(em: EntityManager, table: string, endedAt: string): Promise<void> {
  await query(em, `delete from ${table} where ${endedAt} < ${LONG_AGO}`, [APP_POLICY.keepOverDays]);
}

/** What time has overtaken of apps: what holders made use of goes last, when those are gone that go now. */
export const APP_SWEEPS = [sweepArtefacts, sweepAppSecrets, sweepGrants, sweepPersonalTokens, sweepApps, sweepUses] as const;
