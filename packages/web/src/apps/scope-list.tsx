import { useLingui } from '@lingui/react/macro';
import { Eye, PenLine } from 'lucide-react';
import type { AppScope } from '../platform/schema.generated.js';
import { isWriteScope, useScopeWords } from './scope-words.js';

/** What an app sees and what it does, apart. */
export function ScopeList({ scopes }: { scopes: readonly AppScope[] }) {
  const { t } = useLingui();
  const wordsOf = useScopeWords();
  const parts = [
    { title: t`It sees`, Icon: Eye, scopes: scopes.filter((scope) => !isWriteScope(scope)) },
    { title: t`It can`, Icon: PenLine, scopes: scopes.filter(isWriteScope) },
  ].filter((part) => part.scopes.length > 0);
  if (parts.length === 0) return <p>{t`It learns that you are a member here, and nothing else.`}</p>;
  return (
    <div className="grid gap-4">
      {parts.map(({ title, Icon, scopes: ofPart }) => (
        <section key={title}>
          <h2 className="flex items-center gap-2 text-sm text-mute">
            <Icon aria-hidden="true" size={16} strokeWidth={1.5} />
            {title}
          </h2>
          <ul className="divide-y divide-line border-b border-line">
            {ofPart.map((scope) => (
              <li key={scope} className="py-2">
                {wordsOf(scope)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
