import { useLingui } from '@lingui/react/macro';
import type { AppScope } from '../platform/schema.generated.js';
import { isWriteScope, SCOPES_TO_CHOOSE, useScopeWords } from './scope-words.js';

/** Which kinds of data a token is for, seeing and changing apart; read by the form they stand in. */
export function ScopeChoice({ name }: { name: string }) {
  const { t } = useLingui();
  const parts = [
    { title: t`It sees`, scopes: SCOPES_TO_CHOOSE.filter((scope) => !isWriteScope(scope)) },
    { title: t`It can`, scopes: SCOPES_TO_CHOOSE.filter(isWriteScope) },
  ];
  return parts.map(({ title, scopes }) => (
    <fieldset key={title}>
      <legend className="mb-1 text-sm text-mute">{title}</legend>
      {scopes.map((scope) => (
        <ScopeBox key={scope} name={name} scope={scope} />
      ))}
    </fieldset>
  ));
}

function ScopeBox({ name, scope }: { name: string; scope: AppScope }) {
  const wordsOf = useScopeWords();
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3">
      <input type="checkbox" name={name} value={scope} className="size-5 shrink-0 cursor-pointer accent-[var(--color-action)]" />
      {wordsOf(scope)}
    </label>
  );
}
