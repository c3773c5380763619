import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { Facts } from '../ui/facts.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { UserIdForm } from './user-id-form.js';
import { UserIdPageDocument, useUserIdPageQuery } from './user-id-page.generated.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: UserIdPageDocument, fetchPolicy: 'network-only' });
}

/** Another user ID in place of the one there is. */
export function Page() {
  const { t } = useLingui();
  const { data, error } = useUserIdPageQuery({});
  const [changedTo, setChangedTo] = useState<string | null>(null);
  usePageTitle(t`Change the user ID`);
  if (error !== undefined) throw error;
  if (data?.viewer == null) return null;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="mb-6 text-2xl font-light">{t`Change the user ID`}</h1>
      <div className="grid max-w-md gap-6">
        {changedTo === null ? (
          <>
            <Facts facts={[{ name: t`User ID now`, value: data.viewer.login.userId }]} />
            <UserIdForm onChanged={setChangedTo} />
          </>
        ) : (
          <Notice tone="news" title={t`Your user ID is changed.`}>
            <p>{t`From now on, log in as ${changedTo}.`}</p>
          </Notice>
        )}
        <p>
          <Link to="/security" search={(now) => now} className={TEXT_LINK}>{t`Back to security`}</Link>
        </p>
      </div>
    </div>
  );
}
