import { useState } from 'react';
import { faultOf, SessionEnded, type Fault } from '../platform/fault.js';
import { useStepUp } from '../platform/step-up.js';
import { useEndOtherSessionsMutation, useEndSessionMutation } from './sessions-page.generated.js';

type Outcome =
  | { kind: 'ENDED' }
  | { kind: 'ENDED_OTHERS' }
  | { kind: 'REFUSED'; message: string }
  | { kind: 'FAULT'; fault: Fault }
  /** The member gave up the proof: nothing happened, and nothing is said. */
  | null;

type Answer = { __typename: string; message?: string } | undefined;

/** Ends sessions, asks for a proof where one is due, and keeps what came of the last one. @param refresh reads the list anew. */
export function useEndSessions(refresh: () => Promise<unknown>) {
  const withProof = useStepUp();
  const [endSession] = useEndSessionMutation();
  const [endOtherSessions] = useEndOtherSessionsMutation();
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isOver, setIsOver] = useState(false);
  // The route's error boundary leads to the login page.
  if (isOver) throw new SessionEnded();

  async function act(ask: () => Promise<Answer>, done: Outcome): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setOutcome(null);
    try {
      const answer = await ask();
      if (answer?.__typename === 'NotLoggedIn') setIsOver(true);
      else if (answer?.__typename === 'StepUpNeeded') setOutcome(null);
      else {
        setOutcome(answer?.message === undefined ? done : { kind: 'REFUSED', message: answer.message });
        await refresh();
      }
    } catch (error) {
      setOutcome({ kind: 'FAULT', fault: faultOf(error) });
    }
    setIsBusy(false);
  }

  return {
    outcome,
    isBusy,
    endOne: (id: string) => act(async () => (await withProof(() => endSession({ variables: { id } }))).data?.endSession, { kind: 'ENDED' }),
    endOthers: () => act(async () => (await withProof(() => endOtherSessions())).data?.endOtherSessions, { kind: 'ENDED_OTHERS' }),
  };
}
