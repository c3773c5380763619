import { useLingui } from '@lingui/react/macro';
import type { AppScope } from '../platform/schema.generated.js';

/** The scopes as OAuth writes them, with what they are for in few words; what only reads comes first. */
export function useAppScopeWords() {
  const { t } = useLingui();
  const words: Record<AppScope, string> = {
    ACCOUNTS_READ: t`Card accounts and cards`,
    STATEMENTS_READ: t`Bills, and what is unbilled`,
    TRANSACTIONS_READ: t`Card uses`,
    PROFILE_READ: t`Name, address, employment, contacts`,
    INSTALLMENTS_READ: t`Installment offers and plans`,
    ACCOUNTS_WRITE: t`Freeze cards and open them again`,
    STATEMENTS_WRITE: t`Change how bills are delivered`,
    PROFILE_WRITE: t`Change address and employment`,
    TRANSACTIONS_WRITE: t`Make up uses, payments and closings`,
    INSTALLMENTS_WRITE: t`Agree on installments, cancel and repay them`,
  };
  return { all: Object.keys(words) as AppScope[], meaning: (scope: AppScope) => words[scope], name: nameOf };
}

/** `ACCOUNTS_READ` is `accounts:read` to the authorization server. */
function nameOf(scope: AppScope): string {
  return scope.toLowerCase().replace('_', ':');
}
