import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { useOtherAccountsDue_memberFragment, type OtherAccountsDue_memberFragment } from './other-accounts-due.generated.js';

interface OtherAccountsDueProps {
  member: FragmentType<OtherAccountsDue_memberFragment>;
  /** The account on screen, which says for itself what is due. */
  accountId: string;
}

/** What is due on the accounts that are not on screen: nobody should miss a bill for not having looked at it. */
export function OtherAccountsDue({ member, accountId }: OtherAccountsDueProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const others = useOtherAccountsDue_memberFragment(member).accounts.filter(({ id }) => id !== accountId);
  return (
    <section aria-labelledby="other-accounts">
      <h2 id="other-accounts" className="mb-2 text-lg">{t`Your other accounts`}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {others.map(({ id, name, dueStatement }) => (
          <li key={id}>
            <Link to="/" search={{ account: id }} className="group flex flex-wrap items-baseline justify-between gap-x-4 py-3">
              <span className="decoration-accent underline-offset-4 group-hover:underline">{name}</span>
              <span className="flex flex-wrap items-baseline gap-x-4">
                {dueStatement?.amountDue == null ? (
                  <span className="text-sm text-mute">{t`Nothing to pay right now`}</span>
                ) : (
                  <>
                    {dueStatement.dueDate !== null && (
                      <span className="text-sm text-mute">{t`Due ${formats.date(dueStatement.dueDate)}`}</span>
                    )}
                    <span className="whitespace-nowrap tabular-nums">{formats.money(dueStatement.amountDue)}</span>
                  </>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
