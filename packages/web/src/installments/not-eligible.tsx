import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';

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
  const formats = useFormats();
  const keepAccount = ({ account }: { account?: string | undefined }) => (account === undefined ? {} : { account });
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Change to installments`}</h1>
        <p className="mt-4 flex flex-wrap items-baseline justify-between gap-x-6">
          <span>
            {merchant ?? t`Not named`} <span className="pl-2 text-sm whitespace-nowrap text-mute">{formats.date(usedOn)}</span>
          </span>
          <span className="text-2xl font-light tabular-nums">{formats.money(amount)}</span>
        </p>
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
