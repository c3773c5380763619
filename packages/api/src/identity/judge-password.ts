import { canonicalPassword, findPasswordFault, type PasswordFault, type PasswordOwner } from '@meisai/schema/rules';
import { isEasyToGuess } from './weak-passwords.js';

export type PasswordRejection = PasswordFault | 'EASY_TO_GUESS';

/** What keeps a password from being chosen, or null: the rules both sides know, then the lists only the server has. */
export async function judgePassword(password: string, owner: PasswordOwner): Promise<PasswordRejection | null> {
  const fault = findPasswordFault(password, owner);
  if (fault !== null) return fault;
  return (await isEasyToGuess(canonicalPassword(password))) ? 'EASY_TO_GUESS' : null;
}
