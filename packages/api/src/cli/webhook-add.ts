import { listApps } from '../apps/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import { addWebhook, judgeWebhookUrl, URL_FAULTS, WEBHOOK_EVENT_TYPES } from '../webhooks/index.js';
import type { Command } from './command.js';
import { requiredOption, textOption } from './option-values.js';

const HELP = `The app is told of what happens to the accounts of members who let it see them: an https:// address on the public Internet,
on port 443 or 8443. Messages are signed as Standard Webhooks has it.

  --app CLIENT_ID   as \`meisai app list\` shows it
  --events "A B"    what it is told of; everything where it is left out:
                    ${Object.keys(WEBHOOK_EVENT_TYPES).join(' ')}

The secret is printed once: nobody can read it again.`;

export const webhookAdd: Command = {
  name: 'webhook add',
  summary: 'Has an app told of news at an address of its own.',
  usage: 'URL --app CLIENT_ID [--events EVENTS]',
  help: HELP,
  options: { app: { type: 'string' }, events: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run: async ({ services, output, values, positionals: [typed = ''] }) => {
    const { config, database, keys } = services;
    const judged = judgeWebhookUrl(typed, config.areLocalWebhooksAllowed);
    if ('fault' in judged) throw new InputError(`${typed.slice(0, 200)}: ${URL_FAULTS[judged.fault].EN}`);
    const clientId = requiredOption(values, 'app');
    const app = (await listApps(database.fork())).find((one) => one.clientId === clientId);
    if (app === undefined) throw new InputError('--app: there is no such app.');
    const { url } = judged;
    const events = readEvents(textOption(values, 'events'));
    const webhook = await database.fork().transactional((tx) => addWebhook(tx as EntityManager, keys, { appId: app.id, url, events }));
    if (webhook === null) throw new InputError('The app has as many webhooks as it may. Remove one with: meisai webhook remove');
    output.print(`${app.name} is told at ${url}.\nWebhook:  ${webhook.id}\nSecret:   ${webhook.secret}\nThe secret is shown only now.\n`);
    return 0;
  },
};

function readEvents(text: string | null) {
  const types = (text ?? Object.keys(WEBHOOK_EVENT_TYPES).join(' ')).split(/[\s,]+/).filter((type) => type !== '');
  return [...new Set(types)].map((type) => {
    const event = WEBHOOK_EVENT_TYPES[type];
    if (event === undefined) {
      throw new InputError(`--events: "${type.slice(0, 80)}" is none; there are: ${Object.keys(WEBHOOK_EVENT_TYPES).join(', ')}.`);
    }
    return event;
  });
}
