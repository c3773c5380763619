import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { findOperatorNow, forgetOperator } from './concierge-client.js';

/** Gives a function that leads to the login of the desk, and back to this page after it: the session is over. */
export function useLeaveDesk(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    const to = router.state.location.href;
    await router.navigate({ to: '/concierge/login', search: { to, notice: 'ended' }, replace: true });
    await forgetOperator();
    router.clearCache();
  }, [router]);
}

/** Gives what to call when the session should be over by now: it makes sure, and leaves. */
export function useSessionEnd(): () => void {
  const leave = useLeaveDesk();
  return useCallback(() => {
    // Without an answer it leaves as well: nothing private stays on a screen whose time has run out.
    void findOperatorNow()
      .catch(() => null)
      .then((operator) => (operator === null ? leave() : undefined));
  }, [leave]);
}
