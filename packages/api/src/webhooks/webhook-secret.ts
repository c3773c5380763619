import { randomBytes } from 'node:crypto';

/** Under which the secrets of webhooks are sealed. */
export const WEBHOOK_SEAL = 'webhook';

const SECRET_BYTES = 32;

/** A secret as Standard Webhooks writes it: messages are signed with it, and the app verifies them with the same. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}
