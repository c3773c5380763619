export { viewWebhook } from './developers.view.js';
