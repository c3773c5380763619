import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { formatName } from '../platform/person-name.js';
import { CardDrawing } from '../ui/card-drawing.js';
import { TEXT_LINK } from '../ui/text-link.js';
import type { FamilyQuery } from './family-page.generated.js';

type Account = Extract<NonNullable<FamilyQuery['node']>, { __typename: 'Account' }>;

/** A card somebody of the family carries: to what can be done with it, and to what was done. */
export function HolderRow({ card: { id, lastFour, holder, holderLatin, state } }: { card: Account['cards']['edges'][number]['node'] }) {
  const { t, i18n } = useLingui();
  const name = formatName(holder, holderLatin, i18n.locale);
  const keep = ({ account }: { account?: string | undefined }) => (account === undefined ? {} : { account });
  return (
    <li className="py-4">
      <Link to="/cards/$id" params={{ id }} search={keep} className="group flex items-center gap-4">
        <CardDrawing className="w-20 shrink-0 sm:w-28" />
        <span className="grid grow">
          <span className="decoration-accent underline-offset-4 group-hover:underline">{name}</span>
          <span className="text-sm text-mute tabular-nums">
            {lastFour === null ? t`New card, number to come` : t`Card ending ${lastFour}`}
          </span>
          {state === 'FROZEN' && <span className="text-sm text-danger">{t`Frozen`}</span>}
          {state === 'STOPPED' && <span className="text-sm text-danger">{t`Stopped for good`}</span>}
        </span>
        <ChevronRight aria-hidden="true" size={20} strokeWidth={1.5} className="shrink-0 text-mute" />
      </Link>
      <p>
        <Link to="/transactions" search={(now) => ({ ...keep(now), card: id })} className={`${TEXT_LINK} text-sm`}>
          {t`See its uses`}
        </Link>
      </p>
    </li>
  );
}
