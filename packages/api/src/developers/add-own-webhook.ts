import { query, type RequestContext } from '../platform/index.js';
import { addWebhook } from '../webhooks/index.js';
import { actOnRecord } from './act-on-record.js';

type NewWebhook = Parameters<typeof addWebhook>[2];

/** Has an app of the viewer's own told of news. @returns null where it has as many webhooks as it may */
export function addOwnWebhook(context: RequestContext, webhook: NewWebhook): Promise<{ id: string; secret: string } | null> {
  return actOnRecord(context, 'WEBHOOK_ADDED', async (tx) => {
    // The app's row decides who of several at once is the fifth.
    await query(tx, 'select 1 from app where id = $1 for no key update', [webhook.appId]);
    return addWebhook(tx, context.services.keys, webhook);
  });
}
