import { Plural, useLingui } from '@lingui/react/macro';
import { sumOf } from '../platform/sum-of.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { OfferDisclosures } from './offer-disclosures.js';
import type { Pick } from './picks.js';
import { Review } from './review.js';
import type { ActInProgress } from './use-installment-act.js';

interface ReviewSeveralProps {
  picks: readonly Pick[];
  progress: ActInProgress;
  onConfirm: () => void;
  onBack: () => void;
}

/** What is agreed on for each purchase, and what it comes to together. */
export function ReviewSeveral({ picks, progress, onConfirm, onBack }: ReviewSeveralProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const price = sumOf(picks.map(({ offer }) => offer.cashPrice));
  const fee = sumOf(picks.map(({ offer }) => offer.fee));
  return (
    <Review progress={progress} onConfirm={onConfirm} onBack={onBack}>
      <Facts
        facts={[
          { name: t`Uses picked`, value: <Plural value={picks.length} one="# use" other="# uses" /> },
          { name: t`Cash price together`, value: formats.money(price) },
          { name: t`Fees together`, value: formats.money(fee) },
          { name: t({ message: 'Total', context: 'installments' }), value: formats.money(sumOf([price, fee])) },
        ]}
      />
      {picks.map(({ purchase, offer }) => (
        // No landmark: two purchases at one merchant would be two of one name.
        <section key={purchase.id} className="grid gap-2">
          <h2 className="text-lg">{purchase.merchant ?? t`Not named`}</h2>
          <OfferDisclosures offer={offer} purchase={purchase} deadlineOn={purchase.deadlineOn} />
        </section>
      ))}
    </Review>
  );
}
