import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { minorUnitDigits } from '@meisai/schema/rules';
import { readTypedAmount, decimalOf } from '../platform/typed-amount.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import { useCategoryWords } from './category-words.js';
import { CATEGORIES, isNarrowed, readSearchParams, SORTS, withoutGaps, type TransactionSearchParams } from './transaction-search-params.js';

const route = getRouteApi('/member/transactions');
/** Long enough that a word is typed, short enough to feel at once. */
const SEARCH_AFTER_MS = 300;

interface TransactionFiltersProps {
  cards: readonly { id: string; lastFour: string | null }[];
  currency: string;
}

/** What is searched stands in the address, so that it can be kept, shared and gone back to. */
export function TransactionFilters({ cards, currency }: TransactionFiltersProps) {
  const { t } = useLingui();
  const { account, ...given } = route.useSearch();
  const search = readSearchParams({ ...given });
  const navigate = route.useNavigate();
  const categories = useCategoryWords();
  const digits = minorUnitDigits(currency);
  const sorts = { NEWEST: t`Newest first`, OLDEST: t`Oldest first`, LARGEST: t`Largest first`, SMALLEST: t`Smallest first` };

  function narrow(change: { [Key in keyof TransactionSearchParams]?: TransactionSearchParams[Key] | undefined }): void {
    const next = withoutGaps({ ...search, ...change } as TransactionSearchParams);
    void navigate({ search: { ...(account === undefined ? {} : { account }), ...next }, replace: true, resetScroll: false });
  }
  const amount = (typed: string): number | undefined => readTypedAmount(typed, digits) ?? undefined;
  const shown = (value: number | undefined): string => (value === undefined ? '' : decimalOf(value, digits));
  return (
    <search className="grid items-end gap-4 sm:grid-cols-[1fr_12rem]">
      <TextSearch text={search.text ?? ''} onChange={(text) => narrow({ text })} />
      <SelectField
        label={t`Order`}
        value={search.sort ?? 'NEWEST'}
        options={SORTS.map((value) => ({ value, label: sorts[value] }))}
        onChange={(value) => narrow({ sort: value === 'NEWEST' ? undefined : SORTS.find((known) => known === value) })}
      />
      <details open={isNarrowed({ ...search, text: undefined })} className="sm:col-span-2">
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-sm">
          <SlidersHorizontal aria-hidden="true" size={16} strokeWidth={1.5} />
          {t`Narrow down`}
        </summary>
        <div className="mt-2 grid grid-cols-2 gap-4 sm:grid-cols-4">
          <TextField
            label={t`From`}
            type="date"
            value={search.from ?? ''}
            max={search.to}
            onChange={({ target }) => narrow({ from: target.value })}
          />
          <TextField
            label={t`To`}
            type="date"
            value={search.to ?? ''}
            min={search.from}
            onChange={({ target }) => narrow({ to: target.value })}
          />
          <TextField
            key={`min-${search.min}`}
            label={t`Amount from`}
            inputMode="decimal"
            defaultValue={shown(search.min)}
            onBlur={({ target }) => narrow({ min: amount(target.value) })}
          />
          <TextField
            key={`max-${search.max}`}
            label={t`Amount to`}
            inputMode="decimal"
            defaultValue={shown(search.max)}
            onBlur={({ target }) => narrow({ max: amount(target.value) })}
          />
          <div className="col-span-2">
            <SelectField
              label={t`Category`}
              value={search.category ?? ''}
              options={[{ value: '', label: t`All categories` }, ...CATEGORIES.map((value) => ({ value, label: categories[value] }))]}
              onChange={(value) => narrow({ category: CATEGORIES.find((known) => known === value) })}
            />
          </div>
          {cards.length > 1 && (
            <div className="col-span-2">
              <SelectField
                label={t`Card`}
                value={search.card ?? ''}
                options={[{ value: '', label: t`All cards` }, ...cards.map(({ id, lastFour }) => ({ value: id, label: lastFour ?? '—' }))]}
                onChange={(value) => narrow({ card: value === '' ? undefined : value })}
              />
            </div>
          )}
        </div>
      </details>
      {isNarrowed(search) && (
        <Button
          className="justify-self-start"
          onClick={() => void navigate({ search: account === undefined ? {} : { account }, replace: true, resetScroll: false })}
        >{t`Clear filters`}</Button>
      )}
    </search>
  );
}

/** Searches a moment after the last key, so that a Japanese word is converted before it is looked for. */
function TextSearch({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(text);
  const [isComposing, setIsComposing] = useState(false);
  const [shownText, setShownText] = useState(text);
  // The address changed by itself: the back button, or the filters were cleared.
  if (shownText !== text) {
    setShownText(text);
    setTyped(text);
  }
  useEffect(() => {
    if (isComposing || typed === text) return undefined;
    const timer = setTimeout(() => onChange(typed), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      label={t`Merchant`}
      type="search"
      maxLength={100}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onCompositionStart={() => setIsComposing(true)}
      onCompositionEnd={() => setIsComposing(false)}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
