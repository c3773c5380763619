import { useLingui } from '@lingui/react/macro';
import type { AppScope } from '../platform/schema.generated.js';
import { useFormats } from '../platform/use-formats.js';
import { useScopeWords } from './scope-words.js';

interface ScopeUsesProps {
  scopes: readonly AppScope[];
  uses: readonly { scope: AppScope; lastUsedAt: string }[];
}

/** Each kind of access, and when it was last made use of. */
export function ScopeUses({ scopes, uses }: ScopeUsesProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const wordsOf = useScopeWords();
  return (
    <ul className="grid gap-1 text-sm">
      {scopes.map((scope) => {
        const use = uses.find((one) => one.scope === scope);
        return (
          <li key={scope} className="flex flex-wrap justify-between gap-x-4">
            <span>{wordsOf(scope)}</span>
            <span className="text-mute tabular-nums">
              {use === undefined ? t`Never used` : t`Last used ${formats.instant(use.lastUsedAt)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
