import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { faultOf } from '../platform/fault.js';
import { canFillPasskeys } from '../platform/passkey-support.js';
import type { Problem } from './login-problem.js';

/** A challenge lives for five minutes: a page that lies open asks for another one before. */
const ASK_AGAIN_AFTER_MS = 4 * 60 * 1000;

const load = () => import('./login-with-passkey.js');

interface PasskeyLogin {
  /** Asks the member for a passkey now. */
  start: () => void;
  isBusy: boolean;
  problem: Problem | null;
}

/** Logs in with a passkey when the member asks for it, and, where the browser can, from among what it fills into the user ID. */
export function usePasskeyLogin({ isFilled, onLoggedIn }: { isFilled: boolean; onLoggedIn: () => void }): PasskeyLogin {
  const client = useApolloClient();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  const enter = useRef(onLoggedIn);
  useEffect(() => {
    enter.current = onLoggedIn;
  });

  useEffect(() => {
    if (!isFilled || isBusy) return;
    let isCurrent = true;
    async function offer(): Promise<void> {
      if (!(await canFillPasskeys()) || !isCurrent) return;
      const { loginWithPasskey } = await load();
      if (!isCurrent) return;
      const outcome = await loginWithPasskey(client, true);
      if (!isCurrent) return;
      if (outcome.kind === 'LOGGED_IN') return enter.current();
      if (outcome.kind === 'BROKEN_OFF') return;
      setProblem(outcome.refusal);
      setRound((count) => count + 1);
    }
    // Nobody asked for it: where it does not work, the form still does.
    offer().catch(() => {});
    const again = setTimeout(() => setRound((count) => count + 1), ASK_AGAIN_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(again);
      void load().then(
        ({ stopAsking }) => stopAsking(),
        () => {},
      );
    };
  }, [client, isFilled, isBusy, round]);

  async function ask(): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    try {
      const { loginWithPasskey } = await load();
      const outcome = await loginWithPasskey(client, false);
      if (outcome.kind === 'LOGGED_IN') return enter.current();
      setProblem(outcome.kind === 'REFUSED' ? outcome.refusal : { kind: 'NO_PASSKEY', isSecondStep: !isFilled });
    } catch (error) {
      setProblem(faultOf(error));
    }
    setIsBusy(false);
  }
  return { start: () => void ask(), isBusy, problem };
}
