import { globalId, keyOf } from '../platform/index.js';
import type { ApplicationKey } from './family-application.store.js';

/** The id of an application as people see it. */
export function applicationGlobalId({ accountId, id }: ApplicationKey): string {
  return globalId('FamilyCardApplication', accountId, id);
}

/** Takes such an id apart; null for anything this service never gave out. */
export function readApplicationKey(id: string): ApplicationKey | null {
  const [accountId, own] = keyOf('FamilyCardApplication', id);
  return accountId === undefined || own === undefined ? null : { accountId, id: own };
}
