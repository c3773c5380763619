import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { SelectField } from '../ui/select-field.js';
import { TextSearch } from './text-search.js';
import { TransactionChips } from './transaction-chips.js';
import { TransactionNarrowing } from './transaction-narrowing.js';
import { readSearchParams, SORTS, withoutGaps, type TransactionSearchParams } from './transaction-search-params.js';

const route = getRouteApi('/member/transactions');

/** What there is to choose from in this account. */
export interface SearchChoices {
  cards: readonly { id: string; lastFour: string | null }[];
  holders: readonly { id: string; name: string }[];
  currency: string;
}

export type SearchChange = { [Key in keyof TransactionSearchParams]?: TransactionSearchParams[Key] | undefined };

/** The search as it stands in the address, so that it can be kept, shared and gone back to; and how to change it. */
export function useSearch() {
  const { account, ...given } = route.useSearch();
  // The router leaves in what was dropped from the address.
  const search = readSearchParams({ ...given });
  const navigate = route.useNavigate();
  const go = (next: TransactionSearchParams): void =>
    void navigate({ search: { ...(account === undefined ? {} : { account }), ...next }, replace: true, resetScroll: false });
  return {
    search,
    narrow: (change: SearchChange) => go(withoutGaps({ ...search, ...change } as TransactionSearchParams)),
    clear: () => go(search.sort === undefined ? {} : { sort: search.sort }),
  };
}

export function TransactionFilters(choices: SearchChoices) {
  const { t } = useLingui();
  const { search, narrow, clear } = useSearch();
  const sorts = { NEWEST: t`Newest first`, OLDEST: t`Oldest first`, LARGEST: t`Largest first`, SMALLEST: t`Smallest first` };
  return (
    <search className="grid items-end gap-4 sm:grid-cols-[1fr_12rem]">
      <TextSearch text={search.text ?? ''} onChange={(text) => narrow({ text })} />
      <SelectField
        label={t`Order`}
        value={search.sort ?? 'NEWEST'}
        options={SORTS.map((value) => ({ value, label: sorts[value] }))}
        onChange={(value) => narrow({ sort: value === 'NEWEST' ? undefined : SORTS.find((known) => known === value) })}
      />
      <details className="sm:col-span-2">
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-sm">
          <SlidersHorizontal aria-hidden="true" size={16} strokeWidth={1.5} />
          {t`Narrow down`}
        </summary>
        <TransactionNarrowing {...choices} search={search} onNarrow={narrow} />
      </details>
      <TransactionChips {...choices} search={search} onNarrow={narrow} onClear={clear} />
    </search>
  );
}
