import type { FragmentType } from '@apollo/client';
import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { useUnbilledSummary_accountFragment, type UnbilledSummary_accountFragment } from './unbilled-summary.generated.js';

/** What the next bill already holds. */
export function UnbilledSummary({ account }: { account: FragmentType<UnbilledSummary_accountFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const {
    id,
    role,
    unbilled: { count, total },
  } = useUnbilledSummary_accountFragment(account);
  return (
    <section aria-labelledby="unbilled" className="border-y border-line py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8">
        <h2 id="unbilled" className="text-lg">{t`Unbilled so far`}</h2>
        <p className="flex items-baseline gap-4">
          <span className="text-sm text-mute">
            <Plural value={count} one="# use" other="# uses" />
          </span>
          <span className="text-2xl font-light tabular-nums">{formats.money(total)}</span>
        </p>
      </div>
      <p className="flex flex-wrap gap-x-6">
        {count > 0 && (
          <Link to="/statements/unbilled" search={{ account: id }} className={TEXT_LINK}>
            {t`See all unbilled uses`}
          </Link>
        )}
        {role === 'BASIC' && (
          <Link to="/installments" search={{ account: id }} className={TEXT_LINK}>
            {t`Installments`}
          </Link>
        )}
      </p>
    </section>
  );
}
