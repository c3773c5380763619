import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { CardDrawing } from '../ui/card-drawing.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { useAmountDue_accountFragment, type AmountDue_accountFragment } from './amount-due.generated.js';

/** The first thing a member wants to know. */
export function AmountDue({ account }: { account: FragmentType<AmountDue_accountFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { id, name, role, dueStatement } = useAmountDue_accountFragment(account);
  const amount = dueStatement?.amountDue ?? null;
  if (role === 'SUPPLEMENTARY') return <FamilyCard accountName={name} />;
  return (
    <section aria-labelledby="amount-due" className="flex items-start justify-between gap-8">
      <div>
        <h1 id="amount-due" className="text-mute">{t`Amount due`}</h1>
        {dueStatement === null || amount === null ? (
          <p className="mt-1 text-2xl font-light">{t`Nothing to pay right now`}</p>
        ) : (
          <>
            <p className="text-[2.5rem] leading-tight font-light tabular-nums sm:text-5xl">{formats.money(amount)}</p>
            {dueStatement.dueDate !== null && (
              <p className="mt-2">
                <span className="text-mute">{t`Due date`}</span> <span className="tabular-nums">{formats.day(dueStatement.dueDate)}</span>
              </p>
            )}
          </>
        )}
        <p className="text-sm text-mute">{name}</p>
        {dueStatement !== null && (
          <Link to="/statements/$label" params={{ label: dueStatement.label }} search={{ account: id }} className={`mt-2 ${TEXT_LINK}`}>
            {t`View this statement`}
          </Link>
        )}
      </div>
      <CardDrawing className="hidden w-44 shrink-0 sm:block" />
    </section>
  );
}

/** Whoever does not owe the bill is told whose it is, instead of an amount. */
function FamilyCard({ accountName }: { accountName: string }) {
  const { t } = useLingui();
  return (
    <section className="flex items-start justify-between gap-8">
      <div>
        <h1 className="text-2xl font-light">{t`Your family card`}</h1>
        <p className="mt-2">{t`The bill goes to the basic member. Here you see the uses of your own card.`}</p>
        <p className="mt-1 text-sm text-mute">{accountName}</p>
      </div>
      <CardDrawing className="hidden w-44 shrink-0 sm:block" />
    </section>
  );
}
