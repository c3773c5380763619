import { useLingui } from '@lingui/react/macro';
import type { AppScope } from '../platform/schema.generated.js';
import { CheckField } from '../ui/check-field.js';
import { isWriteScope, useScopeWords } from './scope-words.js';

interface ScopeChoiceProps {
  name: string;
  /** What there is to choose from here. */
  offered: readonly AppScope[];
  /** What is wrong with the choice. */
  error: string | null;
}

/** Which kinds of data a token is for, seeing and changing apart; read by the form they stand in. */
export function ScopeChoice({ name, offered, error }: ScopeChoiceProps) {
  const { t } = useLingui();
  const wordsOf = useScopeWords();
  const parts = [
    { title: t`A script with it sees`, scopes: offered.filter((scope) => !isWriteScope(scope)) },
    { title: t`A script with it can`, scopes: offered.filter(isWriteScope) },
  ];
  return (
    <div className="grid gap-6">
      {parts.map(({ title, scopes }) => (
        <fieldset key={title} aria-describedby={error === null ? undefined : 'scopes-error'}>
          <legend className="mb-1 text-sm text-mute">{title}</legend>
          {scopes.map((scope) => (
            <CheckField key={scope} name={name} value={scope} label={wordsOf(scope)} />
          ))}
        </fieldset>
      ))}
      {error !== null && (
        <p id="scopes-error" role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
