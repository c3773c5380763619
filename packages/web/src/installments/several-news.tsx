import { useLingui } from '@lingui/react/macro';
import { Notice } from '../ui/notice.js';
import { RefusedPicks, type RefusedPick } from './refused-picks.js';

/** Why a member is back at the choice without having asked: new offers, choices that are gone, or purchases that were refused. */
export type News = { kind: 'RENEWED' } | { kind: 'LOST' } | { kind: 'REFUSED'; picks: readonly RefusedPick[] };

export function SeveralNews({ news }: { news: News }) {
  const { t } = useLingui();
  if (news.kind === 'REFUSED') return <RefusedPicks picks={news.picks} />;
  if (news.kind === 'RENEWED')
    return (
      <Notice tone="news" title={t`Here are new offers.`}>
        <p>{t`The ones before had expired or changed. Nothing was done; please look at the figures again.`}</p>
      </Notice>
    );
  return (
    <Notice tone="news" title={t`Some of what you chose is not here any more.`}>
      <p>{t`Nothing was done. Please look at your choices again.`}</p>
    </Notice>
  );
}
