import { useLingui } from '@lingui/react/macro';
import type { FamilyCardState } from '../platform/schema.generated.js';
import { useFormats } from '../platform/use-formats.js';
import { useFamilyWords } from './family-words.js';

/** Every step of an application, the newest first. */
export function ApplicationHistory({ history }: { history: readonly { state: FamilyCardState; at: string }[] }) {
  const { t } = useLingui();
  const words = useFamilyWords();
  const formats = useFormats();
  return (
    <section aria-labelledby="history" className="grid gap-2">
      <h2 id="history" className="text-lg">{t`History`}</h2>
      <ol className="divide-y divide-line border-y border-line">
        {history.toReversed().map(({ state, at }) => (
          <li key={state} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
            <span>{words.state(state)}</span>
            <time dateTime={at} className="text-sm text-mute tabular-nums">
              {formats.instant(at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
