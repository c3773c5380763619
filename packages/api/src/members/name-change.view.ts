import { NameChange, NameChangeState, type PersonName } from '@meisai/schema';
import type { WrittenNames } from '@meisai/schema/rules';
import { viewName } from '../accounts/index.js';
import { globalId } from '../platform/index.js';
import type { NameChangeRow } from './name-change.store.js';

/** A name to be as the API shows it, in its three scripts. */
export function viewNames(names: WrittenNames): Record<'name' | 'nameKana' | 'nameLatin', PersonName | null> {
  return {
    name: viewName(names.familyName, names.givenName),
    nameKana: viewName(names.familyNameKana, names.givenNameKana),
    nameLatin: viewName(names.familyNameLatin, names.givenNameLatin),
  };
}

/** A change of name as its member sees it: who decided, and why, is for operators. */
export function viewNameChange(row: NameChangeRow): NameChange {
  return Object.assign(new NameChange(), {
    id: globalId('NameChange', row.id),
    state: NameChangeState[row.state],
    ...viewNames(row),
    submittedAt: new Date(row.submittedAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
  });
}
