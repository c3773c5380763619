import { useLingui } from '@lingui/react/macro';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import { useMemberNamesQuery, useOperatorsQuery } from './activity-filters.generated.js';
import { useActivityRecordWords } from './activity-record-words.js';
import type { ActivitySearch } from './activity-search-params.js';
import { useConciergeWords } from './concierge-words.js';

interface ActivityFiltersProps {
  search: ActivitySearch;
  /** With what was changed; undefined takes a filter away. */
  onChange: (change: ActivitySearch) => void;
}

/** Which lines of the record: each choice counts at once. A member is chosen from their own page. */
export function ActivityFilters({ search, onChange }: ActivityFiltersProps) {
  const { t } = useLingui();
  const words = useActivityRecordWords();
  const operators = useOperatorsQuery({}).data?.operators ?? [];
  const all = { value: '', label: t`All` };
  const kinds = Object.entries(words)
    .filter(([kind]) => kind !== 'OTHER')
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <search className="mb-8 grid gap-4">
      {search.member !== undefined && <OfMember id={search.member} />}
      <div className="grid grid-cols-2 items-end gap-4 lg:grid-cols-4">
        <SelectField
          label={t`Operator`}
          value={search.operator ?? ''}
          options={[all, ...operators.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(operator) => onChange({ operator: chosen(operator) })}
        />
        <SelectField
          label={t`Kind`}
          value={search.kind ?? ''}
          options={[all, ...kinds]}
          onChange={(kind) => onChange({ kind: chosen(kind) })}
        />
        <TextField
          label={t`From`}
          type="date"
          value={search.from ?? ''}
          max={search.to}
          onChange={({ target }) => onChange({ from: chosen(target.value) })}
        />
        <TextField
          label={t`To`}
          type="date"
          value={search.to ?? ''}
          min={search.from}
          onChange={({ target }) => onChange({ to: chosen(target.value) })}
        />
      </div>
      {isNarrowed && (
        <Button
          className="justify-self-start"
          onClick={() => onChange({ member: undefined, operator: undefined, kind: undefined, from: undefined, to: undefined })}
        >{t`Clear filters`}</Button>
      )}
    </search>
  );
}

function chosen(value: string): string | undefined {
  return value === '' ? undefined : value;
}

function OfMember({ id }: { id: string }) {
  const { t } = useLingui();
  const words = useConciergeWords();
  const { data } = useMemberNamesQuery({ variables: { id } });
  if (data === undefined) return null;
  const name = data.memberRecord === null ? t`There is no such member` : words.nameOf(data.memberRecord);
  return <p>{t`Member: ${name}`}</p>;
}
