import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { mailMember } from '../accounts/index.js';
import { enqueueMail, layoutMail } from '../notifications/index.js';
import { repeat, type EntityManager, type Services } from '../platform/index.js';
import { createWebhookSender, type WebhookAnswer } from './send-webhook.js';
import {
  claimDeliveries,
  countFailure,
  disableWebhook,
  keepPace,
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
import { webhookDisabledMail, webhookDisabledNotice } from './webhook.messages.js';

/** Tells apps what is waiting for them until stopped. Any number of processes may do so at once: each delivery is one process's. */
export function startWebhooks(
  services: Services,
  log: FastifyBaseLogger,
  policy: WebhookPolicy = WEBHOOK_POLICY,
): { stop(): Promise<void> } {
  const { config, database, keys } = services;
  const sender = createWebhookSender({ isLocalAllowed: config.areLocalWebhooksAllowed, policy });
  const underWay = new Map<Promise<void>, DeliveryInHand>();
  let isStopped = false;
  const loop = repeat({
    work: fillPlaces,
    onTrouble: (error) => log.error({ err: error }, 'webhooks cannot be delivered'),
    pauseMs: policy.pollMs,
    stopWithinMs: policy.stopWithinMs,
  });
  return {
    stop: async () => {
      await loop.stop();
      await Promise.race([Promise.all(underWay.keys()), patience(policy.stopWithinMs)]);
      isStopped = true;
      await sender.close();
    },
  };

  /** Places are filled as they fall free: one that answers slowly keeps nobody waiting but itself. */
  async function fillPlaces(): Promise<boolean> {
    const all = policy.places - underWay.size;
    const slow = [...underWay.values()].filter(({ isSlow }) => isSlow).length;
    const free = { all, forSlow: Math.max(0, policy.slowPlaces - slow) };
    const claimed = all === 0 ? [] : await claimDeliveries(database.fork(), policy, free);
    for (const delivery of claimed) {
      const sending = deliver(delivery).finally(() => underWay.delete(sending));
      underWay.set(sending, delivery);
    }
    if (underWay.size === 0) return false;
    await Promise.race([...underWay.keys(), patience(policy.pollMs)]);
    await patience(policy.refillMs);
    return true;
  }

  /** One that cannot be sent through a fault of ours is no failure of its app's, and waits like one: never in front of all others. */
  async function deliver(delivery: DeliveryInHand): Promise<void> {
    try {
      await attempt(delivery);
    } catch (error) {
      log.error({ err: error, deliveryId: delivery.id, webhookId: delivery.webhookId }, 'a message of a webhook cannot be sent');
      // Where the database is away, its lease runs out.
      await putOff(database.fork(), delivery).catch(() => undefined);
    }
  }

  function putOff(em: EntityManager, delivery: DeliveryInHand): Promise<void> {
    return markFailed(em, delivery, nextTryAfter(delivery.tries, Math.random(), policy));
  }

  /** No connection to the database is held while the app is spoken to. */
  async function attempt(delivery: DeliveryInHand): Promise<void> {
    if (!delivery.isWelcome) return withdraw(database.fork(), delivery);
    const message = {
      id: delivery.id,
      url: delivery.url,
      secrets: delivery.sealed.map((sealed) => keys.open(WEBHOOK_SEAL, delivery.webhookId, sealed)),
      body: writeMessage(delivery),
      sentAt: new Date(),
    };
    const began = performance.now();
    const answer = await sender.send(message);
    const tookMs = performance.now() - began;
    // What was cut off by our own end is sent again by whoever finds its lease run out.
    if (isStopped) return;
    await database.fork().transactional(async (tx) => settle(tx as EntityManager, delivery, answer, tookMs));
  }

  async function settle(tx: EntityManager, delivery: DeliveryInHand, answer: WebhookAnswer, tookMs: number): Promise<void> {
    await logAttempt(tx, delivery, answer, tookMs);
    await keepPace(tx, delivery.webhookId, tookMs, policy);
    if (answer.failure === null) return markDelivered(tx, delivery);
    await putOff(tx, delivery);
    const { failures, failingForMs } = await countFailure(tx, delivery.webhookId);
    await pauseWebhook(tx, delivery.webhookId, pauseAfter(failures, policy));
    if (isGivenUp(answer.status, failingForMs, policy)) await giveUp(tx, delivery.webhookId);
  }

  async function giveUp(tx: EntityManager, webhookId: string): Promise<void> {
    const disabled = await disableWebhook(tx, webhookId);
    if (disabled === null) return;
    log.warn({ webhookId }, 'a webhook was disabled: it has failed for too long');
    const { registeredBy, contactMail, appName, url } = disabled;
    const { host } = new URL(url);
    if (registeredBy !== null) await mailMember(tx, registeredBy, webhookDisabledMail(config.publicOrigin, appName, host));
    else if (contactMail !== null) await enqueueMail(tx, { ...layoutMail(webhookDisabledNotice(appName, host)), to: contactMail });
  }
}

/** A wait that keeps no process alive. */
function patience(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}
