import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import type { ShownCard } from './card-words.js';

/** How much the holder of a family card may use in a month; the basic member sets it. */
export function CardLimit({ cardId, limit }: { cardId: string; limit: NonNullable<ShownCard['familyLimit']> }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <section aria-labelledby="limit" className="grid gap-2">
      <h2 id="limit" className="text-lg">{t`Limit of the family card`}</h2>
      <Facts
        facts={[
          { name: t`Limit a month`, value: limit.amount === null ? t({ message: 'None', context: 'limit' }) : formats.money(limit.amount) },
          { name: t`Used this month`, value: formats.money(limit.used) },
        ]}
      />
      {limit.canBeSet && (
        <p>
          <Link to="/cards/$id/limit" params={{ id: cardId }} search={(now) => now} className={TEXT_LINK}>
            {t`Set the limit`}
          </Link>
        </p>
      )}
    </section>
  );
}
