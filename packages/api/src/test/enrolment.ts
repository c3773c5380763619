import { query } from '../platform/index.js';
import type { TestCard } from './cards.js';
import { throughProxy } from './logins.js';
import { codeMailedTo, errandsDone } from './mails.js';
import type { Answer, TestServer } from './server.js';

export const ASK_CODE = `mutation AskCode($card: CardProofInput!) {
  requestEnrolmentCode(card: $card) { __typename ... on RequestEnrolmentCodeSuccess { validForMinutes } ... on CardProofRejected { parts } }
}`;

export const ENROL = `mutation Enrol($input: EnrolInput!) {
  enrol(input: $input) {
    __typename
    ... on EnrolSuccess { userId }
    ... on PasswordRejected { reason }
    ... on UserIdRejected { rejection: reason }
    ... on Refusal { code message }
  }
}`;

export interface EnrolData {
  enrol: { __typename: string; reason?: string; rejection?: string; code?: string; message?: string };
}

export const ENROL_PASSWORD = 'windy lantern at the quay';

/** What a request for a code is answered, whatever is true. */
export const CODE_SENT = { requestEnrolmentCode: { __typename: 'RequestEnrolmentCodeSuccess', validForMinutes: 10 } };

export interface Enrolments {
  askCode(card: Pick<TestCard, 'proof'>): Promise<Answer<unknown>>;
  /** Asks for a code and gives what was mailed. */
  codeFor(card: TestCard): Promise<string | null>;
  enrol(card: Pick<TestCard, 'proof'>, code: string | null, userId: string, password?: string): Promise<Answer<EnrolData>>;
  /** The kinds of the holder's activity, in order. */
  activityOf(card: TestCard): Promise<unknown[]>;
}

/** Enrolling at a server, each time from an address of its own: only tests about sources meet their limit. */
export function enrolments(test: TestServer): Enrolments {
  let requests = 0;
  const fresh = () => throughProxy(`10.3.${Math.floor((requests += 1) / 250)}.${requests % 250}`);
  const askCode: Enrolments['askCode'] = async ({ proof }) => {
    const answer = await test.ask(ASK_CODE, { card: proof }, fresh());
    await errandsDone(test.services);
    return answer;
  };
  return {
    askCode,
    codeFor: async (card) => {
      await askCode(card);
      return codeMailedTo(test.services, card.email);
    },
    enrol: ({ proof }, code, userId, password = ENROL_PASSWORD) =>
      test.ask<EnrolData>(ENROL, { input: { card: proof, code: code ?? '', userId, password } }, fresh()),
    activityOf: async ({ memberId }) => {
      const sql = 'select kind from activity where member_id = $1 order by at, id';
      const rows = await query<{ kind: string }>(test.services.database.fork(), sql, [memberId]);
      return rows.map(({ kind }) => kind);
    },
  };
}

/** A code that is wrong. */
export function otherThan(code: string): string {
  return `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
}
