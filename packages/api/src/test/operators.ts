import { randomUUID } from 'node:crypto';
import { addOperator } from '../concierge/index.js';
import { currentCode } from '../factors/index.js';
import { findLogin } from '../identity/index.js';
import { globalId, query, type Services } from '../platform/index.js';
import { openSession } from '../sessions/index.js';
import type { EnrolledMember, TestServer } from './server.js';

export interface OperatorAtWork {
  operatorId: string;
  loginId: string;
  userId: string;
  password: string;
  /** With which a request speaks for them. */
  headers: Record<string, string>;
}

type DeskServices = Pick<Services, 'database' | 'keys' | 'passwordHasher'>;

/** An operator with an authenticator and a session that was just proved. @param memberId who they are as a member */
export async function startOperator(services: DeskServices, name = 'Operator', memberId: string | null = null): Promise<OperatorAtWork> {
  const em = services.database.fork();
  const userId = `operator.${randomUUID()}`;
  const password = `${userId}-right`;
  const passwordHash = await services.passwordHasher.hash(password);
  await addOperator(em, services.keys, { userId, name, email: `${userId.slice(0, 20)}@issuer.example`, memberId, passwordHash });
  const login = await findLogin(em, 'OPERATOR', userId);
  if (login === null || login.operatorId === null) throw new Error('The operator is not there.');
  const source = { address: '10.9.9.9', userAgent: 'test' };
  const { token } = await openSession(em, { loginId: login.id, deviceId: null, source });
  const headers = { 'meisai-realm': 'operator', cookie: `__Host-meisai-operator=${token}` };
  return { operatorId: login.operatorId, loginId: login.id, userId, password, headers };
}

/** What an operator's authenticator shows now. A code works once: a second one in half a minute wants the first forgotten. */
export async function codeOf(services: DeskServices, { loginId }: { loginId: string }): Promise<string> {
  const em = services.database.fork();
  await query(em, 'update authenticator set last_used_step = 0 where login_id = $1', [loginId]);
  return (await currentCode(em, services.keys, loginId)) ?? 'none';
}

/** Makes the proof of an operator's sessions old, as ten minutes do. */
export async function letProofGoStale(services: DeskServices, { loginId }: OperatorAtWork): Promise<void> {
  await query(services.database.fork(), `update session set proved_at = app_now() - interval '11 minutes' where login_id = $1`, [loginId]);
}

/** Puts on file what a caller can be asked, and gives the answers. */
export async function letAnswer(services: DeskServices, { memberId, cardId }: EnrolledMember) {
  const em = services.database.fork();
  await query(em, `update member set birth_date = '1985-04-02' where id = $1`, [memberId]);
  await query(em, `update card set expires_on = '2029-12-31' where id = $1`, [cardId]);
  const [contact] = await query<{ value: string }>(em, `select value from contact where member_id = $1 and kind = 'EMAIL'`, [memberId]);
  return [
    { question: 'BIRTH_DATE', answer: '1985年4月2日' },
    { question: 'CARD', answer: '4242 12/29' },
    { question: 'CONTACT', answer: contact?.value ?? '' },
  ];
}

export const CHECK = `mutation ($input: CheckIdentityInput!) {
  checkIdentity(input: $input) {
    __typename
    ... on IdentityProved { passedUntil member { identityCheck { passedUntil wrongLeft } } }
    ... on IdentityNotProved { wrongLeft }
  }
}`;

/** A passed check of who calls. @param besides what else is asked, of a member with uses */
export async function passCheck(
  test: TestServer,
  operator: OperatorAtWork,
  member: EnrolledMember,
  besides: { question: string; answer: string }[] = [],
): Promise<void> {
  const answers = [...(await letAnswer(test.services, member)), ...besides];
  const input = { memberId: memberGlobalId(member), answers };
  const { data } = await test.ask<{ checkIdentity: { __typename: string } }>(CHECK, { input }, operator.headers);
  if (data?.checkIdentity.__typename !== 'IdentityProved') throw new Error(`The check was not passed: ${JSON.stringify(data)}`);
}

/** Asks one act and names its outcome. */
export async function act(
  test: TestServer,
  operator: OperatorAtWork,
  mutation: string,
  inputType: string,
  input: Record<string, unknown>,
): Promise<string | undefined> {
  const document = `mutation ($input: ${inputType}!) { act: ${mutation}(input: $input) { __typename } }`;
  const { data, errors } = await test.ask<{ act: { __typename: string } }>(document, { input }, operator.headers);
  return data?.act.__typename ?? errors?.[0]?.message;
}

export function memberGlobalId({ memberId }: { memberId: string }): string {
  return globalId('Member', memberId);
}

/** What the record holds of an operator, oldest first. */
export function recordOf(services: DeskServices, { operatorId }: OperatorAtWork): Promise<{ kind: string; reason: string | null }[]> {
  return query(services.database.fork(), 'select kind, reason from activity where operator_id = $1 order by at, id', [operatorId]);
}

const PROPOSALS = '{ proposals { id kind userId newEmail proposedBy isOwn expiresAt } }';

interface Waiting {
  proposals: { id: string; kind: string; userId: string; newEmail: string | null; proposedBy: string; isOwn: boolean; expiresAt: string }[];
}

/** What waits for a second operator, as this one sees it. */
export async function proposalsSeenBy(test: TestServer, by: OperatorAtWork): Promise<Waiting['proposals']> {
  return (await test.ask<Waiting>(PROPOSALS, {}, by.headers)).data?.proposals ?? [];
}

/** Decides what waits about a member. @returns what came of it, by its type */
export async function decideOn(
  test: TestServer,
  by: OperatorAtWork,
  member: EnrolledMember,
  mutation: 'approveProposal' | 'declineProposal',
): Promise<string | undefined> {
  const proposal = (await proposalsSeenBy(test, by)).find(({ userId }) => userId === member.userId);
  return act(test, by, mutation, 'DecideProposalInput', { proposalId: proposal?.id ?? '', reason: 'I called back.' });
}
