import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { TextField } from '../ui/text-field.js';
import { TEXT_LINK } from '../ui/text-link.js';
import type { SecondFactor } from './schema.generated.js';

type Kind = 'AUTHENTICATOR' | 'RECOVERY_CODE';

interface CodeKind {
  /** null where the login takes no codes. */
  current: Kind | null;
  /** Goes over to the other kind; null where there is none. */
  change: (() => void) | null;
}

/** Which of the codes a login takes is asked for: those of the app first. */
export function useCodeKind(secondFactors: readonly SecondFactor[]): CodeKind {
  const kinds = (['AUTHENTICATOR', 'RECOVERY_CODE'] as const).filter((kind) => secondFactors.includes(kind));
  const [chosen, setChosen] = useState<Kind>('AUTHENTICATOR');
  const current = kinds.includes(chosen) ? chosen : (kinds[0] ?? null);
  const other = kinds.find((kind) => kind !== current);
  return { current, change: other === undefined ? null : () => setChosen(other) };
}

/** A field for a code of the authenticator app, which the browser may fill, or for a recovery code in its place. */
export function CodeField({ kind, isRefused, autoFocus = false }: { kind: CodeKind; isRefused: boolean; autoFocus?: boolean }) {
  const { t } = useLingui();
  const isApp = kind.current === 'AUTHENTICATOR';
  return (
    <div className="grid gap-2">
      <TextField
        key={kind.current}
        label={isApp ? t`Six-digit code of your authenticator app` : t`Recovery code`}
        name="code"
        autoComplete={isApp ? 'one-time-code' : 'off'}
        inputMode={isApp ? 'numeric' : 'text'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        required
        autoFocus={autoFocus}
        aria-invalid={isRefused}
        className="font-mono tracking-widest"
      />
      {kind.change !== null && (
        <button type="button" onClick={kind.change} className={`${TEXT_LINK} cursor-pointer justify-self-start text-sm`}>
          {isApp ? t`Use a recovery code instead` : t`Use the authenticator app instead`}
        </button>
      )}
    </div>
  );
}
