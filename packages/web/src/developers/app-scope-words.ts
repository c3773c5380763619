import { useLingui } from '@lingui/react/macro';
import type { AppScope } from '../platform/schema.generated.js';

/** The scopes as OAuth writes them, with what they are for in few words; what only reads comes first. */
export function useAppScopeWords() {
  const { t } = useLingui();
  // The last is of the demo and developers' services: the form of which this is stands nowhere else.
  const words: Record<AppScope | 'SIMULATE', string> = {
    ACCOUNTS_READ: t`Card accounts and cards`,
    STATEMENTS_READ: t`Bills, and what is unbilled`,
    TRANSACTIONS_READ: t`Card uses`,
    PROFILE_READ: t`Name, address, employment, contacts`,
    INSTALLMENTS_READ: t`Installment offers and plans`,
    ACCOUNTS_WRITE: t`Freeze cards and open them again`,
    STATEMENTS_WRITE: t`Change how bills are delivered`,
    PROFILE_WRITE: t`Change employment`,
    INSTALLMENTS_WRITE: t`Agree on installments, cancel and repay them`,
    SIMULATE: t`Make up uses, payments and closings`,
  };
  const all = Object.keys(words);
  return {
    inOrder: (scopes: readonly AppScope[]) => scopes.toSorted((a, b) => all.indexOf(a) - all.indexOf(b)),
    meaning: (scope: AppScope) => words[scope],
    name: nameOf,
  };
}

/** `ACCOUNTS_READ` is `accounts:read` to the authorization server. */
function nameOf(scope: AppScope): string {
  return scope.toLowerCase().replace('_', ':');
}
