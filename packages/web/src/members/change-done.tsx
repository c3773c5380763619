import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';

/** What a change came to, and the way back. */
export function ChangeDone({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="grid gap-4">
      <div ref={box} tabIndex={-1} className="outline-none">
        <Notice tone="news" title={title}>
          {children ?? <p>{t`We have told you by e-mail as well.`}</p>}
        </Notice>
      </div>
      <p>
        <Link to="/profile" search={({ account }) => (account === undefined ? {} : { account })} className={TEXT_LINK}>
          {t`Back to the profile`}
        </Link>
      </p>
    </div>
  );
}
