import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ArrivedNotice } from '../platform/arrived-notice.js';
import { TEXT_LINK } from '../ui/text-link.js';

/** What a change came to, and the way back. */
export function ChangeDone({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="grid gap-4">
      <ArrivedNotice tone="news" title={title}>
        {children ?? <p>{t`We have told you by e-mail as well.`}</p>}
      </ArrivedNotice>
      <p>
        <Link to="/profile" search={({ account }) => (account === undefined ? {} : { account })} className={TEXT_LINK}>
          {t`Back to the profile`}
        </Link>
      </p>
    </div>
  );
}
