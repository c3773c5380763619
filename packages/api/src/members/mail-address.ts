import { isMailAddress } from '../notifications/index.js';

/** A mail address from any way of typing one; null where it has not the form of one. */
export function readMailAddress(typed: string): string | null {
  const address = typed.normalize('NFKC').trim();
  return isMailAddress(address) ? address : null;
}
