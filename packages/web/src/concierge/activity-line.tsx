import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '../platform/use-formats.js';
import { useActivityLine_lineFragment, type ActivityLine_lineFragment } from './activity-line.generated.js';
import { useActivityRecordWords } from './activity-record-words.js';
import { useRefusedWords } from './refused-words.js';

interface ActivityLineProps {
  line: FragmentType<ActivityLine_lineFragment>;
  /** To whom it was done, where the list is not of one member. */
  whom?: ReactNode;
}

/** A line of the record: when, what, by whom, from where and why. */
export function ActivityLine({ line, whom = null }: ActivityLineProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useActivityRecordWords();
  const refused = useRefusedWords();
  const { kind, at, actor, operatorName, reason, address } = useActivityLine_lineFragment(line);
  const why = kind === 'OPERATOR_REFUSED' && reason !== null ? refused(reason) : reason;
  return (
    <li className="grid gap-x-6 py-3 sm:grid-cols-[13rem_1fr]">
      <time dateTime={at} className="text-sm leading-7 text-mute tabular-nums">
        {formats.instant(at)}
      </time>
      <span>
        {words[kind]}
        {whom}
        <span className="block text-sm text-mute">{[by(), address, why].filter((part) => part !== null).join(' · ')}</span>
      </span>
    </li>
  );

  function by(): string {
    if (operatorName !== null) return operatorName;
    if (actor === 'MEMBER') return t`Member`;
    if (actor === 'APP') return t`App`;
    return actor === 'SERVICE' ? t`The service` : t`Unknown`;
  }
}
