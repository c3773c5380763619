import { query } from '../platform/index.js';
import { deviceCookieOf, login, VIEWER } from './logins.js';
import { enrolMember, type EnrolledMember, type TestServer } from './server.js';

export const SESSIONS = `query ($first: Int, $after: String, $last: Int) {
  viewer { login { sessions(first: $first, after: $after, last: $last) {
    edges { node { id device address createdAt lastSeenAt expiresAt endsAt isCurrent } }
    pageInfo { hasNextPage endCursor }
  } } }
}`;

export interface SessionNode {
  id: string;
  device: string;
  address: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  endsAt: string;
  isCurrent: boolean;
}

export interface SessionPage {
  edges: { node: SessionNode }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The two cookies a browser holds after a login, each as `name=value`. */
export interface Entered {
  member: EnrolledMember;
  cookie: string;
  device: string;
}

/** Logs a member in, enrolled first where only a user ID is given. */
export async function enter(test: TestServer, who: EnrolledMember | string, headers: Record<string, string> = {}): Promise<Entered> {
  const member = typeof who === 'string' ? await enrolMember(test.services, who) : who;
  const answer = await login(test, member.userId, member.password, headers);
  return { member, cookie: answer.cookie ?? '', device: deviceCookieOf(answer) };
}

export async function isAlive(test: TestServer, cookie: string): Promise<boolean> {
  return (await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer !== null;
}

export async function askSessions(test: TestServer, cookie: string, variables: object): Promise<SessionPage> {
  const answer = await test.ask<{ viewer: { login: { sessions: SessionPage } } }>(SESSIONS, variables, { cookie });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.viewer.login.sessions;
}

export async function listSessions(test: TestServer, cookie: string): Promise<SessionNode[]> {
  return (await askSessions(test, cookie, { first: 100 })).edges.map(({ node }) => node);
}

/** The id by which the session of a cookie can be ended from another browser. */
export async function sessionIdOf(test: TestServer, cookie: string): Promise<string> {
  return (await listSessions(test, cookie)).find(({ isCurrent }) => isCurrent)?.id ?? '';
}

export async function endSession(test: TestServer, cookie: string, id: string): Promise<{ __typename: string } | undefined> {
  const document = 'mutation ($id: ID!) { endSession(id: $id) { __typename ... on Refusal { code message } } }';
  return (await test.ask<{ endSession: { __typename: string } }>(document, { id }, { cookie })).data?.endSession;
}

export async function endOtherSessions(test: TestServer, cookie: string): Promise<{ __typename: string; endedCount?: number } | undefined> {
  const document = 'mutation { endOtherSessions { __typename ... on EndOtherSessionsSuccess { endedCount } } }';
  return (await test.ask<{ endOtherSessions: { __typename: string } }>(document, {}, { cookie })).data?.endOtherSessions;
}

/** The kinds of what is recorded of a member, oldest first. */
export async function kindsOf(test: TestServer, { memberId }: EnrolledMember): Promise<string[]> {
  const sql = 'select kind from activity where member_id = $1 order by at, id';
  return (await query<{ kind: string }>(test.services.database.fork(), sql, [memberId])).map(({ kind }) => kind);
}
