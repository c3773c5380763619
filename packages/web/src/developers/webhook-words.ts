import { useLingui } from '@lingui/react/macro';
import type { WebhookDeliveryState, WebhookEvent, WebhookFailure } from '../platform/schema.generated.js';

interface WebhookStanding {
  disabledAt: string | null;
  failingSince: string | null;
  deliveries: { edges: readonly unknown[] };
}

/** What apps are told of and what became of it, in words. Events are named as messages name them. */
export function useWebhookWords() {
  const { t } = useLingui();
  const events: Record<WebhookEvent, { type: string; meaning: string }> = {
    TRANSACTION_RECORDED: { type: 'transaction.recorded', meaning: t`A new use, refund or payment` },
    STATEMENT_CLOSED: { type: 'statement.closed', meaning: t`A closed statement` },
    PLAN_CHANGED: { type: 'plan.changed', meaning: t`A new, changed or ended installment plan` },
    CARD_FROZEN: { type: 'card.frozen', meaning: t`A frozen card` },
  };
  const states: Record<WebhookDeliveryState, string> = {
    PENDING: t`Waiting`,
    DELIVERED: t`Delivered`,
    FAILED: t`Not delivered`,
    WITHDRAWN: t`Withdrawn: the member does not share this any more`,
  };
  const failures: Record<WebhookFailure, string> = {
    REFUSED: t`answered, but not with 2xx`,
    TIMED_OUT: t`no answer within ten seconds`,
    UNREACHABLE: t`could not be reached`,
    TLS_FAILED: t`the certificate does not hold`,
    ADDRESS_NOT_PUBLIC: t`the address is not on the public Internet`,
  };
  return {
    event: (event: WebhookEvent) => events[event],
    state: (state: WebhookDeliveryState) => states[state],
    failure: (failure: WebhookFailure) => failures[failure],
    /** How a webhook stands. */
    standing: ({ disabledAt, failingSince, deliveries }: WebhookStanding) => {
      if (disabledAt !== null) return t`Disabled`;
      if (failingSince !== null) return t`Failing`;
      return deliveries.edges.length === 0 ? t`Nothing sent lately` : t`Works`;
    },
  };
}
