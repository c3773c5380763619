import type { FastifyBaseLogger } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '../platform/index.js';
import { claimDueMails, markGivenUp, markSent, purgeDoneMails, putBack, type MailInHand } from './mail-outbox.queries.js';
import { withDesk } from './mail-layout.js';
import { MAIL_POLICY, type MailPolicy } from './mail-policy.js';
import { judgeRetry } from './mail-retry.rules.js';
import { createSmtpSender, type SmtpFailure } from './smtp.js';
import { onMailCommitted } from './wake-after-commit.js';

export interface MailDelivery {
  /** Looks for due mails now rather than at the next poll. */
  wake(): void;
  /** Takes no more mails, and waits a while for those in hand. */
  stop(): Promise<void>;
}

export interface DeliveryOptions {
  smtpUrl: string;
  policy?: MailPolicy;
}

type DeliveryServices = Pick<Services, 'config' | 'database'>;

const PURGE_EVERY_MS = 60 * 60 * 1000;
const SETTLE_TRIES = 20;
const SETTLE_WAIT_MS = 500;

/** Hands the mails of the outbox to an SMTP server until stopped. Any number of processes may do so at once. */
export function startMailDelivery(services: DeliveryServices, log: FastifyBaseLogger, options: DeliveryOptions): MailDelivery {
  const policy = options.policy ?? MAIL_POLICY;
  const { database, config } = services;
  const send = createSmtpSender({ url: options.smtpUrl, from: config.mail.from, sendWithinMs: policy.sendWithinMs });
  let isStopped = false;
  let isWoken = false;
  let endPause = (): void => undefined;
  const wake = (): void => {
    isWoken = true;
    endPause();
  };
  onMailCommitted(database.fork(), wake);
  const running = run();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      wake();
      const patience = new AbortController();
      await Promise.race([running, sleep(policy.stopWithinMs, undefined, { signal: patience.signal }).catch(() => undefined)]);
      patience.abort();
    },
  };

  async function run(): Promise<void> {
    let isTroubled = false;
    let purgeAt = 0;
    while (!isStopped) {
      isWoken = false;
      let taken = 0;
      try {
        taken = await deliverDue();
        if (performance.now() >= purgeAt) await purgeDoneMails(database.fork(), policy);
        if (performance.now() >= purgeAt) purgeAt = performance.now() + PURGE_EVERY_MS;
        isTroubled = false;
      } catch (error) {
        // Said once an outage, not once a second.
        if (!isTroubled) log.error({ err: error }, 'the outbox cannot be read');
        isTroubled = true;
      }
      if (taken < policy.batchSize) await pause();
    }
  }

  async function deliverDue(): Promise<number> {
    const mails = await claimDueMails(database.fork(), policy);
    await Promise.all(mails.map(deliver));
    return mails.length;
  }

  /** No connection to the database is held while SMTP talks. */
  async function deliver(mail: MailInHand): Promise<void> {
    const failure = await send(withDesk(mail, config.conciergePhone));
    await settle(mail, failure);
  }

  /** A mail the server has taken must not be sent again because the database was away for a moment. */
  async function settle(mail: MailInHand, failure: SmtpFailure | null): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (failure === null ? markSent(database.fork(), mail) : settleFailure(mail, failure));
      } catch (error) {
        if (attempt >= SETTLE_TRIES || isStopped) throw error;
        await sleep(SETTLE_WAIT_MS);
      }
    }
  }

  async function settleFailure(mail: MailInHand, failure: SmtpFailure): Promise<void> {
    const verdict = judgeRetry({ ...mail, isRefused: failure.isRefused }, Math.random(), policy);
    const told = { mailId: mail.id, attempts: mail.attempts, reason: failure.reason };
    if (verdict.kind === 'GIVE_UP') {
      await markGivenUp(database.fork(), mail, failure.reason);
      log.error(told, 'a mail was given up');
      return;
    }
    await putBack(database.fork(), mail, failure.reason, verdict.afterMs);
    log.warn(told, 'a mail was not taken; it will be tried again');
  }

  function pause(): Promise<void> {
    if (isWoken || isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, policy.pollMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
