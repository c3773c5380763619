import { useLingui } from '@lingui/react/macro';
import { ProblemNotice } from '../platform/problem-notice.js';
import { useAttempt } from '../platform/use-attempt.js';
import { useLeave } from '../platform/use-leave.js';
import { Button } from '../ui/button.js';
import { useForgetBrowserMutation } from './forget-browser.generated.js';

/** Logs out and has this browser treated as one the member never used. */
export function ForgetBrowser() {
  const { t } = useLingui();
  const leave = useLeave();
  const [forget] = useForgetBrowserMutation();
  const { problem, isBusy, attempt } = useAttempt();

  async function logOut(): Promise<null> {
    // Where the session is over already, the browser is forgotten all the same: both answers mean done.
    await forget();
    await leave();
    return null;
  }

  return (
    <section aria-labelledby="forget-browser" className="mt-12 grid justify-items-start gap-4 border-t border-line pt-6">
      <h2 id="forget-browser" className="text-xl font-light">{t`Do others use this browser too?`}</h2>
      <p>{t`We remember a browser in which you have logged in: even while somebody else’s wrong passwords keep your login locked, it still lets you in. On a computer in a hotel, at work or of a friend, have it forgotten when you leave.`}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <Button isBusy={isBusy} onClick={() => void attempt(logOut)}>{t`Log out and forget this browser`}</Button>
    </section>
  );
}
