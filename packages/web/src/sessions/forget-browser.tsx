import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { faultOf, type Fault } from '../platform/fault.js';
import { ProblemNotice } from '../platform/problem-notice.js';
import { useLeave } from '../platform/use-leave.js';
import { Button } from '../ui/button.js';
import { useForgetBrowserMutation } from './forget-browser.generated.js';

/** Logs out and has this browser treated as one the member never used. */
export function ForgetBrowser() {
  const { t } = useLingui();
  const leave = useLeave();
  const [forget, { loading }] = useForgetBrowserMutation();
  const [fault, setFault] = useState<Fault | null>(null);

  async function logOut(): Promise<void> {
    setFault(null);
    try {
      await forget();
    } catch (error) {
      return setFault(faultOf(error));
    }
    await leave();
  }

  return (
    <section aria-labelledby="forget-browser" className="mt-12 grid justify-items-start gap-4 border-t border-line pt-6">
      <h2 id="forget-browser" className="text-xl font-light">{t`Do others use this browser too?`}</h2>
      <p>{t`We remember a browser in which you have logged in: even while somebody else’s wrong passwords keep your login locked, it still lets you in. On a computer in a hotel, at work or of a friend, have it forgotten when you leave.`}</p>
      {fault !== null && <ProblemNotice problem={fault} />}
      <Button isBusy={loading} onClick={() => void logOut()}>{t`Log out and forget this browser`}</Button>
    </section>
  );
}
