import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { faultOf, type Fault } from '../platform/fault.js';
import { ProblemNotice } from '../platform/problem-notice.js';
import { Button } from '../ui/button.js';
import { forgetOperator } from './concierge-client.js';
import { useLogoutOperatorMutation } from './operator-session.generated.js';

/** Ends the session on the server first. */
export function OperatorLogoutButton() {
  const { t } = useLingui();
  const router = useRouter();
  const [logout, { loading }] = useLogoutOperatorMutation();
  const [fault, setFault] = useState<Fault | null>(null);

  async function leave(): Promise<void> {
    setFault(null);
    try {
      await logout();
    } catch (error) {
      return setFault(faultOf(error));
    }
    await router.navigate({ to: '/concierge/login', search: { notice: 'out' }, replace: true });
    await forgetOperator();
    router.clearCache();
  }
  return (
    <>
      {fault !== null && <ProblemNotice problem={fault} />}
      <Button isBusy={loading} onClick={() => void leave()}>{t`Log out`}</Button>
    </>
  );
}
