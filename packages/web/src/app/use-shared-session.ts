import { useApolloClient } from '@apollo/client/react';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { findMemberNow, forgetSession, type Session } from '../platform/session.js';
import { onSessionNews } from '../platform/session-news.js';

/**
 * The tabs of a browser share one session. Where it ends, or becomes another member's, this tab follows: at once when another
 * tab says so, and whenever somebody looks at it again.
 * @returns what to call when the session should be over by now: it makes sure, and leaves.
 */
export function useSharedSession({ id }: Session): () => void {
  const client = useApolloClient();
  const router = useRouter();

  const leave = useCallback(
    async (notice: 'out' | 'ended'): Promise<void> => {
      const to = router.state.location.href;
      await router.navigate({ to: '/login', search: { notice, ...(notice === 'ended' ? { to } : {}) }, replace: true });
      await forgetSession(client, null);
      router.clearCache();
    },
    [client, router],
  );

  const recheck = useCallback(
    async (withoutAnswer: string | null): Promise<void> => {
      const now = await findMemberNow(client).catch(() => withoutAnswer);
      if (now === id) return;
      if (now === null) return leave('ended');
      // Nothing that was read or typed for the other member may stay in memory.
      await router.navigate({ to: '/', replace: true, reloadDocument: true });
    },
    [client, id, leave, router],
  );

  useEffect(() => {
    // Without an answer the page keeps what it shows: its own requests tell what is wrong.
    const look = (): void => {
      if (document.visibilityState === 'visible') void recheck(id);
    };
    const stop = onSessionNews((news) => void (news === 'out' ? leave('out') : recheck(id)));
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      stop();
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, leave, recheck]);

  // Without an answer it leaves as well: nothing private stays on a screen whose time has run out.
  return useCallback(() => void recheck(null), [recheck]);
}
