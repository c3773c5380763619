import { useLingui } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { LeaveCodes } from './leave-codes.js';

interface RecoveryCodesProps {
  codes: readonly string[];
  /** Whether the member says that they are kept; they may leave without finishing then. */
  onTicked: (isKept: boolean) => void;
  onKept: () => void;
}

/**
 * Recovery codes, which are shown this once: to be copied, downloaded or printed. Until the member says that they are kept, the
 * browser asks before they are lost.
 */
export function RecoveryCodes({ codes, onTicked, onKept }: RecoveryCodesProps) {
  const { t } = useLingui();
  const [isCopied, setIsCopied] = useState(false);
  const [isKept, setIsKept] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const leaving = useBlocker({
    // A session that is over has taken them already.
    shouldBlockFn: ({ next }) => !isKept && next.pathname !== '/login',
    enableBeforeUnload: () => !isKept,
    withResolver: true,
  });
  const text = codes.join('\n');

  async function copy(): Promise<void> {
    // A browser that refuses leaves the list to be selected by hand.
    await navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => {},
    );
  }

  function download(): void {
    const url = URL.createObjectURL(new Blob([`Meisai\n${t`Recovery codes`}\n\n${text}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'meisai-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(url);
  }

  function tick(isNowKept: boolean): void {
    setIsKept(isNowKept);
    onTicked(isNowKept);
  }

  function finish(): void {
    if (isKept) return onKept();
    setIsTried(true);
  }

  return (
    <section aria-labelledby="recovery-codes" className="grid gap-4">
      <h2 id="recovery-codes" className="text-xl font-light">{t`Recovery codes`}</h2>
      <Notice tone="news" title={t`Please keep these codes in a safe place. They are not shown again.`}>
        <p>{t`Each lets you in once when you do not have your authenticator app. Earlier codes no longer work.`}</p>
      </Notice>
      <ul className="grid grid-cols-2 gap-x-8 gap-y-2 border-y border-line py-4 font-mono">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3 print:hidden">
        <Button onClick={() => void copy()}>{isCopied ? t`Copied` : t`Copy`}</Button>
        <Button onClick={download}>{t`Download`}</Button>
        <Button onClick={() => print()}>{t`Print`}</Button>
      </div>
      <div className="grid justify-items-start gap-4 border-t border-line pt-4 print:hidden">
        <label className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            checked={isKept}
            onChange={(event) => tick(event.currentTarget.checked)}
            aria-invalid={isTried && !isKept}
            aria-describedby="recovery-codes-kept"
            className="size-5 shrink-0 accent-action"
          />
          {t`I have kept these codes where I find them without this device`}
        </label>
        <p id="recovery-codes-kept" role="status" className="text-sm text-danger empty:hidden">
          {isTried && !isKept && t`Please keep the codes first, and tick the box.`}
        </p>
        <Button look="primary" onClick={finish}>{t`Finish`}</Button>
      </div>
      {leaving.status === 'blocked' && <LeaveCodes onStay={leaving.reset} onLeave={leaving.proceed} />}
      <p role="status" className="sr-only">
        {isCopied && t`Copied`}
      </p>
    </section>
  );
}
