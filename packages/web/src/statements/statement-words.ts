import { useLingui } from '@lingui/react/macro';
import { formatMonth } from '../platform/date-format.js';
import type { StatementStatus } from '../platform/schema.generated.js';

/** What a statement is called and how it stands, in words. */
export function useStatementWords() {
  const { t, i18n } = useLingui();
  function partsOf(label: string): { month: string; ordinal: string | undefined } {
    const [, month, ordinal] = /^(\d{4}-\d{2})(?:-(\d+))?$/.exec(label) ?? [];
    return { month: month === undefined ? label : formatMonth(month, i18n.locale), ordinal };
  }
  return {
    /** `2026-10` is 2026年10月分のご利用明細; a second one of the month, `2026-10-2`, says so. */
    title(label: string): string {
      const { month, ordinal } = partsOf(label);
      return ordinal === undefined ? t`${month} statement` : t`${month} statement (${ordinal})`;
    },
    /** The same among other statements: 2026年10月分 */
    shortTitle(label: string): string {
      const { month, ordinal } = partsOf(label);
      return ordinal === undefined
        ? t({ message: `${month}`, context: 'statement' })
        : t({ message: `${month} (${ordinal})`, context: 'statement' });
    },
    status(status: StatementStatus): string {
      if (status === 'OPEN') return t`Not billed yet`;
      if (status === 'CARRIED_OVER') return t`Carried over`;
      return status === 'PAID' ? t`Paid` : t`Billed`;
    },
    /** The same for the holder of a family card: that its cycle is over, and nothing of what became of the bill. */
    shareStatus(status: StatementStatus): string {
      return status === 'OPEN' ? t`Not billed yet` : t({ message: 'Closed', context: 'statement' });
    },
  };
}
