import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { useActivityRow_activityFragment, type ActivityRow_activityFragment } from './activity-row.generated.js';
import { useActivityWords } from './activity-words.js';

/** Two lines: what and when; then by whom and from where. */
export function ActivityRow({ activity }: { activity: FragmentType<ActivityRow_activityFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useActivityWords();
  const { kind, at, actor, device, address } = useActivityRow_activityFragment(activity);
  const details = [words.actor(actor), device, address === null ? null : t`IP address ${address}`].filter((detail) => detail !== null);
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 py-3">
      <span>{words.kind(kind)}</span>
      <time dateTime={at} className="text-right text-sm leading-7 whitespace-nowrap text-mute tabular-nums">
        {formats.time(at)}
      </time>
      {details.length > 0 && (
        <span className="col-span-2 flex flex-wrap gap-x-3 text-sm text-mute">
          {details.map((detail) => (
            <span key={detail}>{detail}</span>
          ))}
        </span>
      )}
    </li>
  );
}
