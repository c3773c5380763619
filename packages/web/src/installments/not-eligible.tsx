import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Money } from '../platform/money-format.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { PurchaseLine } from './purchase-line.js';

interface NotEligibleProps {
  /** Why, in the words of the API. */
  message: string;
  purchase: { merchant: string | null; usedOn: string; amount: Money };
  /** The plan it has; null where it has none. */
  planId: string | null;
}

/** Why a purchase cannot be paid in installments, and where to go from there. */
export function NotEligible({ message, purchase: { merchant, usedOn, amount }, planId }: NotEligibleProps) {
  const { t } = useLingui();
  const keepAccount = ({ account }: { account?: string | undefined }) => (account === undefined ? {} : { account });
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Change to installments`}</h1>
        <PurchaseLine merchant={merchant} usedOn={usedOn} amount={amount} />
      </div>
      <Notice tone="news" title={t`This use cannot be changed to installments.`}>
        <p>{message}</p>
      </Notice>
      <p className="flex flex-wrap gap-x-6">
        {planId !== null && (
          <Link to="/installments/$id" params={{ id: planId }} search={keepAccount} className={TEXT_LINK}>
            {t`See its installment plan`}
          </Link>
        )}
        <Link to="/transactions" search={keepAccount} className={TEXT_LINK}>
          {t`Back to your uses`}
        </Link>
        <Link to="/installments/new" search={keepAccount} className={TEXT_LINK}>
          {t`Uses that can be changed`}
        </Link>
      </p>
    </div>
  );
}
