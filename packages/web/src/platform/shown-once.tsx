import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

interface ShownOnceProps {
  title: string;
  /** Names and values, each to be selected with one press. */
  values: readonly { name: string; value: string }[];
  secret: string | null;
  /** What it is called, where not a secret. */
  secretName?: string;
}

/** What was made just now; a secret among it is shown this once. Takes the focus: the form it came of is below. */
export function ShownOnce({ title, values, secret, secretName }: ShownOnceProps) {
  const { t } = useLingui();
  const [isCopied, setIsCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);

  async function copy(): Promise<void> {
    // A browser that refuses leaves it to be selected by hand.
    await navigator.clipboard.writeText(secret ?? '').then(
      () => setIsCopied(true),
      () => {},
    );
  }

  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Notice tone="news" title={title}>
        <dl className="mt-2 grid gap-2">
          {[...values, ...(secret === null ? [] : [{ name: secretName ?? t`Secret`, value: secret }])].map(({ name, value }) => (
            <div key={name}>
              <dt className="text-sm text-mute">{name}</dt>
              <dd className="font-mono text-sm break-all select-all">{value}</dd>
            </div>
          ))}
        </dl>
        {secret !== null && (
          <div className="mt-3 grid justify-items-start gap-3">
            <p className="text-sm">{t`Please keep it now. It is not shown again.`}</p>
            <Button onClick={() => void copy()}>{isCopied ? t`Copied` : t`Copy`}</Button>
            <p role="status" className="sr-only">
              {isCopied && t`Copied`}
            </p>
          </div>
        )}
      </Notice>
    </div>
  );
}
