import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { faultOf, type Fault } from '../platform/fault.js';
import { useFaultText } from '../platform/fault-text.js';
import { useLogoutMutation } from '../platform/session.generated.js';
import { useLeave } from '../platform/use-leave.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

/** Ends the session on the server first: a logout that only looks like one would be a lie. */
export function LogoutButton() {
  const { t } = useLingui();
  const leave = useLeave();
  const [fault, setFault] = useState<Fault | null>(null);
  const [logout, { loading }] = useLogoutMutation();
  const textOf = useFaultText();

  async function logOut(): Promise<void> {
    setFault(null);
    try {
      await logout();
    } catch (error) {
      setFault(faultOf(error));
      return;
    }
    await leave();
  }
  return (
    <>
      {fault !== null && (
        <Notice tone="danger" title={textOf(fault).title}>
          {textOf(fault).advice}
        </Notice>
      )}
      <Button isBusy={loading} onClick={() => void logOut()}>{t`Log out`}</Button>
    </>
  );
}
