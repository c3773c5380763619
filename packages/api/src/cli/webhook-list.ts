import { canSign, listWebhooks, type WebhookRow } from '../webhooks/index.js';
import type { Command } from './command.js';

export const webhookList: Command = {
  name: 'webhook list',
  summary: 'Lists where apps are told of news.',
  usage: '',
  help: 'One line each: id, client id, address, what it is told of, and whether it works, fails or was disabled.',
  options: {},
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run: async ({ services, output }) => {
    const webhooks = await listWebhooks(services.database.fork());
    for (const webhook of webhooks) {
      const { id, clientId, url, eventTypes } = webhook;
      const state = canSign(services.keys, webhook) ? stateOf(webhook) : 'its secret was sealed under another MEISAI_SECRET: rotate it';
      output.print(`${[id, clientId, url, eventTypes.join(' '), state].join('\t')}\n`);
    }
    if (webhooks.length === 0) output.print('There are no webhooks. Add one with: meisai webhook add\n');
    return 0;
  },
};

function stateOf({ disabledAt, failingSince }: WebhookRow): string {
  if (disabledAt !== null) return `disabled ${disabledAt}`;
  return failingSince !== null ? `failing since ${failingSince}` : 'works';
}
