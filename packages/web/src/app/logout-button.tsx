import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { faultOf, type Fault } from '../platform/fault.js';
import { useFaultText } from '../platform/fault-text.js';
import { forgetSession } from '../platform/session.js';
import { useLogoutMutation } from '../platform/session.generated.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

/** Ends the session on the server first: a logout that only looks like one would be a lie. */
export function LogoutButton() {
  const { t } = useLingui();
  const router = useRouter();
  const client = useApolloClient();
  const [fault, setFault] = useState<Fault | null>(null);
  const [logout, { loading }] = useLogoutMutation();
  const textOf = useFaultText();

  async function leave(): Promise<void> {
    setFault(null);
    try {
      await logout();
    } catch (error) {
      setFault(faultOf(error));
      return;
    }
    await router.navigate({ to: '/login', search: { notice: 'out' }, replace: true });
    await forgetSession(client, 'out');
    router.clearCache();
  }
  return (
    <>
      {fault !== null && (
        <Notice tone="danger" title={textOf(fault).title}>
          {textOf(fault).advice}
        </Notice>
      )}
      <Button isBusy={loading} onClick={() => void leave()}>{t`Log out`}</Button>
    </>
  );
}
