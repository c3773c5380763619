import type { ApolloClient } from '@apollo/client';
import {
  CancelInstallmentPlanDocument,
  ConvertToInstallmentsDocument,
  RepayInstallmentPlanDocument,
} from './installment-acts.generated.js';
import type { SentAct } from './sent-act.js';

/** The answer to an act: the plans it concerns, or a refusal. */
export type ActAnswer = { data?: { act: { __typename: string; planIds?: readonly string[]; code?: string; message?: string } } };

/** Sends an act under its key. Sending it again gives the same answer, and does nothing twice. @throws where no answer came */
export async function performAct(client: ApolloClient, { key: idempotencyKey, act }: SentAct): Promise<ActAnswer> {
  if (act.kind === 'CONVERT') {
    const input = { idempotencyKey, offerIds: [...act.offerIds] };
    const { data } = await client.mutate({ mutation: ConvertToInstallmentsDocument, variables: { input } });
    return answerOf(data?.convertToInstallments, (success) => success.plans?.map(({ id }) => id));
  }
  if (act.kind === 'CANCEL') {
    const input = { idempotencyKey, planId: act.planId };
    const { data } = await client.mutate({ mutation: CancelInstallmentPlanDocument, variables: { input } });
    return answerOf(data?.cancelInstallmentPlan, () => [act.planId]);
  }
  const input = { idempotencyKey, quoteId: act.quoteId };
  const { data } = await client.mutate({ mutation: RepayInstallmentPlanDocument, variables: { input } });
  return answerOf(data?.repayInstallmentPlan, () => [act.planId]);
}

interface Result {
  __typename: string;
  plans?: readonly { id: string }[];
  code?: string;
  message?: string;
}

function answerOf(result: Result | undefined, plansOf: (success: Result) => readonly string[] | undefined): ActAnswer {
  if (result === undefined) return {};
  if (result.code !== undefined)
    return { data: { act: { __typename: result.__typename, code: result.code, message: result.message ?? '' } } };
  return { data: { act: { __typename: result.__typename, planIds: plansOf(result) ?? [] } } };
}
