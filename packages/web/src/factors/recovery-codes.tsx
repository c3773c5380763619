import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

/** Recovery codes, which are shown this once: to be copied, downloaded or printed. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useLingui();
  const [isCopied, setIsCopied] = useState(false);
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
        <Button look="primary" onClick={onKept}>{t`I have kept them`}</Button>
      </div>
      <p role="status" className="sr-only">
        {isCopied && t`Copied`}
      </p>
    </section>
  );
}
