import { useLingui } from '@lingui/react/macro';
import type { TransactionCategory } from '../platform/schema.generated.js';

/** What money was spent on, in words. */
export function useCategoryWords(): Record<TransactionCategory, string> {
  const { t } = useLingui();
  return {
    GROCERIES: t`Groceries`,
    DINING: t`Eating out`,
    SHOPPING: t`Shopping`,
    CLOTHING: t`Clothing`,
    HOME: t`Home and furniture`,
    ELECTRONICS: t`Electronics`,
    TRANSPORT: t`Transport`,
    FUEL: t`Fuel`,
    TRAVEL: t`Travel`,
    HEALTH: t`Health`,
    BEAUTY: t`Beauty`,
    ENTERTAINMENT: t`Entertainment`,
    DIGITAL: t`Digital services`,
    UTILITIES: t`Utilities and telephone`,
    INSURANCE: t`Insurance`,
    EDUCATION: t`Education`,
    GOVERNMENT: t`Taxes and public fees`,
    SERVICES: t`Services`,
    CASH: t`Cash`,
    UNCATEGORISED: t`Uncategorised`,
  };
}
