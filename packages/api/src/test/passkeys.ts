import { login, throughProxy } from './logins.js';
import { enrolMember, type Answer, type EnrolledMember, type TestServer } from './server.js';
import { SoftwareAuthenticator, type AskedOptions } from './software-authenticator.js';

export const START_REGISTRATION = 'mutation { startPasskeyRegistration { __typename ... on PasskeyChallenge { optionsJson } } }';
export const REGISTER = `mutation ($input: RegisterPasskeyInput!) {
  registerPasskey(input: $input) { __typename ... on RegisterPasskeySuccess { passkey { id name isSynced lastUsedAt } } }
}`;
export const START_LOGIN = 'mutation { startPasskeyLogin { optionsJson } }';
export const LOGIN_WITH_PASSKEY =
  'mutation ($credentialJson: String!) { loginWithPasskey(credentialJson: $credentialJson) { __typename } }';

export interface PasskeyAnswer {
  __typename: string;
  optionsJson?: string;
  passkey?: { id: string; name: string; isSynced: boolean; lastUsedAt: string | null };
  secondFactors?: string[];
}

export interface MemberWithPasskey extends EnrolledMember {
  cookie: string;
  key: SoftwareAuthenticator;
}

/** Runs one act, and gives the member of its union. */
export async function act(test: TestServer, cookie: string, document: string, variables: object = {}): Promise<PasskeyAnswer> {
  const { data } = await test.ask<Record<string, PasskeyAnswer>>(document, variables, { cookie });
  return Object.values(data ?? {})[0] ?? { __typename: 'none' };
}

/** The options for a new passkey, as the session's browser would hand them on. */
export async function askForRegistration(test: TestServer, cookie: string): Promise<AskedOptions> {
  return JSON.parse((await act(test, cookie, START_REGISTRATION)).optionsJson ?? 'null') as AskedOptions;
}

export function newAuthenticator(test: TestServer): SoftwareAuthenticator {
  return new SoftwareAuthenticator(test.services.config.publicOrigin);
}

/** A member who is logged in and has a passkey that counts. */
export async function memberWithPasskey(test: TestServer, userId: string): Promise<MemberWithPasskey> {
  const member = await enrolMember(test.services, userId);
  const cookie = (await login(test, userId, member.password)).cookie ?? '';
  const key = newAuthenticator(test);
  key.signCount = 1;
  const credentialJson = key.register(await askForRegistration(test, cookie));
  await act(test, cookie, REGISTER, { input: { credentialJson, name: 'Laptop' } });
  return { ...member, cookie, key };
}

/** A browser that was asked for a passkey: what it was asked, and the cookie it was given. */
export async function askForLogin(test: TestServer): Promise<{ asked: AskedOptions; cookie: string }> {
  const answer = await test.ask<{ startPasskeyLogin: { optionsJson: string } }>(START_LOGIN);
  const cookie = String(answer.headers['set-cookie']).match(/__Host-meisai-passkey=[\w-]{43}/)?.[0] ?? 'none';
  return { asked: JSON.parse(answer.data?.startPasskeyLogin.optionsJson ?? 'null') as AskedOptions, cookie };
}

export function loginWithPasskey(
  test: TestServer,
  cookie: string,
  credentialJson: string,
): Promise<Answer<{ loginWithPasskey: { __typename: string } }>> {
  return test.ask(LOGIN_WITH_PASSKEY, { credentialJson }, { cookie, ...throughProxy('10.8.0.1') });
}
