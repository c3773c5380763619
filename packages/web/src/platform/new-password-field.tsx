import { useLingui } from '@lingui/react/macro';
import { findNameInside, PASSWORD_MAX_LENGTH, passwordLength, shortestPassword } from '@meisai/schema/rules';
import { useState } from 'react';
import { KeptRule } from './kept-rule.js';
import { PasswordField } from '../ui/password-field.js';

interface NewPasswordFieldProps {
  label: string;
  name: string;
  /** What may not stand inside, as far as the page knows it: the server knows more. */
  names: readonly string[];
  /** Whether the name of the person is among them: nobody is told that a rule is kept which only the server can look at. */
  isNameKnown?: boolean;
  hasSecondFactor: boolean;
}

/** A password to be, with the rules it keeps shown while it is typed. Paste and password managers work. */
export function NewPasswordField({ label, name, names, isNameKnown = false, hasSecondFactor }: NewPasswordFieldProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [length, shortest] = [passwordLength(typed), shortestPassword(hasSecondFactor)];
  const inside = findNameInside(typed, names);
  const rule = isNameKnown ? t`Not your user ID, your name or the name of the service` : t`Not your user ID or the name of the service`;
  return (
    <PasswordField
      label={label}
      name={name}
      autoComplete="new-password"
      required
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      error={length > PASSWORD_MAX_LENGTH ? t`At most ${PASSWORD_MAX_LENGTH} characters; these are ${length}.` : null}
      hint={
        <ul className="grid gap-1">
          <KeptRule isKept={length >= shortest}>{t`${shortest} characters or more (${length} so far)`}</KeptRule>
          <KeptRule isKept={typed !== '' && inside === null}>{inside === null ? rule : t`${rule}: it holds “${inside}”`}</KeptRule>
          {!isNameKnown && <li>{t`Your name and your mail address are refused as well.`}</li>}
          <li>{t`Any characters and spaces will do; several words are easy to remember. What is easy to guess is refused.`}</li>
        </ul>
      }
    />
  );
}
