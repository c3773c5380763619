import { useLingui } from '@lingui/react/macro';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { NotificationsForm } from './notifications-form.js';
import { NotificationsPageDocument, useNotificationsPageQuery } from './notifications-page.generated.js';
import { ProfileLink } from './profile-link.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: NotificationsPageDocument, fetchPolicy: 'network-only' });
}

/** What the member is told by mail, and in which language. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useNotificationsPageQuery({});
  usePageTitle(t`E-mails to you`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const { language, notificationSettings } = data.viewer;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <ProfileLink />
      <h1 className="mt-2 text-2xl font-light">{t`E-mails to you`}</h1>
      <p className="mb-6 text-sm text-mute">{t`What we tell you by e-mail. A change of these settings is told as well.`}</p>
      <NotificationsForm onFile={{ language, settings: notificationSettings }} onSaved={async () => void (await refetch())} />
    </div>
  );
}
