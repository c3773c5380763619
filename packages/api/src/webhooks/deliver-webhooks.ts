import type { FastifyBaseLogger } from 'fastify';
import { mailMember } from '../accounts/index.js';
import { repeat, type EntityManager, type Services } from '../platform/index.js';
import { createWebhookSender, type WebhookAnswer } from './send-webhook.js';
import {
  claimDeliveries,
  countFailure,
  disableWebhook,
  logAttempt,
  markDelivered,
  markFailed,
  pauseWebhook,
  withdraw,
  type DeliveryInHand,
} from './webhook-delivery.store.js';
import { writeMessage } from './webhook-events.js';
import { WEBHOOK_POLICY, type WebhookPolicy } from './webhook-policy.js';
import { isGivenUp, nextTryAfter, pauseAfter } from './webhook-retry.rules.js';
import { WEBHOOK_SEAL } from './webhook-secret.js';
import { webhookDisabledMail } from './webhook.messages.js';

/** Tells apps what is waiting for them until stopped. Any number of processes may do so at once: each delivery is one process's. */
export function startWebhooks(
  services: Services,
  log: FastifyBaseLogger,
  policy: WebhookPolicy = WEBHOOK_POLICY,
): { stop(): Promise<void> } {
  const { config, database, keys } = services;
  const sender = createWebhookSender({ isLocalAllowed: config.areLocalWebhooksAllowed, policy });
  const loop = repeat({
    work: deliverDue,
    onTrouble: (error) => log.error({ err: error }, 'webhooks cannot be delivered'),
    pauseMs: policy.pollMs,
    stopWithinMs: policy.stopWithinMs,
  });
  return {
    stop: async () => {
      await loop.stop();
      await sender.close();
    },
  };

  async function deliverDue(): Promise<boolean> {
    const deliveries = await claimDeliveries(database.fork(), policy);
    await Promise.all(deliveries.map(deliver));
    return deliveries.length > 0;
  }

  /** No connection to the database is held while the app is spoken to. */
  async function deliver(delivery: DeliveryInHand): Promise<void> {
    if (!delivery.isWelcome) return withdraw(database.fork(), delivery);
    const began = performance.now();
    const answer = await sender.send({
      id: delivery.id,
      url: delivery.url,
      secrets: delivery.sealed.map((sealed) => keys.open(WEBHOOK_SEAL, delivery.webhookId, sealed)),
      body: writeMessage(delivery),
      sentAt: new Date(),
    });
    const tookMs = performance.now() - began;
    await database.fork().transactional(async (tx) => settle(tx as EntityManager, delivery, answer, tookMs));
  }

  async function settle(tx: EntityManager, delivery: DeliveryInHand, answer: WebhookAnswer, tookMs: number): Promise<void> {
    await logAttempt(tx, delivery, answer, tookMs);
    if (answer.failure === null) return markDelivered(tx, delivery);
    await markFailed(tx, delivery, nextTryAfter(delivery.tries, Math.random(), policy));
    const { failures, failingForMs } = await countFailure(tx, delivery.webhookId);
    await pauseWebhook(tx, delivery.webhookId, pauseAfter(failures, policy));
    if (isGivenUp(answer.status, failingForMs, policy)) await giveUp(tx, delivery.webhookId);
  }

  async function giveUp(tx: EntityManager, webhookId: string): Promise<void> {
    const disabled = await disableWebhook(tx, webhookId);
    if (disabled === null) return;
    log.warn({ webhookId }, 'a webhook was disabled: it has failed for too long');
    const { registeredBy, appName, url } = disabled;
    if (registeredBy !== null) await mailMember(tx, registeredBy, webhookDisabledMail(config.publicOrigin, appName, new URL(url).host));
  }
}
