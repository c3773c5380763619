import { useLingui } from '@lingui/react/macro';
import { getRouteApi, notFound, redirect } from '@tanstack/react-router';
import { useState } from 'react';
import { ArrivedNotice } from '../platform/arrived-notice.js';
import { BackLink } from '../platform/back-link.js';
import { ConciergeDesk } from '../platform/concierge-desk.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { isCardOver, useCardWords } from './card-words.js';
import { PinForm } from './pin-form.js';
import { PinPageDocument, usePinPageQuery, type PinPageQuery } from './pin-page.generated.js';

const route = getRouteApi('/member/cards/$id/pin');

export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const { data } = await client.query({ query: PinPageDocument, variables: { id }, fetchPolicy: 'network-only' });
  const own = findOwn(data);
  if (own === null) throw notFound();
  // A card that is over has no PIN to set: its own page says why.
  if (isCardOver(own)) throw redirect({ to: '/cards/$id', params: { id }, replace: true });
}

/** Only who carries a card sets its PIN. */
function findOwn(data: PinPageQuery | undefined) {
  return data?.node?.__typename === 'Card' && data.node.hasPin !== null ? data.node : null;
}

/** The PIN of a card: set, or changed by the one there is. It is never shown. */
export function Page() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const words = useCardWords();
  const { data, error, refetch } = usePinPageQuery({ variables: { id } });
  const [done, setDone] = useState<'SET' | 'CHANGED' | null>(null);
  const [lockedBecause, setLockedBecause] = useState<string | null>(null);
  const card = findOwn(data);
  const title = card?.hasPin === true && done !== 'SET' ? t`Change the PIN` : t`Set a PIN`;
  usePageTitle(title);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null || card === null) return null;
  const { address, employment, phone } = data.viewer;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <BackLink to="/cards/$id" params={{ id }} label={words.ending(card.lastFour)} />
      <h1 className="mt-2 mb-6 text-2xl font-light">{title}</h1>
      <div className="grid max-w-md gap-6">
        {done !== null && (
          <ArrivedNotice tone="news" title={done === 'SET' ? t`The PIN is set.` : t`The PIN is changed.`}>
            <p>{t`Use it from now on. We have told you by e-mail as well, without the PIN.`}</p>
          </ArrivedNotice>
        )}
        {lockedBecause !== null && (
          <ArrivedNotice tone="danger" title={lockedBecause}>
            <ConciergeDesk />
          </ArrivedNotice>
        )}
        {done === null && lockedBecause === null && (
          <PinForm
            cardId={id}
            hasPin={card.hasPin === true}
            known={{
              birthDate: null,
              phones: [phone.value, employment?.phone ?? null].filter((number) => number !== null),
              addressLines: [address?.postalCode, address?.city, address?.town, address?.line, address?.building].filter(
                (line) => line != null,
              ),
            }}
            onChanged={setDone}
            onLocked={setLockedBecause}
            onOvertaken={async () => {
              await refetch();
            }}
          />
        )}
      </div>
    </div>
  );
}
