import { useLingui } from '@lingui/react/macro';
import type { AppScope } from '../platform/schema.generated.js';

/** With what the demo and developers' services add to the contract. */
export type AnyScope = AppScope | 'SIMULATE';

/** What a scope lets an app see, or do, in the member's words. */
export function useScopeWords(): (scope: AnyScope) => string {
  const { t } = useLingui();
  const words: Record<AnyScope, string> = {
    ACCOUNTS_READ: t`Your card accounts and cards, with their last four digits`,
    STATEMENTS_READ: t`Your statements, and what is not billed yet`,
    TRANSACTIONS_READ: t`Your card uses: when, where and how much`,
    PROFILE_READ: t`Your name, address, workplace, e-mail address and telephone number`,
    INSTALLMENTS_READ: t`Your installment plans, and offers for purchases`,
    ACCOUNTS_WRITE: t`Freeze your cards and open them again`,
    STATEMENTS_WRITE: t`Choose how your statements are delivered`,
    PROFILE_WRITE: t`Change your workplace`,
    INSTALLMENTS_WRITE: t`Agree on installments, cancel them and repay them early`,
    SIMULATE: t`Make up card uses, payments and closings, for trying things out`,
  };
  return (scope) => words[scope];
}

export function isWriteScope(scope: AnyScope): boolean {
  return scope === 'SIMULATE' || scope.endsWith('_WRITE');
}
