import type { ApolloClient } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { PickedPurchaseDocument } from './refused-picks.generated.js';

/** A purchase that was chosen and cannot be changed any more. */
export interface RefusedPick {
  id: string;
  merchant: string | null;
  usedOn: string;
  /** Why, in the words of the API. */
  message: string;
  /** The plan it has meanwhile; null where it has none. */
  planId: string | null;
}

/** Which of some purchases are not offered installments any more, and why: the refusal of several names the first alone. */
export async function findRefusedPicks(client: ApolloClient, ids: readonly string[]): Promise<RefusedPick[]> {
  const answers = await Promise.all(
    ids.map((id) => client.query({ query: PickedPurchaseDocument, variables: { id }, fetchPolicy: 'network-only' })),
  );
  return answers.flatMap(({ data }) => {
    if (data?.node?.__typename !== 'Transaction' || data.node.installmentOffers.__typename !== 'NoInstallmentOffers') return [];
    const { id, merchant, usedOn, installmentPlan, installmentOffers } = data.node;
    return [{ id, merchant, usedOn, message: installmentOffers.message, planId: installmentPlan?.id ?? null }];
  });
}

/** Names them, each with the way to its plan. */
export function RefusedPicks({ picks }: { picks: readonly RefusedPick[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const keepAccount = ({ account }: { account?: string | undefined }) => (account === undefined ? {} : { account });
  return (
    <Notice tone="danger" title={t`Not everything you chose can be changed any more. Nothing was done.`}>
      <ul className="mt-2 grid gap-2">
        {picks.map(({ id, merchant, usedOn, message, planId }) => (
          <li key={id}>
            <span className="block">
              {merchant ?? t`Not named`} <span className="text-sm text-mute tabular-nums">{formats.date(usedOn)}</span>
            </span>
            <span className="block text-sm">{message}</span>
            {planId !== null && (
              <Link to="/installments/$id" params={{ id: planId }} search={keepAccount} className={TEXT_LINK}>
                {t`See its installment plan`}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
