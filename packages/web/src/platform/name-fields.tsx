import { useLingui } from '@lingui/react/macro';
import type { TypedNames } from '@meisai/schema/rules';
import { TextField } from '../ui/text-field.js';
import type { useDraft } from './use-draft.js';

/** What each part of a name is called. */
export function useNameFieldNames(): Record<keyof TypedNames, string> {
  const { t } = useLingui();
  return {
    familyName: t`Family name`,
    givenName: t`Given name`,
    familyNameKana: t`Family name (kana)`,
    givenNameKana: t`Given name (kana)`,
    familyNameLatin: t`Family name (Latin letters)`,
    givenNameLatin: t`Given name (Latin letters)`,
  };
}

type Field = ReturnType<ReturnType<typeof useDraft<TypedNames & Record<string, string>>>['field']>;

/** A name in its three scripts, with what becomes of what is typed. Not filled by the browser: it knows the name there is. */
export function NameFields({ field }: { field: (name: keyof TypedNames) => Field }) {
  const { t } = useLingui();
  const names = useNameFieldNames();
  const pair = 'grid items-start gap-6 sm:grid-cols-2 sm:gap-4';
  return (
    <>
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
    </>
  );
}
