import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { LastAccess } from './last-access.js';
import { usePersonalTokenRow_tokenFragment, type PersonalTokenRow_tokenFragment } from './personal-token-row.generated.js';
import { ScopeUses } from './scope-uses.js';

interface PersonalTokenRowProps {
  token: FragmentType<PersonalTokenRow_tokenFragment>;
  isBusy: boolean;
  onEnd: () => void;
}

/** One token of a script: what it is let at, what it made use of and when, and the way to end it. */
export function PersonalTokenRow({ token, isBusy, onEnd }: PersonalTokenRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { name, scopes, expiresAt, lastUsedAt, uses } = usePersonalTokenRow_tokenFragment(token);
  return (
    <li className="grid gap-3 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div>
          <h3>{name}</h3>
          <p className="text-sm text-mute tabular-nums">{t`Ends ${formats.dateOf(expiresAt)}`}</p>
          <LastAccess at={lastUsedAt} />
        </div>
        <Button isBusy={isBusy} onClick={onEnd} aria-label={t`Revoke ${name}`}>{t`Revoke`}</Button>
      </div>
      <ScopeUses scopes={scopes} uses={uses} />
    </li>
  );
}
