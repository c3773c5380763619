import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { PasswordForm } from './password-form.js';
import { PasswordPageDocument, usePasswordPageQuery } from './password-page.generated.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: PasswordPageDocument, fetchPolicy: 'network-only' });
}

/** Another password in place of the one there is. */
export function Page() {
  const { t } = useLingui();
  const { data, error } = usePasswordPageQuery({});
  const [isChanged, setIsChanged] = useState(false);
  usePageTitle(t`Change the password`);
  if (error !== undefined) throw error;
  if (data?.viewer == null) return null;
  const { login, name, nameKana, nameLatin } = data.viewer;
  const names = [name, nameKana, nameLatin].flatMap((parts) => [parts?.family, parts?.given]).filter((part) => part != null);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="mb-6 text-2xl font-light">{t`Change the password`}</h1>
      <div className="max-w-md">
        {isChanged ? (
          <Notice tone="news" title={t`Your password is changed.`}>
            <p>{t`You have been logged out on every other device.`}</p>
          </Notice>
        ) : (
          <PasswordForm
            userId={login.userId}
            names={[login.userId, ...names]}
            hasSecondFactor={login.secondFactors.some((factor) => factor !== 'RECOVERY_CODE')}
            onChanged={() => setIsChanged(true)}
          />
        )}
        <p className="mt-6">
          <Link to="/security" search={(now) => now} className={TEXT_LINK}>{t`Back to security`}</Link>
        </p>
      </div>
    </div>
  );
}
