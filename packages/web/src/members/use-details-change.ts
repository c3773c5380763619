import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { problemIn, useAttempt } from '../platform/use-attempt.js';

import type { DetailsSearch } from './details-search.js';

type ChangeStep = NonNullable<DetailsSearch['step']>;

interface Answer {
  __typename: string;
  message?: string;
  faults?: readonly { field: string; message: string }[];
}

interface DetailsChangeOptions<Kept> {
  onFile: Kept | null;
  /** Where the address says the member is; undefined at the form. */
  step: ChangeStep | undefined;
  /** Sends it over the version the member saw. @returns the answer, and what is kept if it was */
  send: (version: number) => Promise<{ answer: Answer | undefined; kept: Kept | null }>;
  /** Reads what is on file by now. */
  readAgain: () => Promise<Kept | null>;
  onRefused: (faults: readonly { field: string; message: string }[]) => void;
}

/**
 * A change of details from the form over the review until it is kept. It is made over what the member saw when they began: what
 * another tab kept meanwhile is shown, and overwritten only if the member says so.
 */
export function useDetailsChange<Kept extends { version: number }>(options: DetailsChangeOptions<Kept>) {
  const { onFile, step, send, readAgain, onRefused } = options;
  const navigate = useNavigate();
  const { problem, isBusy, attempt } = useAttempt();
  const [base, setBase] = useState(onFile);
  const [reached, setReached] = useState<ChangeStep | 'form'>('form');
  const [isOvertaken, setIsOvertaken] = useState(false);

  async function go(next: ChangeStep | undefined): Promise<void> {
    setReached(next ?? 'form');
    await navigate({
      to: '.',
      search: ({ account }) => ({ ...(account === undefined ? {} : { account }), ...(next === undefined ? {} : { step: next }) }),
      replace: next !== 'review',
    });
  }

  async function keep(): Promise<void> {
    await attempt(async () => {
      const { answer, kept } = await send(base?.version ?? 0);
      if (kept !== null) {
        setBase(kept);
        setIsOvertaken(false);
        await go('done');
        return null;
      }
      if (answer?.__typename === 'DetailsChanged') {
        setBase(await readAgain());
        setIsOvertaken(true);
      }
      if (answer?.__typename === 'DetailsRejected') {
        onRefused(answer.faults ?? []);
        await go(undefined);
      }
      return problemIn(answer);
    });
  }

  return {
    /** What the change is compared with. */
    base,
    /** After a reload nothing that was typed is left to review: the form it is. */
    step: step === reached ? step : undefined,
    isOvertaken,
    problem,
    isBusy,
    goToReview: () => void go('review'),
    goToForm: () => void go(undefined),
    keep: () => void keep(),
  };
}
