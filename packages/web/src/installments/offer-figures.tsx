import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { BillForecast } from './bill-forecast.js';
import { useOfferFigures_offerFragment, type OfferFigures_offerFragment } from './offer-figures.generated.js';
import { PaymentTable } from './payment-table.js';

/** What the picked offer means, month by month. */
export function OfferFigures({ offer }: { offer: FragmentType<OfferFigures_offerFragment> }) {
  const { t } = useLingui();
  const { payments, forecast } = useOfferFigures_offerFragment(offer);
  return (
    <div className="grid gap-10">
      <BillForecast bills={forecast} />
      <PaymentTable title={t`Every payment`} payments={payments} />
    </div>
  );
}
