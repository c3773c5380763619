import { useApolloClient } from '@apollo/client/react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { faultOf, SessionEnded, type Fault } from '../platform/fault.js';
import { useStepUp } from '../platform/step-up.js';
import { performAct } from './perform-act.js';
import { findSentAct, forgetAct, keepAct, markRefused, type InstallmentAct, type SentAct } from './sent-act.js';

const member = getRouteApi('/member');

export interface Refusal {
  code: string;
  message: string;
}

/** An act whose outcome nobody here knows, and what kept its answer away; no fault where the page was opened anew. */
export interface Unsettled {
  sent: SentAct;
  fault: Fault | null;
}

/**
 * Lets a member confirm acts on installments. Where no answer comes, the act is unsettled: it is sent again with the same key
 * when asked for, when the browser is back online and when the page is opened anew, until there is an answer.
 * @param onRefused hears why nothing was changed
 */
export function useInstallmentAct(onRefused: (refusal: Refusal) => void = () => {}) {
  const { session } = member.useRouteContext();
  const client = useApolloClient();
  const router = useRouter();
  const withProof = useStepUp();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [unsettled, setUnsettled] = useState<Unsettled | null>(() => {
    const sent = findSentAct(session.id);
    return sent === null || sent.isRefused ? null : { sent, fault: null };
  });
  // The route's error boundary leads to the login page, and back.
  if (error !== null) throw error;

  async function send(sent: SentAct, wasUnsettled: boolean): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setRefusal(null);
    try {
      const result = (await withProof(() => performAct(client, sent))).data?.act;
      if (result === undefined) setUnsettled({ sent, fault: { kind: 'FAILED', requestId: null } });
      else if (result.code === undefined) await finish(sent.act, result.planIds ?? []);
      else refuse(sent, wasUnsettled, { code: result.code, message: result.message ?? '' });
    } catch (thrown) {
      setUnsettled({ sent, fault: faultOf(thrown) });
    }
    setIsBusy(false);
  }

  async function finish(act: InstallmentAct, planIds: readonly string[]): Promise<void> {
    forgetAct(session.id);
    setUnsettled(null);
    const search = (now: { account?: string | undefined }) => (now.account === undefined ? {} : { account: now.account });
    const [first = ''] = planIds;
    if (act.kind === 'CONVERT')
      await router.navigate({
        to: '/installments/receipt',
        search: (now) => ({ ...search(now), plans: planIds.join(','), isNew: true }),
        replace: true,
      });
    else
      await router.navigate({
        to: '/installments/$id',
        params: { id: first },
        search: (now) => ({ ...search(now), done: act.kind === 'CANCEL' ? ('cancelled' as const) : ('repaid' as const) }),
        replace: true,
      });
    // Bills, uses and plans are others now, on every page.
    await router.invalidate();
  }

  function refuse(sent: SentAct, wasUnsettled: boolean, why: Refusal): void {
    // Nobody is logged in: that says nothing of what was sent before.
    if (why.code === 'NOT_LOGGED_IN') {
      if (!wasUnsettled) markRefused(session.id, sent);
      return setError(new SessionEnded());
    }
    markRefused(session.id, sent);
    setUnsettled(null);
    setRefusal(why);
    onRefused(why);
  }

  const retry = (): void => {
    if (unsettled !== null) void send(unsettled.sent, true);
  };
  useEffect(() => {
    if (unsettled === null) return undefined;
    if (unsettled.fault === null && navigator.onLine) retry();
    globalThis.addEventListener('online', retry);
    return () => globalThis.removeEventListener('online', retry);
    // Each outcome makes a new one; the functions of a rendering do not.
  }, [unsettled]);

  return {
    isBusy,
    refusal,
    unsettled,
    retry,
    /** Forgets a refusal that was read. */
    clear: (): void => setRefusal(null),
    confirm: (act: InstallmentAct): void => void send(keepAct(session.id, act), false),
  };
}

export type ActInProgress = ReturnType<typeof useInstallmentAct>;
