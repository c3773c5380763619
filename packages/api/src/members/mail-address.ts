import { isMailAddress } from '../notifications/index.js';

/** A domain that mail from elsewhere gets to: `localhost` and `b` are names within a network. */
const PUBLIC_DOMAIN = /@[^@.]+(\.[^@.]+)+$/u;

/** A mail address from any way of typing one; null where it has not the form of one. */
export function readMailAddress(typed: string): string | null {
  const address = typed.normalize('NFKC').trim();
  return isMailAddress(address) && PUBLIC_DOMAIN.test(address) ? address : null;
}
