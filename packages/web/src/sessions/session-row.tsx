import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { useSessionRow_sessionFragment, type SessionRow_sessionFragment } from './session-row.generated.js';

interface SessionRowProps {
  session: FragmentType<SessionRow_sessionFragment>;
  isBusy: boolean;
  onEnd: () => void;
}

/** One browser: what and from where, since when; all but this one can be logged out from here. */
export function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { device, address, createdAt, lastSeenAt, isCurrent } = useSessionRow_sessionFragment(session);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
      <div>
        <p>{device}</p>
        <p className="text-sm text-mute tabular-nums">{t`Logged in ${formats.instant(createdAt)}`}</p>
        <p className="flex flex-wrap gap-x-3 text-sm text-mute tabular-nums">
          {!isCurrent && <span>{t`Last used ${formats.instant(lastSeenAt)}`}</span>}
          {address !== null && <span>{t`IP address ${address}`}</span>}
        </p>
      </div>
      {isCurrent ? (
        <span className="border-b border-accent text-sm">{t`This device`}</span>
      ) : (
        <Button isBusy={isBusy} onClick={onEnd} aria-label={t`Log out ${device}`}>{t`Log out`}</Button>
      )}
    </li>
  );
}
