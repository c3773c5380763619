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
    if (found === 'NOT_KATAKANA') return t`Please write it in kana.`;
    if (found === 'NOT_LATIN') return t`Please use Latin letters.`;
    if (found === 'NOT_A_BIRTH_DATE') return t`Please enter a date of birth, such as 1990-04-01.`;
    if (found === 'TOO_YOUNG') return t`A family card is for people of 18 years and over.`;
    return t`It holds a character that cannot be used.`;
  };
}
