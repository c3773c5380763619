import type { FragmentType } from '@apollo/client';
import { Plural, useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { useInstallmentWords } from './installment-words.js';
import { useOfferChoice_offerFragment, type OfferChoice_offerFragment } from './offer-choice.generated.js';

type ShownOffer = FragmentType<OfferChoice_offerFragment> & { id: string; count: number };

interface OfferChoiceProps {
  offers: readonly ShownOffer[];
  picked: number;
  onPick: (count: number) => void;
}

const COLUMNS = 'lg:grid-cols-[1.75rem_5.5rem_repeat(5,1fr)]';

/** The offers side by side, one of them picked: native radio buttons in rows whose figures stand below each other. */
export function OfferChoice({ offers, picked, onPick }: OfferChoiceProps) {
  const { t } = useLingui();
  return (
    <fieldset>
      <legend className="mb-2 text-lg">{t`Number of payments`}</legend>
      <div aria-hidden="true" className={`hidden gap-x-4 px-3 pb-1 text-right text-sm text-mute lg:grid ${COLUMNS}`}>
        <span className="col-span-2" />
        <span>{t`Each month`}</span>
        <span>{t`First payment`}</span>
        <span>{t`Fee`}</span>
        <span>{t({ message: 'Total', context: 'installments' })}</span>
        <span>{t`Annual rate`}</span>
      </div>
      <div className="divide-y divide-line border-y border-line">
        {offers.map((offer) => (
          <OfferRow key={offer.count} offer={offer} isPicked={offer.count === picked} onPick={() => onPick(offer.count)} />
        ))}
      </div>
    </fieldset>
  );
}

function OfferRow({ offer, isPicked, onPick }: { offer: ShownOffer; isPicked: boolean; onPick: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useInstallmentWords();
  const { count, fee, total, annualRateBasisPoints, payments } = useOfferChoice_offerFragment(offer);
  const [first, second] = payments;
  const later = second ?? first;
  const figures = [
    { name: t`First payment`, value: first === undefined ? '' : formats.money(first.amount) },
    { name: t`Fee`, value: formats.money(fee) },
    { name: t({ message: 'Total', context: 'installments' }), value: formats.money(total) },
    { name: t`Annual rate`, value: words.rate(annualRateBasisPoints) },
  ];
  return (
    <label
      className={`grid cursor-pointer grid-cols-[1.75rem_auto_1fr] items-baseline gap-x-4 px-3 py-3 has-focus-visible:outline-2 has-focus-visible:outline-focus ${COLUMNS} ${isPicked ? 'bg-raised' : 'hover:bg-raised'}`}
    >
      <input
        type="radio"
        name="count"
        value={count}
        checked={isPicked}
        onChange={onPick}
        className="size-5 cursor-pointer self-center accent-accent outline-none"
      />
      <span className="whitespace-nowrap">
        <Plural value={count} one="# payment" other="# payments" />
      </span>
      <span className="text-right tabular-nums">
        <span className="text-sm text-mute lg:sr-only">{t`Each month`} </span>
        <span className="whitespace-nowrap">{later !== undefined && formats.money(later.amount)}</span>
      </span>
      <span className="col-span-2 col-start-2 flex flex-wrap gap-x-4 text-sm text-mute lg:contents lg:text-base lg:text-ink">
        {figures.map(({ name, value }) => (
          <span key={name} className="whitespace-nowrap tabular-nums lg:text-right">
            <span className="lg:sr-only">{name} </span>
            {value}
          </span>
        ))}
      </span>
    </label>
  );
}
