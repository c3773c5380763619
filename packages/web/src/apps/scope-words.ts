import { useLingui } from '@lingui/react/macro';
import type { AppScope } from '../platform/schema.generated.js';

/** What a scope lets an app see, or do, in the member's words. */
export function useScopeWords(): (scope: AppScope) => string {
  const { t } = useLingui();
  const words: Record<AppScope, string> = {
    ACCOUNTS_READ: t`Your card accounts and cards, with their last four digits`,
    STATEMENTS_READ: t`Your statements, and what is not billed yet`,
    TRANSACTIONS_READ: t`Your card uses: when, where and how much`,
    PROFILE_READ: t`Your name, address, workplace, e-mail address and telephone number`,
    INSTALLMENTS_READ: t`Your installment plans, and offers for purchases`,
    ACCOUNTS_WRITE: t`Freeze your cards and open them again`,
    STATEMENTS_WRITE: t`Choose how your statements are delivered`,
    PROFILE_WRITE: t`Change your workplace`,
    TRANSACTIONS_WRITE: t`Make up card uses, for trying things out`,
    INSTALLMENTS_WRITE: t`Agree on installments, cancel them and repay them early`,
  };
  return (scope) => words[scope];
}

export function isWriteScope(scope: AppScope): boolean {
  return scope.endsWith('_WRITE');
}

/** What a personal token can be for, in the order it is offered; making up uses is for trying out, by who knows its name. */
export const SCOPES_TO_CHOOSE: readonly AppScope[] = [
  'ACCOUNTS_READ',
  'STATEMENTS_READ',
  'TRANSACTIONS_READ',
  'PROFILE_READ',
  'INSTALLMENTS_READ',
  'ACCOUNTS_WRITE',
  'STATEMENTS_WRITE',
  'PROFILE_WRITE',
  'INSTALLMENTS_WRITE',
];

export function isScopeToChoose(text: string): text is AppScope {
  return (SCOPES_TO_CHOOSE as readonly string[]).includes(text);
}
