import { useLingui } from '@lingui/react/macro';
import type { TypedNames } from '@meisai/schema/rules';
import { CheckField } from '../ui/check-field.js';
import { classes } from '../ui/classes.js';
import { TextField } from '../ui/text-field.js';
import type { NameDraft } from './name-draft.js';
import type { useDraft } from './use-draft.js';

/** What each part of a name is called: who has one name has no family name. */
export function useNameFieldNames(parts: NameDraft['nameParts']): Record<keyof TypedNames, string> {
  const { t } = useLingui();
  const isOne = parts === 'ONE';
  return {
    familyName: isOne ? t({ message: 'Name', context: 'field' }) : t`Family name`,
    givenName: t`Given name`,
    familyNameKana: isOne ? t({ message: 'Name (kana)', context: 'field' }) : t`Family name (kana)`,
    givenNameKana: t`Given name (kana)`,
    familyNameLatin: isOne ? t({ message: 'Name (Latin letters)', context: 'field' }) : t`Family name (Latin letters)`,
    givenNameLatin: t`Given name (Latin letters)`,
  };
}

type Field = ReturnType<ReturnType<typeof useDraft<Record<string, string>>>['field']>;

interface NameFieldsProps {
  field: (name: keyof TypedNames) => Field;
  parts: NameDraft['nameParts'];
  onPartsChange: (parts: NameDraft['nameParts']) => void;
}

/** A name in its three scripts, with what becomes of what is typed. Not filled by the browser: it knows the name there is. */
export function NameFields({ field, parts, onPartsChange }: NameFieldsProps) {
  const { t } = useLingui();
  const names = useNameFieldNames(parts);
  const hasGiven = parts === 'TWO';
  const pair = classes('grid items-start gap-6', hasGiven && 'sm:grid-cols-2 sm:gap-4');
  return (
    <>
      <div className="grid gap-2">
        <div className={pair}>
          <TextField
            {...field('familyName')}
            label={names.familyName}
            autoComplete="off"
            required
            {...(hasGiven ? { hint: t`Such as 山田` } : {})}
          />
          {hasGiven && <TextField {...field('givenName')} label={names.givenName} autoComplete="off" required hint={t`Such as 太郎`} />}
        </div>
        <CheckField
          label={t`One name only, not a family name and a given name`}
          checked={!hasGiven}
          onChange={(event) => onPartsChange(event.currentTarget.checked ? 'ONE' : 'TWO')}
        />
      </div>
      <div className={pair}>
        <TextField
          {...field('familyNameKana')}
          label={names.familyNameKana}
          autoComplete="off"
          required
          hint={t`Hiragana becomes katakana.`}
        />
        {hasGiven && <TextField {...field('givenNameKana')} label={names.givenNameKana} autoComplete="off" required />}
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
        {hasGiven && (
          <TextField {...field('givenNameLatin')} label={names.givenNameLatin} autoComplete="off" autoCapitalize="characters" required />
        )}
      </div>
    </>
  );
}
