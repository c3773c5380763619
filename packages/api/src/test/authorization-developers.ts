import { act, type Rows } from './authorization-rows.js';

/** What developers do with their apps and webhooks, in the order in which it is asked. */
export const DEVELOPERS_ACTS: Rows = {
  'Mutation.registerApp': act(
    'registerApp(input: { name: "Another", homepage: "https://budget.example/", redirectUris: ["https://budget.example/"], isConfidential: false })',
    'RegisterAppSuccess',
    'RegisterAppSuccess',
    'RegisterAppSuccess',
  ),
  'Mutation.rotateAppSecret': act('rotateAppSecret(id: $ownApp)', 'OwnAppNotFound', 'OwnAppNotFound', 'RotateAppSecretSuccess'),
  'Mutation.addWebhook': act(
    'addWebhook(input: { appId: $ownApp, url: "https://budget.example/", events: [CARD_FROZEN] })',
    'OwnAppNotFound',
    'OwnAppNotFound',
    'AddWebhookSuccess',
  ),
  'Mutation.replayWebhookDelivery': act(
    'replayWebhookDelivery(id: $delivery)',
    'WebhookNotFound',
    'WebhookNotFound',
    'ReplayWebhookDeliverySuccess',
  ),
  'Mutation.enableWebhook': act('enableWebhook(id: $webhook)', 'WebhookNotFound', 'WebhookNotFound', 'EnableWebhookSuccess'),
  'Mutation.rotateWebhookSecret': act(
    'rotateWebhookSecret(id: $webhook)',
    'WebhookNotFound',
    'WebhookNotFound',
    'RotateWebhookSecretSuccess',
  ),
  'Mutation.removeWebhook': act('removeWebhook(id: $webhook)', 'WebhookNotFound', 'WebhookNotFound', 'RemoveWebhookSuccess'),
  'Mutation.removeOwnApp': act('removeOwnApp(id: $ownApp)', 'OwnAppNotFound', 'OwnAppNotFound', 'RemoveOwnAppSuccess'),
};
