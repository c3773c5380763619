import { useLingui } from '@lingui/react/macro';
import { MoreButton } from '../platform/more-button.js';
import { writtenName } from '../platform/name-draft.js';
import type { useMore } from '../platform/use-more.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import type { NamePageQuery } from './name-page.generated.js';

type Change = NonNullable<NamePageQuery['viewer']>['nameChanges']['edges'][number]['node'];

/** What was asked for before, and what came of it. */
export function NameChangeHistory({ changes, more }: { changes: readonly Change[]; more: ReturnType<typeof useMore> | null }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = { APPROVED: t`Approved`, DECLINED: t`Declined`, WITHDRAWN: t`Withdrawn`, SUBMITTED: t`Under review` };
  return (
    <section aria-labelledby="earlier" className="mt-12 grid gap-2">
      <h2 id="earlier" className="text-lg">{t`Earlier changes`}</h2>
      <Facts
        facts={changes.map(({ state, endedAt, submittedAt, name }) => ({
          name: formats.instant(endedAt ?? submittedAt),
          value: (
            <>
              <span lang="ja">{writtenName(name)}</span>
              <span className="block text-sm text-mute">{words[state]}</span>
            </>
          ),
        }))}
      />
      {more !== null && <MoreButton more={more} />}
    </section>
  );
}
