import {
  canonicalPassword,
  findPasswordFault,
  PASSWORD_MAX_LENGTH,
  passwordLength,
  type PasswordFault,
  type PasswordOwner,
} from '@meisai/schema/rules';
import { hasSecondFactor } from '../factors/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import { isEasyToGuess } from './weak-passwords.js';

export type PasswordRejection = PasswordFault | 'EASY_TO_GUESS';

/** What is told of a new password over the API: one over the maximum is a mistake of the caller. */
export type NewPasswordRejection = Exclude<PasswordRejection, 'TOO_LONG'> | 'UNCHANGED';

/** What keeps a password from being chosen, or null: the rules both sides know, then the lists only the server has. */
export async function judgePassword(password: string, owner: PasswordOwner): Promise<PasswordRejection | null> {
  const fault = findPasswordFault(password, owner);
  if (fault !== null) return fault;
  return (await isEasyToGuess(canonicalPassword(password))) ? 'EASY_TO_GUESS' : null;
}

/** Whose password it is to be; no login yet for one who enrols. */
export interface NewPasswordOwner {
  loginId: string | null;
  /** {@link PasswordOwner} */
  names: readonly string[];
}

/**
 * The same for a password that came over the API.
 * @throws {InputError} if it is over the documented maximum, before anything is done with it.
 */
export async function judgeNewPassword(em: EntityManager, password: string, owner: NewPasswordOwner): Promise<NewPasswordRejection | null> {
  refuseOverlong(password);
  const hasFactor = owner.loginId !== null && (await hasSecondFactor(em, owner.loginId));
  return (await judgePassword(password, { names: owner.names, hasSecondFactor: hasFactor })) as NewPasswordRejection | null;
}

/** Whether a password that may be chosen is long enough without a second factor. */
export function fitsAlone(password: string): boolean {
  return findPasswordFault(password, { names: [], hasSecondFactor: false }) === null;
}

/** @throws {InputError} for a password over the documented maximum. */
export function refuseOverlong(password: string): void {
  // By UTF-16 units first: composing megabytes would be work already.
  if (password.length > PASSWORD_MAX_LENGTH * 4 || passwordLength(password) > PASSWORD_MAX_LENGTH) {
    throw new InputError(`A new password may have at most ${PASSWORD_MAX_LENGTH} characters.`);
  }
}
