import { useApolloClient } from '@apollo/client/react';
import { useRouter } from '@tanstack/react-router';
import { forgetSession } from './session.js';

/** What follows a logout that the service has confirmed: the login page, and nothing of the member left in any tab. */
export function useLeave() {
  const router = useRouter();
  const client = useApolloClient();
  return async function leave(): Promise<void> {
    await router.navigate({ to: '/login', search: { notice: 'out' }, replace: true });
    await forgetSession(client, 'out');
    router.clearCache();
  };
}
