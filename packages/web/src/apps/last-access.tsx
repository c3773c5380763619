import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';

/** When an app or a script last asked for anything: also for what has no kind of its own below. */
export function LastAccess({ at }: { at: string | null }) {
  const { t } = useLingui();
  const formats = useFormats();
  return <p className="text-sm text-mute tabular-nums">{at === null ? t`No access yet` : t`Last access ${formats.instant(at)}`}</p>;
}
