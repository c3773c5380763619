export { announce } from './announce.js';
export { startWebhooks } from './deliver-webhooks.js';
export { WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS, writeMessage } from './webhook-events.js';
export { WEBHOOK_POLICY } from './webhook-policy.js';
export { URL_FAULTS } from './webhook.messages.js';
export {
  addWebhook,
  canSign,
  findWebhook,
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  sweepWebhooks,
  sweepWebhookSecrets,
  type WebhookRow,
} from './webhook.store.js';
export { judgeWebhookUrl, type WebhookUrlFault } from './webhook-url.rules.js';
export {
  enableWebhook,
  findOwnDelivery,
  findOwnWebhook,
  listDeliveries,
  listLatestDeliveries,
  listOwnWebhooks,
  replayDelivery,
  type DeliveryRow,
} from './own-webhook.queries.js';
export { sweepDeliveries } from './webhook-delivery.store.js';
