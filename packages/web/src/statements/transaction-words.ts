import { useLingui } from '@lingui/react/macro';
import type { BillLineKind, TransactionKind, TransactionStatus, WayOfPaying } from '../platform/schema.generated.js';

/** What a transaction is and how it stands, in words. */
export function useTransactionWords() {
  const { t } = useLingui();
  return {
    kind(kind: TransactionKind): string {
      const names: Record<TransactionKind, string> = {
        PURCHASE: t`Purchase`,
        CASH: t`Cash advance`,
        FEE: t`Fee`,
        PAYMENT: t`Payment received`,
        REFUND: t`Refund`,
        CREDIT: t`Payment or refund`,
      };
      return names[kind];
    },
    status(status: TransactionStatus): string {
      const names: Record<TransactionStatus, string> = {
        PENDING: t`Pending`,
        POSTED: t`Posted`,
        PARTLY_REFUNDED: t`Partly refunded`,
        REFUNDED: t`Refunded`,
        CANCELLED: t`Cancelled`,
      };
      return names[status];
    },
    wayOfPaying(way: WayOfPaying): string {
      return way === 'INSTALLMENTS' ? t`Installments` : t`Lump sum`;
    },
    billLine(kind: BillLineKind): string {
      const names: Record<BillLineKind, string> = {
        USE: t`Use`,
        REFUND: t`Refund`,
        PAYMENT: t`Payment received`,
        FEE: t`Fee`,
        CREDIT: t`Payment or refund`,
        PREVIOUS_BALANCE: t`Previous balance`,
        INSTALLMENT_PRINCIPAL: t`Installment`,
        INSTALLMENT_FEE: t`Installment fee`,
      };
      return names[kind];
    },
  };
}
