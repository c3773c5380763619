import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { typedNames } from '../platform/name-draft.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useApplyForFamilyCardMutation } from './apply-page.generated.js';
import type { ApplySearch } from './family-search.js';
import type { KeptRelative } from './relative-draft.js';

interface ApplicationOptions {
  accountId: string;
  /** Where the address says the member is; undefined at the form. */
  step: ApplySearch['step'];
  onRefused: (faults: readonly { field: string; message: string }[]) => void;
}

/** An application from the form over the review until it is sent: once, however often the answer gets lost. */
export function useApplication({ accountId, step, onRefused }: ApplicationOptions) {
  const navigate = useNavigate();
  const withProof = useStepUp();
  const [apply] = useApplyForFamilyCardMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const [hasReviewed, setHasReviewed] = useState(false);
  const sent = useRef({ content: '', key: '' });

  async function go(next: ApplySearch['step']): Promise<void> {
    setHasReviewed(next === 'review');
    await navigate({
      to: '/family/new',
      search: ({ account }) => ({ ...(account === undefined ? {} : { account }), ...(next === undefined ? {} : { step: next }) }),
      replace: next !== 'review',
    });
  }

  /** The same application has the same key: one whose answer was lost is not sent twice. */
  function keyOf(content: string): string {
    if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
    return sent.current.key;
  }

  async function send(kept: KeptRelative): Promise<void> {
    await attempt(async () => {
      const { relation, birthDate, email, phone } = kept;
      const about = { relation, ...typedNames(kept), birthDate, email, phone: phone === '' ? null : phone };
      const input = { ...about, accountId, idempotencyKey: keyOf(JSON.stringify(kept)) };
      const answer = (await withProof(() => apply({ variables: { input } }))).data?.applyForFamilyCard;
      if (answer?.__typename === 'ApplyForFamilyCardSuccess') {
        await navigate({
          to: '/family/$id',
          params: { id: answer.application.id },
          search: ({ account }) => ({ ...(account === undefined ? {} : { account }), sent: true }),
          replace: true,
        });
        return null;
      }
      if (answer?.__typename === 'DetailsRejected') {
        onRefused(answer.faults);
        await go(undefined);
      }
      return problemIn(answer);
    });
  }

  return {
    /** After a reload nothing that was typed is left to review: the form it is. */
    isReviewed: step === 'review' && hasReviewed,
    problem,
    isBusy,
    goToReview: () => void go('review'),
    goToForm: () => void go(undefined),
    send: (kept: KeptRelative) => void send(kept),
  };
}
