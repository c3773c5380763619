import type { FragmentType } from '@apollo/client';
import { Plural, useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { useUnbilledSummary_accountFragment, type UnbilledSummary_accountFragment } from './unbilled-summary.generated.js';

/** What the next bill already holds. */
export function UnbilledSummary({ account }: { account: FragmentType<UnbilledSummary_accountFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { count, total } = useUnbilledSummary_accountFragment(account).unbilled;
  return (
    <section aria-labelledby="unbilled" className="flex flex-wrap items-baseline justify-between gap-x-8 border-y border-line py-4">
      <h2 id="unbilled" className="text-lg">{t`Unbilled so far`}</h2>
      <p className="flex items-baseline gap-4">
        <span className="text-sm text-mute">
          <Plural value={count} one="# use" other="# uses" />
        </span>
        <span className="text-2xl font-light tabular-nums">{formats.money(total)}</span>
      </p>
    </section>
  );
}
