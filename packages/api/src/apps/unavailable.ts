import { errors } from 'oidc-provider';
import { faultOf } from '../platform/index.js';

/** Not now, in the words of OAuth (RFC 6749, 4.1.2.1); nothing of why leaves the house. */
export class Unavailable extends errors.OIDCProviderError {
  override error_description = 'the service is not available right now, please try again';

  constructor(override readonly cause: unknown) {
    super(503, 'temporarily_unavailable');
    // Told as it is, and not as a fault that does not pass.
    this.expose = true;
  }
}

/** A fault of the database as the authorization server tells it; anything else as it was. */
export function toProtocolError(error: unknown): unknown {
  return faultOf(error) === null ? error : new Unavailable(error);
}

/** The same, whatever of these fails so. */
export function tellingUnavailable<T extends object>(acts: T): T {
  const wrapped = Object.entries(acts).map(([name, act]) => [
    name,
    async (...given: unknown[]): Promise<unknown> => {
      try {
        return await (act as (...args: unknown[]) => Promise<unknown>)(...given);
      } catch (error) {
        throw toProtocolError(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as T;
}
