import { setTimeout as sleep } from 'node:timers/promises';
import { generateSync } from 'otplib';
import { addAuthenticator, removeFactors } from '../factors/index.js';
import { findMemberLogin } from '../identity/index.js';
import { listCaughtMails } from '../notifications/index.js';
import { query } from '../platform/index.js';
import { login } from './logins.js';
import { enrolMember, type Answer, type EnrolledMember, type TestServer } from './server.js';

export const VERIFY = `mutation ($code: String!) {
  verifyLogin(code: $code) { __typename ... on LoginSuccess { viewer { id } } ... on Refusal { code message } }
}`;

export interface VerifyData {
  verifyLogin: { __typename: string; code?: string };
}

export interface MemberWithAuthenticator extends EnrolledMember {
  loginId: string;
  secret: string;
}

/** A member whose login asks for a code of an authenticator app. */
export async function memberWithAuthenticator(test: Pick<TestServer, 'services'>, userId: string): Promise<MemberWithAuthenticator> {
  const member = await enrolMember(test.services, userId);
  const em = test.services.database.fork();
  const loginId = (await findMemberLogin(em, userId))?.id ?? '';
  await removeFactors(em, loginId);
  const { secret } = await em.transactional((tx) => addAuthenticator(tx as typeof em, test.services.keys, loginId));
  return { ...member, loginId, secret };
}

/** The code an app shows now, or some steps of thirty seconds away. */
export async function codeAt(test: Pick<TestServer, 'services'>, secret: string, steps = 0): Promise<string> {
  const [row] = await query<{ now: number }>(test.services.database.fork(), 'select extract(epoch from app_now())::float8 as now', []);
  return generateSync({ secret, epoch: Math.floor(row?.now ?? 0) + steps * 30 });
}

/** Gives the password of a member: the cookie of the login that waits for its second factor. */
export async function passwordStep(test: TestServer, { userId, password }: EnrolledMember): Promise<string> {
  return pendingCookieOf(await login(test, userId, password));
}

export function pendingCookieOf(answer: Answer<unknown>): string {
  return String(answer.headers['set-cookie']).match(/__Host-meisai-pending=[\w-]{43}/)?.[0] ?? 'none';
}

export async function verify(test: TestServer, pending: string, code: string): Promise<Answer<VerifyData>> {
  return test.ask<VerifyData>(VERIFY, { code }, { cookie: pending });
}

/** A code that is right in none of the steps around now. */
export async function wrongCode(test: Pick<TestServer, 'services'>, secret: string): Promise<string> {
  const near = await Promise.all([-3, -2, -1, 0, 1, 2, 3].map((steps) => codeAt(test, secret, steps)));
  const wrong = Array.from({ length: 10 }, (_none, digit) => String(digit).repeat(6)).find((code) => !near.includes(code));
  return wrong ?? '';
}

/** How often something is in the record of a member. */
export async function countActivity(test: TestServer, memberId: string, kind: string): Promise<number> {
  const rows = await query(test.services.database.fork(), 'select 1 from activity where member_id = $1 and kind = $2', [memberId, kind]);
  return rows.length;
}

/** What mails a member has got, oldest first, once all that was written has left. */
export async function mailSubjects(test: TestServer, userId: string): Promise<string[]> {
  await waitForOutbox(test);
  const mails = await listCaughtMails(test.services.database.fork(), `${userId}@example.jp`);
  return mails.map(({ subject }) => subject).toReversed();
}

/** A mail leaves a moment after its commit. */
async function waitForOutbox({ services }: TestServer): Promise<void> {
  for (let waited = 0; waited < 200; waited += 1) {
    const waiting = await query(services.database.fork(), 'select 1 from mail_outbox where sent_at is null and given_up_at is null', []);
    if (waiting.length === 0) return;
    await sleep(25);
  }
}
