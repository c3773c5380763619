import { useLingui } from '@lingui/react/macro';
import { minorUnitDigits } from '@meisai/schema/rules';
import { decimalOf, readTypedAmount } from '../platform/typed-amount.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import { useCategoryWords } from './category-words.js';
import type { SearchChange, SearchChoices } from './transaction-filters.js';
import { CATEGORIES, WAYS, type TransactionSearchParams } from './transaction-search-params.js';
import { useTransactionWords } from './transaction-words.js';

interface TransactionNarrowingProps extends SearchChoices {
  search: TransactionSearchParams;
  onNarrow: (change: SearchChange) => void;
}

/** Everything uses can be narrowed down by, besides words. */
export function TransactionNarrowing({ search, onNarrow, cards, holders, currency }: TransactionNarrowingProps) {
  const { t } = useLingui();
  const categories = useCategoryWords();
  const words = useTransactionWords();
  const digits = minorUnitDigits(currency);
  const amount = (typed: string): number | undefined => readTypedAmount(typed, digits) ?? undefined;
  const shown = (value: number | undefined): string => (value === undefined ? '' : decimalOf(value, digits));
  return (
    <div className="mt-2 grid grid-cols-2 gap-4 sm:grid-cols-4">
      <TextField
        label={t`From`}
        type="date"
        value={search.from ?? ''}
        max={search.to}
        onChange={({ target }) => onNarrow({ from: target.value })}
      />
      <TextField
        label={t`To`}
        type="date"
        value={search.to ?? ''}
        min={search.from}
        onChange={({ target }) => onNarrow({ to: target.value })}
      />
      <TextField
        key={`min-${search.min}`}
        label={t`Amount from`}
        inputMode="decimal"
        defaultValue={shown(search.min)}
        onBlur={({ target }) => onNarrow({ min: amount(target.value) })}
      />
      <TextField
        key={`max-${search.max}`}
        label={t`Amount to`}
        inputMode="decimal"
        defaultValue={shown(search.max)}
        onBlur={({ target }) => onNarrow({ max: amount(target.value) })}
      />
      <div className="col-span-2">
        <SelectField
          label={t`Category`}
          value={search.category ?? ''}
          options={[{ value: '', label: t`All categories` }, ...CATEGORIES.map((value) => ({ value, label: categories[value] }))]}
          onChange={(value) => onNarrow({ category: CATEGORIES.find((known) => known === value) })}
        />
      </div>
      <div className="col-span-2">
        <SelectField
          label={t`What`}
          value={search.kind ?? ''}
          options={[
            { value: '', label: t`Uses and refunds` },
            { value: 'PAYMENTS', label: t`Payments received` },
          ]}
          onChange={(value) => onNarrow({ kind: value === 'PAYMENTS' ? value : undefined })}
        />
      </div>
      <div className="col-span-2">
        <SelectField
          label={t`Way of paying`}
          value={search.way ?? ''}
          options={[{ value: '', label: t`All ways of paying` }, ...WAYS.map((value) => ({ value, label: words.wayOfPaying(value) }))]}
          onChange={(value) => onNarrow({ way: WAYS.find((known) => known === value) })}
        />
      </div>
      {holders.length > 1 && (
        <div className="col-span-2">
          <SelectField
            label={t`Holder`}
            value={search.holder ?? ''}
            options={[{ value: '', label: t`All holders` }, ...holders.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(value) => onNarrow({ holder: value })}
          />
        </div>
      )}
      {cards.length > 1 && (
        <div className="col-span-2">
          <SelectField
            label={t`Card`}
            value={search.card ?? ''}
            options={[
              { value: '', label: t`All cards` },
              ...cards.map(({ id, lastFour }) => ({
                value: id,
                label: lastFour === null ? t`Card not named` : t`Card ending ${lastFour}`,
              })),
            ]}
            onChange={(value) => onNarrow({ card: value })}
          />
        </div>
      )}
    </div>
  );
}
