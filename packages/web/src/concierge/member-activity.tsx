import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { useConciergeWords } from './concierge-words.js';
import type { MemberRecordQuery } from './member-page.generated.js';

type Line = NonNullable<MemberRecordQuery['memberRecord']>['activity']['edges'][number]['node'];

/** What was done on the accounts of a member, newest first. */
export function MemberActivity({ lines }: { lines: readonly Line[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useConciergeWords();
  const actor = ({ actor: kind, operatorName }: Line): string => {
    if (operatorName !== null) return operatorName;
    if (kind === 'MEMBER') return t`Member`;
    if (kind === 'APP') return t`App`;
    return kind === 'SERVICE' ? t`The service` : t`Unknown`;
  };
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-x-6 py-3 sm:grid-cols-[13rem_1fr]">
          <span className="text-sm text-mute tabular-nums">{formats.instant(line.at)}</span>
          <span>
            {words.activity(line.kind)}
            <span className="block text-sm text-mute">
              {[actor(line), line.address, line.reason].filter((part) => part !== null).join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
