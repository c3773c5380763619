import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { ConciergeDesk } from '../platform/concierge-desk.js';
import { Notice } from '../ui/notice.js';

/** Says that something may be on its way, and takes the focus there. */
export function SentNotice({ title, children }: { title: string; children: string }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="news" title={title}>
        <p>{children}</p>
        <p>{t`If nothing arrives, check what you entered and your junk mail, or call the concierge desk.`}</p>
        <ConciergeDesk />
      </Notice>
    </div>
  );
}
