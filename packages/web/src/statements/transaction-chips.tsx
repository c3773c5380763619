import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { Chip } from '../ui/chip.js';
import { useCategoryWords } from './category-words.js';
import type { SearchChange, SearchChoices } from './transaction-filters.js';
import type { TransactionSearchParams } from './transaction-search-params.js';
import { useTransactionWords } from './transaction-words.js';

interface TransactionChipsProps extends SearchChoices {
  search: TransactionSearchParams;
  onNarrow: (change: SearchChange) => void;
  onClear: () => void;
}

/** What is asked for, each to be taken back by itself, and all at once. */
export function TransactionChips({ search, onNarrow, onClear, ...choices }: TransactionChipsProps) {
  const { t } = useLingui();
  const chips = useChips(search, choices);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t`Filters`} className="flex flex-wrap items-center gap-2 sm:col-span-2">
      {chips.map(({ key, label }) => (
        <li key={key}>
          <Chip label={label} removeLabel={t`Remove filter: ${label}`} onRemove={() => onNarrow({ [key]: undefined })} />
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={onClear}
          className="min-h-11 cursor-pointer px-2 text-sm underline decoration-accent underline-offset-4 hover:decoration-2"
        >
          {t`Clear filters`}
        </button>
      </li>
    </ul>
  );
}

function useChips(
  { text, from, to, min, max, category, way, kind, holder, card }: TransactionSearchParams,
  { cards, holders, currency }: SearchChoices,
): { key: keyof TransactionSearchParams; label: string }[] {
  const { t } = useLingui();
  const formats = useFormats();
  const categories = useCategoryWords();
  const words = useTransactionWords();
  const day = (localDate: string | undefined): string => (localDate === undefined ? '' : formats.date(localDate));
  const amount = (minorUnits: number | undefined): string => (minorUnits === undefined ? '' : formats.money({ minorUnits, currency }));
  const [firstDay, lastDay, least, most] = [day(from), day(to), amount(min), amount(max)];
  const lastFour = cards.find(({ id }) => id === card)?.lastFour ?? '—';
  const chips = [
    { key: 'text', value: text, label: t`“${text}”` },
    { key: 'from', value: from, label: t`From ${firstDay}` },
    { key: 'to', value: to, label: t`Until ${lastDay}` },
    { key: 'min', value: min, label: t`${least} or more` },
    { key: 'max', value: max, label: t`${most} or less` },
    { key: 'category', value: category, label: category === undefined ? '' : categories[category] },
    { key: 'way', value: way, label: way === undefined ? '' : words.wayOfPaying(way) },
    { key: 'kind', value: kind, label: t`Payments received` },
    { key: 'holder', value: holder, label: holders.find(({ id }) => id === holder)?.name ?? t`Unknown holder` },
    { key: 'card', value: card, label: t`Card ending ${lastFour}` },
  ] as const;
  return chips.filter(({ value }) => value !== undefined);
}
