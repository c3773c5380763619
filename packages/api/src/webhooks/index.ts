export { announce, type AccountNews } from './announce.js';
export { startWebhooks } from './deliver-webhooks.js';
export { WEBHOOK_EVENT_TYPES } from './webhook-events.js';
export { URL_FAULTS } from './webhook.messages.js';
export { addWebhook, listWebhooks, removeWebhook } from './webhook.store.js';
export { judgeWebhookUrl } from './webhook-url.rules.js';
export { sweepDeliveries } from './webhook-delivery.store.js';
