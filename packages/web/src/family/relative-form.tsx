import { useLingui } from '@lingui/react/macro';
import type { FormEvent } from 'react';
import type { useDraft } from '../platform/use-draft.js';
import { Button } from '../ui/button.js';
import { Choice } from '../ui/choice.js';
import { TextField } from '../ui/text-field.js';
import { useFamilyWords } from './family-words.js';
import type { RelativeDraft } from './relative-draft.js';

/** What each field of a relative is called. */
export function useRelativeFieldNames(): Record<keyof RelativeDraft, string> {
  const { t } = useLingui();
  return {
    relation: t`Relation to you`,
    familyName: t`Family name`,
    givenName: t`Given name`,
    familyNameKana: t`Family name (kana)`,
    givenNameKana: t`Given name (kana)`,
    familyNameLatin: t`Family name (Latin letters)`,
    givenNameLatin: t`Given name (Latin letters)`,
    birthDate: t`Date of birth`,
    email: t`Their e-mail address`,
    phone: t`Their phone number`,
  };
}

interface RelativeFormProps {
  draft: ReturnType<typeof useDraft<RelativeDraft>>;
  names: Record<keyof RelativeDraft, string>;
  onReady: () => void;
}

/** Whom a card is for. The fields are somebody else's: what the browser knows of the member does not fit. */
export function RelativeForm({ draft: { draft, change, field, form, tryOut }, names, onReady }: RelativeFormProps) {
  const { t } = useLingui();
  const words = useFamilyWords();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (tryOut()) onReady();
  }
  const pair = 'grid items-start gap-6 sm:grid-cols-2 sm:gap-4';
  return (
    <form ref={form} method="post" noValidate autoComplete="off" onSubmit={submit} className="grid max-w-xl gap-6">
      <Choice
        label={names.relation}
        isLabelVisible
        value={draft.relation}
        options={(['SPOUSE', 'PARTNER', 'PARENT', 'CHILD'] as const).map((value) => ({ value, label: words.relation(value) }))}
        onChange={(relation) => change({ relation })}
      />
      <div className={pair}>
        <TextField {...field('familyName')} label={names.familyName} autoComplete="off" required hint={t`Such as 山田`} />
        <TextField {...field('givenName')} label={names.givenName} autoComplete="off" required hint={t`Such as 太郎`} />
      </div>
      <div className={pair}>
        <TextField
          {...field('familyNameKana')}
          label={names.familyNameKana}
          autoComplete="off"
          required
          hint={t`Hiragana becomes katakana.`}
        />
        <TextField {...field('givenNameKana')} label={names.givenNameKana} autoComplete="off" required />
      </div>
      <div className={pair}>
        <TextField
          {...field('familyNameLatin')}
          label={names.familyNameLatin}
          autoComplete="off"
          autoCapitalize="characters"
          required
          hint={t`As it will stand on the card, such as YAMADA.`}
        />
        <TextField {...field('givenNameLatin')} label={names.givenNameLatin} autoComplete="off" autoCapitalize="characters" required />
      </div>
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
