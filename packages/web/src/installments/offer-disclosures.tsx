import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Disclosures } from './disclosures.js';
import { useOfferDisclosures_offerFragment, type OfferDisclosures_offerFragment } from './offer-disclosures.generated.js';

interface OfferDisclosuresProps {
  offer: FragmentType<OfferDisclosures_offerFragment>;
  purchase: { merchant: string | null; usedOn: string };
  /** The last day to cancel. */
  deadlineOn: string;
}

/** What the law has told before the contract, of one offer. */
export function OfferDisclosures({ offer, purchase, deadlineOn }: OfferDisclosuresProps) {
  const { t } = useLingui();
  return (
    <Disclosures
      terms={useOfferDisclosures_offerFragment(offer)}
      purchase={purchase}
      deadline={{ name: t`Can be cancelled until`, day: deadlineOn }}
    />
  );
}
