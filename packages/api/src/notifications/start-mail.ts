import type { FastifyBaseLogger } from 'fastify';
import type { Services } from '../platform/index.js';
import { startMailDelivery, type MailDelivery } from './mail-delivery.js';
import { startMailSink } from './mail-sink.js';

/** Delivers by the configured server, or into a sink of this process where mails are caught. */
export async function startMail(services: Services, log: FastifyBaseLogger): Promise<MailDelivery> {
  const { smtpUrl } = services.config.mail;
  if (smtpUrl !== null) return startMailDelivery(services, log, { smtpUrl });
  const sink = await startMailSink(services.database);
  const delivery = startMailDelivery(services, log, { smtpUrl: sink.url });
  return {
    wake: () => delivery.wake(),
    stop: async () => {
      await delivery.stop();
      await sink.stop();
    },
  };
}
