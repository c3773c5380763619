import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, notFound } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { formatName } from '../platform/person-name.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { useCategoryWords } from './category-words.js';
import { TransactionBills } from './transaction-bills.js';
import { TransactionHistory } from './transaction-history.js';
import { TransactionPageDocument, useTransactionPageQuery, type TransactionPageQuery } from './transaction-page.generated.js';
import { useTransactionWords } from './transaction-words.js';

const route = getRouteApi('/member/transactions/$id');

export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const { data } = await client.query({ query: TransactionPageDocument, variables: { id }, fetchPolicy: 'network-only' });
  if (data?.node?.__typename !== 'Transaction') throw notFound();
}

export function Page() {
  const { id } = route.useParams();
  const { data, error } = useTransactionPageQuery({ variables: { id } });
  const transaction = data?.node?.__typename === 'Transaction' ? data.node : null;
  if (error !== undefined && transaction === null) throw error;
  return transaction === null ? null : <Transaction transaction={transaction} />;
}

type ShownTransaction = Extract<TransactionPageQuery['node'], { __typename: 'Transaction' }>;

/** Everything there is to know of one use. */
function Transaction({ transaction }: { transaction: ShownTransaction }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useTransactionWords();
  const facts = useTransactionFacts(transaction);
  const { id, merchant, kind, status, amount, account, refundOf, installmentPlan, installmentOffers } = transaction;
  const title = merchant ?? words.kind(kind);
  usePageTitle(title);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <Link
          to="/transactions"
          search={{ account: account.id }}
          className="-ml-1 inline-flex min-h-11 items-center gap-1 text-sm text-mute hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" size={16} />
          {t`Uses`}
        </Link>
        <h1 className="mt-2 text-xl">{title}</h1>
        <p className="mt-4 text-sm text-mute">
          <span className="inline-block border border-line px-2 leading-6">{words.status(status)}</span>
        </p>
        <p className="mb-6 text-[2.5rem] leading-tight font-light tabular-nums sm:text-5xl">{formats.money(amount)}</p>
        <Facts facts={facts} />
        {installmentPlan !== null && (
          <Link to="/installments/$id" params={{ id: installmentPlan.id }} search={{ account: account.id }} className={TEXT_LINK}>
            {t`To its installment plan`}
          </Link>
        )}
        {installmentOffers.__typename === 'InstallmentOffers' && (
          <Link to="/transactions/$id/installment" params={{ id }} search={{ account: account.id }} className={TEXT_LINK}>
            {t`Pay in installments`}
          </Link>
        )}
        {refundOf !== null && (
          <Link to="/transactions/$id" params={{ id: refundOf.id }} search={{ account: account.id }} className={TEXT_LINK}>
            {t`To the purchase that was refunded`}
          </Link>
        )}
      </div>
      <TransactionHistory transaction={transaction} />
      <TransactionBills transaction={transaction} />
    </div>
  );
}

/** What is not there is left out. */
function useTransactionFacts({
  kind,
  amount,
  usedOn,
  postedOn,
  category,
  wayOfPaying,
  originalAmount,
  exchangeRate,
  exchangedOn,
  refundedAmount,
  card,
  account,
}: ShownTransaction): { name: string; value: string }[] {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const words = useTransactionWords();
  const categories = useCategoryWords();
  const isUse = kind === 'PURCHASE' || kind === 'CASH';
  const holder = formatName(card?.holder ?? null, card?.holderLatin ?? null, i18n.locale);
  const facts: (readonly [name: string, value: string | null])[] = [
    [t`Kind`, words.kind(kind)],
    [t`Used on`, formats.day(usedOn)],
    [t`Posted on`, postedOn === null ? null : formats.day(postedOn)],
    [t`Category`, isUse ? categories[category] : null],
    [t`Amount in the shop’s currency`, originalAmount === null ? null : formats.money(originalAmount)],
    [
      t`Exchange rate`,
      exchangeRate === null || originalAmount === null ? null : `1 ${originalAmount.currency} = ${exchangeRate} ${amount.currency}`,
    ],
    [t`Day of the rate`, exchangedOn === null ? null : formats.day(exchangedOn)],
    [t`Refunded so far`, refundedAmount.minorUnits === 0 ? null : formats.money(refundedAmount)],
    [t`Card`, card?.lastFour == null ? null : t`Card ending ${card.lastFour}`],
    [t`Card holder`, holder === '' ? null : holder],
    [t`Way of paying`, isUse ? words.wayOfPaying(wayOfPaying) : null],
    [t`Account`, account.name],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
