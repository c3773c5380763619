import { useLingui } from '@lingui/react/macro';
import { getRouteApi, notFound } from '@tanstack/react-router';
import { useState } from 'react';
import { ArrivedNotice } from '../platform/arrived-notice.js';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import { formatName } from '../platform/person-name.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { LimitForm } from './limit-form.js';
import { FamilyLimitPageDocument, useFamilyLimitPageQuery, type FamilyLimitPageQuery } from './limit-page.generated.js';

const route = getRouteApi('/member/cards/$id/limit');

/** @throws where the member sets no limit of such a card. */
export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const { data } = await client.query({ query: FamilyLimitPageDocument, variables: { id }, fetchPolicy: 'network-only' });
  if (findSettable(data) === null) throw notFound();
}

function findSettable(data: FamilyLimitPageQuery | undefined) {
  const card = data?.node?.__typename === 'Card' ? data.node : null;
  return card?.familyLimit?.canBeSet === true ? { ...card, familyLimit: card.familyLimit } : null;
}

/** How much the holder of a family card may use in a month. */
export function Page() {
  const { t, i18n } = useLingui();
  const { id } = route.useParams();
  const formats = useFormats();
  const { data, error, refetch } = useFamilyLimitPageQuery({ variables: { id } });
  const [isSet, setIsSet] = useState(false);
  usePageTitle(t`Limit of the family card`);
  if (error !== undefined && data === undefined) throw error;
  const card = findSettable(data);
  if (card === null) return null;
  const { familyLimit: limit, lastFour, holder, holderLatin } = card;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <BackLink to="/cards/$id" params={{ id }} label={lastFour === null ? t`New card, number to come` : t`Card ending ${lastFour}`} />
        <h1 className="mt-2 text-2xl font-light">{t`Limit of the family card`}</h1>
        <p className="text-sm text-mute">{formatName(holder, holderLatin, i18n.locale)}</p>
      </div>
      {isSet && (
        <ArrivedNotice tone="news" title={t`The limit is changed.`}>
          <p>{t`We have told you and the holder by e-mail.`}</p>
        </ArrivedNotice>
      )}
      <Facts
        facts={[
          { name: t`Limit a month`, value: limit.amount === null ? t({ message: 'None', context: 'limit' }) : formats.money(limit.amount) },
          { name: t`Used this month`, value: formats.money(limit.used) },
          { name: t`Counts anew on`, value: formats.date(limit.countsAnewOn) },
        ]}
      />
      <LimitForm
        cardId={id}
        limit={limit}
        onSet={() => setIsSet(true)}
        onOvertaken={async () => {
          setIsSet(false);
          await refetch();
        }}
      />
    </div>
  );
}
