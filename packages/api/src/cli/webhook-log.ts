import { findWebhook, listLatestDeliveries, WEBHOOK_EVENTS } from '../webhooks/index.js';
import type { Command } from './command.js';
import { withId } from './webhook-id.js';

const SHOWN = 100;

export const webhookLog: Command = {
  name: 'webhook log',
  summary: 'Shows what was sent to a webhook, or is to be.',
  usage: 'WEBHOOK',
  help: `One line each, the latest news first, ${SHOWN} at most: id, when it happened, kind, state, number of tries, and what came of the last one.
Never of whom it told: that is between the member and the app.`,
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output, positionals: [id = ''] }) => {
    const em = services.database.fork();
    await withId('webhook', id, (key) => findWebhook(em, key));
    const deliveries = await listLatestDeliveries(em, id, SHOWN);
    for (const { id: message, happenedAt, event, state, attempts } of deliveries) {
      const [last] = attempts;
      const outcome = last === undefined ? '-' : String(last.failure ?? last.status);
      output.print(`${[message, happenedAt, WEBHOOK_EVENTS[event].type, state, attempts.length, outcome].join('\t')}\n`);
    }
    if (deliveries.length === 0) output.print('There is nothing in its log.\n');
    return 0;
  },
};
