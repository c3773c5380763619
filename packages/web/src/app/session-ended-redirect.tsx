import { useApolloClient } from '@apollo/client/react';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { forgetSession } from '../platform/session.js';

/** Leads to the login page with a notice, and back here after it. */
export function SessionEndedRedirect() {
  const router = useRouter();
  const client = useApolloClient();
  useEffect(() => {
    const to = router.state.location.href;
    void forgetSession(client).then(() => {
      router.clearCache();
      return router.navigate({ to: '/login', search: { to, notice: 'ended' }, replace: true });
    });
  }, [router, client]);
  return null;
}
