import { recordActivity } from '../activity/index.js';
import { isoInstant, query, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';

/** Cuts an app off, on every device and at once on every process. @returns when; null where the member has no such app connected. */
export function disconnectApp(context: RequestContext, { memberId, loginId }: Viewer, appId: string): Promise<Date | null> {
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const [ended] = await query<{ at: string }>(
      tx,
      `update app_grant set revoked_at = app_now()
        where login_id = $1 and app_id = $2 and revoked_at is null and expires_at > app_now() returning ${isoInstant('revoked_at')} as at`,
      [loginId, appId],
    );
    if (ended === undefined) return null;
    await recordActivity(tx, { kind: 'APP_DISCONNECTED', memberId, actor: 'MEMBER', source: context.source });
    return new Date(ended.at);
  });
}
