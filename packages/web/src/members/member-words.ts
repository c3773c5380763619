import { useLingui } from '@lingui/react/macro';
import type { DetailFault } from '@meisai/schema/rules';
import type { StatementDelivery } from '../platform/schema.generated.js';
import { formatPhone } from './phone-format.js';

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

  /** What is wrong with one field, as the API says it too. */
  function fault(found: DetailFault): string {
    if (found === 'EMPTY') return t`Please fill this in.`;
    if (found === 'TOO_LONG') return t`Please use no more than 100 characters.`;
    if (found === 'NOT_A_POSTAL_CODE') return t`A postal code has seven digits.`;
    if (found === 'NOT_A_PREFECTURE') return t`Please choose a prefecture.`;
    return t`It holds a character that cannot be used.`;
  }
  return { phone, delivery, fault };
}
