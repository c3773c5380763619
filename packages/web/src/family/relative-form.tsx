import { useLingui } from '@lingui/react/macro';
import type { FormEvent } from 'react';
import { NameFields, useNameFieldNames } from '../platform/name-fields.js';
import type { useDraft } from '../platform/use-draft.js';
import { Button } from '../ui/button.js';
import { Choice } from '../ui/choice.js';
import { TextField } from '../ui/text-field.js';
import { useFamilyWords } from './family-words.js';
import type { RelativeDraft } from './relative-draft.js';

export type RelativeFieldNames = Record<Exclude<keyof RelativeDraft, 'nameParts'>, string>;

/** What each field of a relative is called. */
export function useRelativeFieldNames(parts: RelativeDraft['nameParts']): RelativeFieldNames {
  const { t } = useLingui();
  return {
    relation: t`Relation to you`,
    ...useNameFieldNames(parts),
    birthDate: t`Date of birth`,
    email: t`Their e-mail address`,
    phone: t`Their phone number`,
  };
}

interface RelativeFormProps {
  draft: ReturnType<typeof useDraft<RelativeDraft>>;
  names: RelativeFieldNames;
  onReady: () => void;
}

/** Whom a card is for. The fields are somebody else's: what the browser knows of the member does not fit. */
export function RelativeForm({ draft: { draft, change, field, errorOf, form, tryOut }, names, onReady }: RelativeFormProps) {
  const { t } = useLingui();
  const words = useFamilyWords();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (tryOut()) onReady();
  }
  return (
    <form ref={form} method="post" noValidate autoComplete="off" onSubmit={submit} className="grid max-w-xl gap-6">
      <Choice
        label={names.relation}
        isLabelVisible
        value={draft.relation}
        options={(['SPOUSE', 'PARTNER', 'PARENT', 'CHILD'] as const).map((value) => ({ value, label: words.relation(value) }))}
        onChange={(relation) => change({ relation })}
        error={errorOf('relation') === null ? null : t`Please choose one.`}
      />
      <NameFields field={field} parts={draft.nameParts} onPartsChange={(nameParts) => change({ nameParts })} />
      <TextField
        {...field('birthDate')}
        label={names.birthDate}
        autoComplete="off"
        maxLength={40}
        required
        hint={t`Year, month, day, such as 1990-04-01.`}
      />
      <TextField
        {...field('email')}
        label={names.email}
        type="email"
        autoComplete="off"
        maxLength={254}
        required
        hint={t`They register by a code that goes there: it must be their own.`}
      />
      <TextField
        {...field('phone')}
        label={t`Their phone number (if any)`}
        type="tel"
        autoComplete="off"
        maxLength={40}
        hint={t`Such as 090-1234-5678.`}
      />
      <Button type="submit" look="primary">
        {t`Review the application`}
      </Button>
    </form>
  );
}
