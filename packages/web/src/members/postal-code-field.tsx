import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { readPostalCode } from '@meisai/schema/rules';
import { useRef, useState, type ComponentProps } from 'react';
import { TextField } from '../ui/text-field.js';
import { PostalAreasDocument, type PostalAreasQuery } from './address-page.generated.js';
import type { AddressDraft } from './address-draft.js';

type PostalArea = PostalAreasQuery['postalAreas'][number];

interface PostalCodeFieldProps extends Pick<ComponentProps<typeof TextField>, 'label' | 'name' | 'error' | 'value'> {
  onChange: (event: { currentTarget: { value: string } }) => void;
  onArea: (area: Pick<AddressDraft, 'prefecture' | 'city' | 'town'>) => void;
}

type LookUp =
  | { kind: 'NONE' | 'UNKNOWN' | 'AWAY' }
  | { kind: 'FILLED'; area: PostalArea }
  | { kind: 'SEVERAL'; areas: readonly PostalArea[] };

/** Seven digits, in full width or half; as soon as they are there they bring the prefecture, city and town, or a choice of these. */
export function PostalCodeField({ onChange, onArea, ...field }: PostalCodeFieldProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [found, setFound] = useState<LookUp>({ kind: 'NONE' });
  const newest = useRef<string | null>(readPostalCode(String(field.value)));

  function fill(area: PostalArea): void {
    onArea({ prefecture: area.prefecture, city: area.city, town: area.town });
    setFound({ kind: 'FILLED', area });
  }

  async function lookUp(typed: string): Promise<void> {
    const postalCode = readPostalCode(typed);
    if (postalCode === newest.current) return;
    newest.current = postalCode;
    setFound({ kind: 'NONE' });
    if (postalCode === null) return;
    const areas = await client
      .query({ query: PostalAreasDocument, variables: { postalCode } })
      .then(({ data }) => data?.postalAreas ?? null)
      .catch(() => null);
    // Another code was typed meanwhile.
    if (newest.current !== postalCode) return;
    const [only] = areas ?? [];
    if (areas === null) setFound({ kind: 'AWAY' });
    else if (only === undefined) setFound({ kind: 'UNKNOWN' });
    else if (areas.length === 1) fill(only);
    else setFound({ kind: 'SEVERAL', areas });
  }

  return (
    <div className="grid gap-3">
      <TextField
        {...field}
        onChange={(event) => {
          onChange(event);
          void lookUp(event.currentTarget.value);
        }}
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={12}
        required
        hint={t`Seven digits; they fill in the prefecture, city and town.`}
        className="max-w-48"
      />
      <div role="status" className="text-sm empty:hidden">
        {found.kind === 'FILLED' && (
          <p>
            {t`Filled in:`} <span lang="ja">{nameOf(found.area)}</span>
          </p>
        )}
        {found.kind === 'UNKNOWN' && <p>{t`We know no place with this postal code. Please check it, or enter the address below.`}</p>}
        {found.kind === 'AWAY' && <p>{t`The postal code could not be looked up right now. Please enter the address below.`}</p>}
        {found.kind === 'SEVERAL' && <p>{t`Several places share this postal code. Which one is it?`}</p>}
      </div>
      {found.kind === 'SEVERAL' && (
        <ul className="max-h-80 divide-y divide-line overflow-auto rounded border border-line bg-raised">
          {found.areas.map((area) => (
            <li key={nameOf(area)}>
              <button
                type="button"
                lang="ja"
                onClick={() => fill(area)}
                className="min-h-11 w-full cursor-pointer px-4 py-2 text-left underline-offset-4 hover:underline"
              >
                {nameOf(area)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function nameOf({ prefecture, city, town }: PostalArea): string {
  return `${prefecture}${city}${town}`;
}
