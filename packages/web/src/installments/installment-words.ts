import { useLingui } from '@lingui/react/macro';
import { decimalOf } from '../platform/typed-amount.js';
import type { InstallmentPaymentStatus, InstallmentPlanStatus } from '../platform/schema.generated.js';

/** Installments in words. */
export function useInstallmentWords() {
  const { t } = useLingui();
  return {
    /** 1500 hundredths of a percent are 15.00%. */
    rate: (basisPoints: number): string => `${decimalOf(basisPoints, 2)}%`,
    /** @param repayment what was agreed on to repay the plan early: until that is paid, it is not finished */
    planStatus(status: InstallmentPlanStatus, repayment: { isPaid: boolean } | null): string {
      if (repayment?.isPaid === false) return t`Early repayment agreed`;
      const words: Record<InstallmentPlanStatus, string> = {
        ACTIVE: t`Running`,
        CANCELLED: t`Cancelled`,
        COMPLETED: t`All billed`,
        REFUNDED: t`Refunded`,
        REPAID: t`Repaid early`,
      };
      return words[status];
    },
    paymentStatus(status: InstallmentPaymentStatus): string {
      const words: Record<InstallmentPaymentStatus, string> = {
        UPCOMING: t({ message: 'To come', context: 'payment' }),
        BILLED: t({ message: 'Billed', context: 'payment' }),
        PAID: t({ message: 'Paid', context: 'payment' }),
        DROPPED: t({ message: 'Not charged', context: 'payment' }),
      };
      return words[status];
    },
  };
}
