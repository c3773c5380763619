import { useLingui } from '@lingui/react/macro';
import type { DetailFault } from '@meisai/schema/rules';

/** Says what is wrong with one field that a member typed, as the API says it too. */
export function useDetailFaultWords() {
  const { t } = useLingui();
  return (found: DetailFault): string => {
    if (found === 'EMPTY') return t`Please fill this in.`;
    if (found === 'TOO_LONG') return t`Please use no more than 100 characters.`;
    if (found === 'NOT_A_POSTAL_CODE') return t`A postal code has seven digits.`;
    if (found === 'NOT_A_PREFECTURE') return t`Please choose a prefecture.`;
    return t`It holds a character that cannot be used.`;
  };
}
