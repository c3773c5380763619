import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { usePasskeyRow_passkeyFragment, type PasskeyRow_passkeyFragment } from './passkey-row.generated.js';
import { RemovePasskey } from './remove-passkey.js';
import { RenamePasskey } from './rename-passkey.js';

interface PasskeyRowProps {
  passkey: FragmentType<PasskeyRow_passkeyFragment>;
  /** Whether nothing but the password is left without it. */
  isLastFactor: boolean;
  onChanged: () => void;
}

/** One passkey; its name and its removal are asked for in its place. */
export function PasskeyRow({ passkey: from, isLastFactor, onChanged }: PasskeyRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const passkey = usePasskeyRow_passkeyFragment(from);
  const [asking, setAsking] = useState<'NAME' | 'REMOVAL' | null>(null);
  const close = () => setAsking(null);
  const { id, name, isSynced, createdAt, lastUsedAt } = passkey;
  const used = lastUsedAt === null ? t`Not used yet` : t`Last used on ${formats.dateOf(lastUsedAt)}`;
  return (
    <li className="grid gap-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <p>{name}</p>
          <p className="text-sm text-mute">
            {t`Added on ${formats.dateOf(createdAt)}`} · {used}
            {isSynced && ` · ${t`Shared by your devices`}`}
          </p>
        </div>
        {asking === null && (
          <div className="flex gap-2">
            <Button aria-label={t`Rename ${name}`} onClick={() => setAsking('NAME')}>{t`Rename`}</Button>
            <Button aria-label={t`Remove ${name}`} onClick={() => setAsking('REMOVAL')}>{t`Remove`}</Button>
          </div>
        )}
      </div>
      {asking === 'NAME' && <RenamePasskey id={id} name={name} onClose={close} />}
      {asking === 'REMOVAL' && <RemovePasskey id={id} isLastFactor={isLastFactor} onRemoved={onChanged} onClose={close} />}
    </li>
  );
}
