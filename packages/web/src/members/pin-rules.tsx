import { useLingui } from '@lingui/react/macro';
import type { PinFault } from '@meisai/schema/rules';
import { KeptRule } from '../platform/kept-rule.js';

const OTHERS_KNOW: readonly (PinFault | null)[] = ['BIRTH_DATE', 'PHONE', 'ADDRESS'];

/** The rules a PIN keeps, told as it is typed. */
export function PinRules({ fault, isTyped }: { fault: PinFault | null; isTyped: boolean }) {
  const { t } = useLingui();
  const isWhole = isTyped && fault !== 'NOT_FOUR_DIGITS';
  const isPlain = fault === 'REPEATED' || fault === 'RUN';
  return (
    <ul className="grid gap-1">
      <KeptRule isKept={isWhole}>{t`Four digits`}</KeptRule>
      <KeptRule isKept={isWhole && !isPlain}>{t`Not one digit four times, and no digits in a row`}</KeptRule>
      <KeptRule isKept={isWhole && !isPlain && !OTHERS_KNOW.includes(fault)}>{t`Not in your phone numbers or your address`}</KeptRule>
      <li>{t`Your date of birth is refused as well.`}</li>
    </ul>
  );
}
