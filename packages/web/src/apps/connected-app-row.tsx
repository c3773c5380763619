import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { useConnectedAppRow_appFragment, type ConnectedAppRow_appFragment } from './connected-app-row.generated.js';
import { LastAccess } from './last-access.js';
import { ScopeUses } from './scope-uses.js';

interface ConnectedAppRowProps {
  connected: FragmentType<ConnectedAppRow_appFragment>;
  isBusy: boolean;
  onEnd: () => void;
}

/** One app: what it is let at, what it made use of and when, and the way to cut it off. */
export function ConnectedAppRow({ connected, isBusy, onEnd }: ConnectedAppRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { app, scopes, connectedAt, expiresAt, lastUsedAt, uses } = useConnectedAppRow_appFragment(connected);
  return (
    <li className="grid gap-3 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div>
          <h2>{app.name}</h2>
          <p className="text-sm text-mute">{new URL(app.homepage).host}</p>
          {!app.isVerified && <p className="text-sm">{t`Not checked by the card issuer`}</p>}
          <p className="text-sm text-mute tabular-nums">{t`Connected ${formats.dateOf(connectedAt)}, ends ${formats.dateOf(expiresAt)}`}</p>
          <LastAccess at={lastUsedAt} />
        </div>
        <Button isBusy={isBusy} onClick={onEnd} aria-label={t`Disconnect ${app.name}`}>{t`Disconnect`}</Button>
      </div>
      <ScopeUses scopes={scopes} uses={uses} />
    </li>
  );
}
