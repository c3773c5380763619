import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { useState } from 'react';
import { ActForm } from './act-form.js';
import { ActNews } from './act-news.js';
import { useCloseAccountMutation } from './acts.generated.js';
import type { MemberRecordQuery } from './member-page.generated.js';

type Account = NonNullable<MemberRecordQuery['memberRecord']>['accounts'][number];

/** The accounts and cards of a member by their last four digits. */
export function MemberAccounts({ accounts, onDone }: { accounts: readonly Account[]; onDone: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [closeAccount] = useCloseAccountMutation();
  const [said, setSaid] = useState<string | null>(null);
  return (
    <>
      <ActNews said={said} />
      <ul className="grid gap-6">
        {accounts.map((account) => (
          <li key={account.id}>
            <p>
              {account.name}
              {account.closedAt !== null && <span className="text-mute"> · {t`Closed on ${formats.dateOf(account.closedAt)}`}</span>}
            </p>
            <ul className="text-sm text-mute tabular-nums">
              {account.cards.map((card) => (
                <li key={card.id}>
                  •••• {card.lastFour ?? t`unknown`}
                  {!card.isOwn && ` · ${t`Family card`}`}
                  {card.closedAt !== null && ` · ${t`Closed on ${formats.dateOf(card.closedAt)}`}`}
                </li>
              ))}
            </ul>
            {account.isBasic && account.closedAt === null && (
              <ActForm
                title={t`Close this account`}
                explains={t`The account and all its cards close for good, and so do the logins of those who carry no other open card.`}
                action={t`Close the account`}
                done={() => t`The account is closed.`}
                run={(reason) => closeAccount({ variables: { input: { accountId: account.id, reason } } })}
                onDone={(news) => {
                  setSaid(news);
                  onDone();
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
