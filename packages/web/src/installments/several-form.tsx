import { Plural, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { sumOf } from '../platform/sum-of.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { Facts } from '../ui/facts.js';
import { SelectField } from '../ui/select-field.js';
import { BillForecast } from './bill-forecast.js';
import { forecastOf, type Pick, type Pickable } from './picks.js';

interface SeveralFormProps {
  pickables: readonly Pickable[];
  picks: readonly Pick[];
  /** The numbers of payments all picked ones are offered. */
  common: readonly number[];
  onToggle: (id: string) => void;
  onPick: (id: string, count: number) => void;
  onPickAll: (count: number) => void;
  onReview: () => void;
  /** As many as one confirmation can hold. */
  most: number;
  /** What loads the rest of the list, where there is one. */
  more: ReactNode;
}

export function SeveralForm({ pickables, picks, common, onToggle, onPick, onPickAll, onReview, most, more }: SeveralFormProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const paymentWords = usePaymentWords();
  const [isEmptyTold, setIsEmptyTold] = useState(false);
  const counts = new Set(picks.map(({ offer }) => offer.count));
  const [only] = counts.size === 1 ? counts : [];
  return (
    <>
      <p>{t`Choose the uses, and in how many payments each is paid. You look at everything once more before it is done.`}</p>
      <ul className="divide-y divide-line border-y border-line">
        {pickables.map((purchase) => (
          <PurchaseRow
            key={purchase.id}
            purchase={purchase}
            pick={picks.find((one) => one.purchase.id === purchase.id) ?? null}
            onToggle={() => onToggle(purchase.id)}
            onPick={(count) => onPick(purchase.id, count)}
            isFull={picks.length >= most}
          />
        ))}
      </ul>
      {more}
      {picks.length > 1 && common.length > 0 && (
        <div className="sm:w-64">
          <SelectField
            label={t`Number of payments for all`}
            value={only === undefined ? '' : String(only)}
            options={[
              ...(only === undefined ? [{ value: '', label: t`Different` }] : []),
              ...common.map((count) => ({ value: String(count), label: paymentWords(count) })),
            ]}
            onChange={(value) => value !== '' && onPickAll(Number(value))}
          />
        </div>
      )}
      <div aria-live="polite">
        {picks.length > 0 && (
          <Facts
            facts={[
              { name: t`Uses picked`, value: <Plural value={picks.length} one="# use" other="# uses" /> },
              { name: t`Cash price together`, value: formats.money(sumOf(picks.map(({ offer }) => offer.cashPrice))) },
              { name: t`Fees together`, value: formats.money(sumOf(picks.map(({ offer }) => offer.fee))) },
              {
                name: t({ message: 'Total', context: 'installments' }),
                value: formats.money(sumOf(picks.flatMap(({ offer }) => [offer.cashPrice, offer.fee]))),
              },
            ]}
          />
        )}
        {picks.length >= most && <p>{t`These are as many as can be changed at once. The others can be changed after them.`}</p>}
        {picks.length === 0 && isEmptyTold && <p className="text-danger">{t`Please choose at least one use.`}</p>}
      </div>
      {picks.length > 0 && <BillForecast bills={forecastOf(picks)} />}
      <p>
        <Button look="primary" onClick={() => (picks.length === 0 ? setIsEmptyTold(true) : onReview())}>
          {t`Go on to the review`}
        </Button>
      </p>
    </>
  );
}

/** Drawn here: a browser's own box is darker where the pointer rests, and looked like another choice than the one above it. */
const TICK =
  'relative size-5 cursor-pointer appearance-none self-center rounded-xs border border-field bg-raised after:absolute after:inset-0.5 checked:border-accent checked:bg-accent checked:after:bg-paper checked:after:[clip-path:polygon(14%_48%,4%_60%,40%_92%,96%_22%,84%_11%,39%_68%)] disabled:cursor-default disabled:opacity-50 forced-colors:appearance-auto';

interface PurchaseRowProps {
  purchase: Pickable;
  pick: Pick | null;
  onToggle: () => void;
  onPick: (count: number) => void;
  isFull: boolean;
}

function PurchaseRow({ purchase, pick, onToggle, onPick, isFull }: PurchaseRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const paymentWords = usePaymentWords();
  const { merchant, usedOn, amount, deadlineOn, offers } = purchase;
  const [first, monthly = first] = pick?.offer.payments ?? [];
  return (
    <li className="py-3">
      <label className="grid min-h-11 cursor-pointer grid-cols-[1.75rem_1fr_auto] items-baseline gap-x-4">
        <input type="checkbox" checked={pick !== null} disabled={pick === null && isFull} onChange={onToggle} className={TICK} />
        <span>{merchant ?? t`Not named`}</span>
        <span className="text-right whitespace-nowrap tabular-nums">{formats.money(amount)}</span>
        <span className="col-span-2 col-start-2 flex flex-wrap gap-x-4 text-sm text-mute tabular-nums">
          <span>{formats.date(usedOn)}</span>
          <span>{t`Can be changed until ${formats.date(deadlineOn)}`}</span>
        </span>
      </label>
      {pick !== null && (
        <div className="mt-2 flex flex-wrap items-end gap-x-6 gap-y-2 pl-11">
          <div className="w-40">
            <SelectField
              label={t`Number of payments`}
              value={String(pick.offer.count)}
              options={offers.map(({ count }) => ({ value: String(count), label: paymentWords(count) }))}
              onChange={(value) => onPick(Number(value))}
            />
          </div>
          <p className="flex flex-wrap gap-x-4 pb-2 text-sm tabular-nums">
            {monthly !== undefined && <span>{t`${formats.money(monthly.amount)} each month`}</span>}
            {first !== undefined && first.amount.minorUnits !== monthly?.amount.minorUnits && (
              <span>{t`${formats.money(first.amount)} the first time`}</span>
            )}
            <span className="text-mute">{t`Fee ${formats.money(pick.offer.fee)}`}</span>
          </p>
        </div>
      )}
    </li>
  );
}

function usePaymentWords() {
  const { t } = useLingui();
  return (count: number): string => t`${count} payments`;
}
