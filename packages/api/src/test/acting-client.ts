import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { postGraphql } from './processes.js';
import { LOGIN, type EnrolledMember, type LoginData } from './server.js';

/** One act as its client knows it. */
export interface Told {
  kind: 'CONVERT' | 'CANCEL' | 'REPAY' | 'REFUND';
  key: string;
  subject: string;
  /** What came of it: a plan, or the refund. */
  madeId: string | null;
  isAcknowledged: boolean;
}

/** What is given back by one refund, in yen. */
export const REFUND_MINOR = 10;

const ACTS = {
  CONVERT: `mutation ($key: String!, $subject: ID!) { act: convertToInstallments(input: { idempotencyKey: $key, offerIds: [$subject] })
    { __typename ... on Refusal { code } ... on ConvertToInstallmentsSuccess { plans { id } } } }`,
  CANCEL: `mutation ($key: String!, $subject: ID!) { act: cancelInstallmentPlan(input: { idempotencyKey: $key, planId: $subject })
    { __typename ... on Refusal { code } ... on CancelInstallmentPlanSuccess { plan { id } } } }`,
  REPAY: `mutation ($key: String!, $subject: ID!) { act: repayInstallmentPlan(input: { idempotencyKey: $key, quoteId: $subject })
    { __typename ... on Refusal { code } ... on RepayInstallmentPlanSuccess { plan { id } } } }`,
  REFUND: `mutation ($key: String!, $subject: ID!) { act: simulateRefund(input: { idempotencyKey: $key, purchaseId: $subject,
    amount: { minorUnits: ${REFUND_MINOR}, currency: "JPY" } }) { __typename ... on Refusal { code } ... on SimulateRefundSuccess { refund { id } } } }`,
};

/** A member's program that finds out what became of each act, whatever becomes of the processes it asks. */
export class ActingClient {
  readonly log: Told[] = [];
  #cookie = '';

  constructor(
    readonly member: EnrolledMember,
    readonly n: number,
    /** Where the n-th process answers now, counted round. */
    readonly originOf: (n: number) => string | undefined,
  ) {}

  /** Asks any process that is there until one answers. */
  async ask<Data>(document: string, variables: object, cookie = this.#cookie): Promise<{ data: Data; setCookie: string }> {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      const origin = this.originOf(this.n + attempt);
      const answer =
        origin === undefined ? null : await postGraphql<Data>(origin, `203.0.113.${this.n}`, document, variables, cookie).catch(() => null);
      if (answer?.status === 200 && answer.data != null) return { data: answer.data, setCookie: answer.setCookie };
      await sleep(50);
    }
    throw new Error('No process answered for twenty seconds.');
  }

  async login(): Promise<void> {
    const { userId, password } = this.member;
    const { setCookie } = await this.ask<LoginData>(LOGIN, { input: { userId, password } }, '');
    this.#cookie = /[\w-]*meisai=[^;]+/.exec(setCookie)?.[0] ?? '';
  }

  /** Sends an act once; what became of it stays unknown where no answer comes. */
  async tryOnce(told: Told): Promise<void> {
    this.log.push(told);
    const origin = this.originOf(Math.floor(Math.random() * 1000));
    if (origin === undefined) return;
    const variables = { key: told.key, subject: told.subject };
    const answer = await postGraphql<{ act: Answered }>(origin, `203.0.113.${this.n}`, ACTS[told.kind], variables, this.#cookie).catch(
      () => null,
    );
    if (answer?.status === 200 && answer.data != null) learn(told, answer.data.act);
  }

  /** Does one act, and finds out what became of it before the next. */
  async act(kind: Told['kind'], subject: string): Promise<void> {
    const told: Told = { kind, key: randomUUID(), subject, madeId: null, isAcknowledged: false };
    await this.tryOnce(told);
    if (!told.isAcknowledged) await this.settle(told);
  }

  async settle(told: Told): Promise<void> {
    const { data } = await this.ask<{ act: Answered }>(ACTS[told.kind], { key: told.key, subject: told.subject });
    learn(told, data.act);
  }
}

interface Answered {
  __typename: string;
  plans?: { id: string }[];
  plan?: { id: string };
  refund?: { id: string };
}

function learn(told: Told, { __typename, plans, plan, refund }: Answered): void {
  const madeId = plans?.[0]?.id ?? plan?.id ?? refund?.id ?? null;
  if (told.isAcknowledged && madeId !== told.madeId)
    throw new Error(`${told.key} was ${told.madeId}, and is ${madeId} (${__typename}) now.`);
  Object.assign(told, { madeId, isAcknowledged: madeId !== null });
}
