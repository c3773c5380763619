import type { FastifyInstance } from 'fastify';
import type { Database } from './database.ts';
import type { MeisaiClient } from './meisai-client.ts';
import { lookUpNews, receiveWebhook } from './webhooks.ts';

interface WebhookParts {
  client: MeisaiClient;
  database: Database;
  secret: string | null;
}

/** Where Meisai tells of news. It is answered first and worked on then: Meisai waits ten seconds, and sends again what was not taken. */
export function serveWebhooks(app: FastifyInstance, { client, database, secret }: WebhookParts): void {
  if (secret === null) return;
  app.post('/webhooks', async (request, reply) => {
    const body = typeof request.body === 'string' ? request.body : '';
    const reception = receiveWebhook(database, secret, body, request.headers);
    if (reception.kind === 'REFUSED') {
      request.log.warn({ from: request.ip }, 'a webhook was refused: it is not signed as it should be, or old');
      return reply.status(400).send();
    }
    void reply.status(204).send();
    if (reception.kind === 'TAKEN') {
      // What cannot be looked up now is, when the member looks next.
      await lookUpNews(database, client, { memberId: reception.memberId, language: 'ja' }).catch((error: unknown) => {
        request.log.warn({ why: error instanceof Error ? error.message : undefined }, 'the news could not be looked up');
      });
    }
    return reply;
  });
}
