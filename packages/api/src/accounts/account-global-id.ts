import { globalId } from '../platform/index.js';

/** The id of an account as people see it. */
export function accountGlobalId(accountId: string): string {
  return globalId('Account', accountId);
}
