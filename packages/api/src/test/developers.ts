import { registerApp } from '../apps/index.js';
import { globalId, query, type Services } from '../platform/index.js';
import { addWebhook } from '../webhooks/index.js';
import type { EnrolledMember } from './server.js';

/** An app of a developer's own, told of frozen cards at an address where nobody is, with one delivery that failed. @returns the ids */
export async function addOwnApp(
  services: Services,
  { memberId, accountId, cardId }: EnrolledMember,
): Promise<{ ownApp: string; webhook: string; delivery: string }> {
  const em = services.database.fork();
  const { id: appId } = await registerApp(em, {
    name: 'Budget of a developer',
    homepage: 'https://budget.example/',
    privacyPolicy: null,
    redirectUris: ['https://budget.example/callback'],
    scopes: ['accounts:read'],
    isConfidential: true,
    registeredBy: memberId,
  });
  const webhook = await addWebhook(em, services.keys, { appId, url: 'https://budget.example/hooks', events: ['CARD_FROZEN'] });
  const [delivery] = await query<{ id: string }>(
    em,
    `insert into webhook_delivery (id, webhook_id, member_id, event, account_id, subject_id, state, tries)
     values (gen_random_uuid(), $1, $2, 'CARD_FROZEN', $3, $4, 'FAILED', 16) returning id`,
    [webhook?.id, memberId, accountId, cardId],
  );
  await query(
    em,
    `insert into webhook_attempt (delivery_id, id, took_ms, status, failure) values ($1, gen_random_uuid(), 12, 500, 'REFUSED')`,
    [delivery?.id],
  );
  return {
    ownApp: globalId('App', appId),
    webhook: globalId('Webhook', webhook?.id ?? ''),
    delivery: globalId('WebhookDelivery', delivery?.id ?? ''),
  };
}
