import { useLingui } from '@lingui/react/macro';
import { TEXT_LINK } from '../ui/text-link.js';

/** Whom to call; where the service knows no number, where it stands. */
export function ConciergePhone({ phone }: { phone: string | null }) {
  const { t } = useLingui();
  if (phone === null) return <p className="py-2">{t`Please contact the concierge desk: its number is on the back of your card.`}</p>;
  return (
    <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className={`${TEXT_LINK} tabular-nums`}>
      {t`Call ${phone}`}
    </a>
  );
}
