import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

/** What a token is made of, which is shown this once. */
export function TokenSecret({ secret }: { secret: string }) {
  const { t } = useLingui();
  const [isCopied, setIsCopied] = useState(false);

  async function copy(): Promise<void> {
    // A browser that refuses leaves it to be selected by hand.
    await navigator.clipboard.writeText(secret).then(
      () => setIsCopied(true),
      () => {},
    );
  }

  return (
    <div className="grid gap-4">
      <Notice tone="news" title={t`The token is made.`}>
        {t`Keep it where your script finds it. It is shown only now.`}
      </Notice>
      <p className="rounded border border-line bg-raised p-4 font-mono text-sm break-all select-all">{secret}</p>
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={() => void copy()}>{t`Copy`}</Button>
        <span role="status" className="text-sm text-mute">
          {isCopied && t`Copied.`}
        </span>
      </div>
    </div>
  );
}
