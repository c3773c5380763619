import { ApolloProvider } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Entrance } from '../platform/entrance.js';
import { usePageTitle } from '../platform/page-title.js';
import { Notice } from '../ui/notice.js';
import { conciergeClient, forgetOperator } from './concierge-client.js';
import { CodeForm } from './code-form.js';
import { PasswordForm } from './password-form.js';

const route = getRouteApi('/concierge/login');

/** The login of operators: user ID and password, then the code. */
export function Page() {
  const { t } = useLingui();
  const { to, notice } = route.useSearch();
  const navigate = route.useNavigate();
  const [step, setStep] = useState<'PASSWORD' | 'CODE'>('PASSWORD');
  const [ended, setEnded] = useState<string | null>(null);
  usePageTitle(t`Concierge desk`);

  async function enter(): Promise<void> {
    await forgetOperator();
    await navigate({ href: to ?? '/concierge', replace: true });
  }

  return (
    <ApolloProvider client={conciergeClient()}>
      <Entrance title={t`Concierge desk`}>
        <div className="grid gap-6">
          {notice === 'ended' && ended === null && <Notice tone="news" title={t`Your session has ended. Please log in again.`} />}
          {notice === 'out' && ended === null && <Notice tone="news" title={t`You have logged out.`} />}
          {ended !== null && <Notice tone="danger" title={ended} />}
          {step === 'PASSWORD' ? (
            <PasswordForm
              onPassed={() => {
                setEnded(null);
                setStep('CODE');
              }}
            />
          ) : (
            <CodeForm
              onPassed={() => void enter()}
              onEnded={(message) => {
                setEnded(message);
                setStep('PASSWORD');
              }}
            />
          )}
          <p className="text-sm text-mute">{t`For operators only. Card members log in on their own page.`}</p>
        </div>
      </Entrance>
    </ApolloProvider>
  );
}
