import { useLingui } from '@lingui/react/macro';
import { formatMonth } from '../platform/date-format.js';
import type { StatementStatus } from '../platform/schema.generated.js';

/** What a statement is called and how it stands, in words. */
export function useStatementWords() {
  const { t, i18n } = useLingui();
  return {
    /** `2026-10` is 2026年10月分; a second one of the month, `2026-10-2`, says so. */
    title(label: string): string {
      const [, month = label, ordinal] = /^(\d{4}-\d{2})(?:-(\d+))?$/.exec(label) ?? [];
      const name = /^\d{4}-\d{2}$/.test(month) ? formatMonth(month, i18n.locale) : month;
      return ordinal === undefined ? t`${name} statement` : t`${name} statement (${ordinal})`;
    },
    status(status: StatementStatus): string {
      if (status === 'OPEN') return t`Not confirmed`;
      return status === 'PAID' ? t`Paid` : t`Confirmed`;
    },
  };
}
