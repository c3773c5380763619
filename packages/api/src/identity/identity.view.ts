import { LoginLocked, NotLoggedIn, RefusalCode, WrongCredentials } from '@meisai/schema';
import type { SpokenLanguage } from '../platform/index.js';
import { IDENTITY_MESSAGES } from './identity.messages.js';

const REFUSALS = {
  LOGIN_LOCKED: LoginLocked,
  NOT_LOGGED_IN: NotLoggedIn,
  WRONG_CREDENTIALS: WrongCredentials,
};

/** A refusal as the API says it, in the language of the request. */
export function viewRefusal<Code extends keyof typeof REFUSALS>(
  code: Code,
  language: SpokenLanguage,
): InstanceType<(typeof REFUSALS)[Code]> {
  const refusal = new REFUSALS[code]() as InstanceType<(typeof REFUSALS)[Code]>;
  return Object.assign(refusal, { code: RefusalCode[code], message: IDENTITY_MESSAGES[code][language] });
}
