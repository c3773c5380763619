import { useLingui } from '@lingui/react/macro';
import type { StatementDelivery } from '../platform/schema.generated.js';
import { formatPhone } from '../platform/phone-format.js';

/** What the pages about a member's details say alike. */
export function useMemberWords() {
  const { t, i18n } = useLingui();

  function phone(kept: string): string;
  function phone(kept: string | null): string | null;
  function phone(kept: string | null): string | null {
    return kept === null ? null : formatPhone(kept, i18n.locale);
  }

  function delivery(chosen: StatementDelivery | null): string {
    return chosen === 'PAPER' ? t`On paper by post, and online` : t`Online only`;
  }
  return { phone, delivery };
}
