import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, notFound } from '@tanstack/react-router';
import { useRef } from 'react';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { CardDrawing } from '../ui/card-drawing.js';
import { classes } from '../ui/classes.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { CardLimit } from './card-limit.js';
import { CardPageDocument, useCardPageQuery } from './card-page.generated.js';
import { isCardOver, useCardWords } from './card-words.js';
import { FreezeCard } from './freeze-card.js';
import { ReportLost } from './report-lost.js';

const route = getRouteApi('/member/cards/$id');

/** @throws where the member has no such card. */
export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const { data } = await client.query({ query: CardPageDocument, variables: { id }, fetchPolicy: 'network-only' });
  if (data?.node?.__typename !== 'Card') throw notFound();
}

/** One card: how it stands, what still goes through, and what can be done. */
export function Page() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const words = useCardWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useCardPageQuery({ variables: { id } });
  const card = data?.node?.__typename === 'Card' ? data.node : null;
  const title = words.ending(card?.lastFour ?? null);
  usePageTitle(title);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null || card === null) return null;
  const { account, state, canBeControlled, canBeReported, hasPin, replacement, replaces } = card;
  const isOver = isCardOver(card);
  async function readAgain(): Promise<void> {
    await refetch();
    // The button that had the focus is gone.
    heading.current?.focus();
  }
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <BackLink to="/cards" label={t`Cards`} />
        <h1 ref={heading} tabIndex={-1} className="mt-2 text-2xl font-light tabular-nums outline-none">
          {title}
        </h1>
        <p className="text-sm text-mute">{account.name}</p>
      </div>
      <CardDrawing className={classes('w-56', isOver && 'opacity-40')} />
      <div role="status">
        <p className={classes('text-lg', state !== 'OPEN' && state !== 'ORDERED' && 'text-danger')}>{words.state(card)}</p>
        <p className="max-w-prose text-sm">{words.meaning(card)}</p>
      </div>
      <Facts
        facts={[
          { name: t`Holder`, value: words.holder(card) },
          ...(replacement === null
            ? []
            : [{ name: t`Replaced by`, value: <OtherCard id={replacement.id} label={words.ending(replacement.lastFour)} /> }]),
          ...(replaces === null
            ? []
            : [{ name: t`In place of`, value: <OtherCard id={replaces.id} label={words.ending(replaces.lastFour)} /> }]),
        ]}
      />
      {card.familyLimit !== null && <CardLimit cardId={id} limit={card.familyLimit} />}
      <p>
        <Link
          to="/transactions"
          search={({ account: chosen }) => ({ ...(chosen === undefined ? {} : { account: chosen }), card: id })}
          className={TEXT_LINK}
        >
          {t`See the uses of this card`}
        </Link>
      </p>
      {canBeControlled && <FreezeCard key={id} cardId={id} isFrozen={state === 'FROZEN'} onRefused={readAgain} />}
      {hasPin !== null && !isOver && (
        <section aria-labelledby="pin" className="grid gap-2">
          <h2 id="pin" className="text-lg">{t`PIN`}</h2>
          <p className="text-sm">{hasPin ? t`It is set. Nobody can read it; you can change it.` : t`It is not set yet.`}</p>
          <p>
            <Link to="/cards/$id/pin" params={{ id }} search={(now) => now} className={TEXT_LINK}>
              {hasPin ? t`Change the PIN` : t`Set a PIN`}
            </Link>
          </p>
        </section>
      )}
      {canBeReported && (
        <ReportLost key={`lost-${id}`} cardId={id} address={hasPin === null ? undefined : data.viewer.address} onReported={readAgain} />
      )}
    </div>
  );
}

function OtherCard({ id, label }: { id: string; label: string }) {
  return (
    <Link to="/cards/$id" params={{ id }} search={(now) => now} className={TEXT_LINK}>
      {label}
    </Link>
  );
}
