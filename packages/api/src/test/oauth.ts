import type { Scope } from '@meisai/schema/rules';
import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import { registerApp, type AppCredentials } from '../apps/index.js';
import type { Services } from '../platform/index.js';
import { enter, type Entered } from './sessions.js';
import type { Answer, TestServer } from './server.js';

export const CALLBACK = 'https://budget.example/callback';

/** A registered app; with a secret unless told otherwise. */
export function addApp(
  services: Services,
  {
    scopes = ['accounts:read'],
    isConfidential = true,
    name = 'Budget',
  }: { scopes?: Scope[]; isConfidential?: boolean; name?: string } = {},
): Promise<AppCredentials> {
  const homepage = 'https://budget.example';
  return registerApp(services.database.fork(), { name, homepage, privacyPolicy: null, redirectUris: [CALLBACK], scopes, isConfidential });
}

/** A browser that an app sends around: it keeps the cookies and follows nothing by itself. */
export interface Browser {
  /** By name; where one is for some addresses only, by name and path with a space between. */
  cookies: Map<string, string>;
  get(url: string): Promise<{ status: number; location: string; body: string; headers: Record<string, unknown> }>;
  ask<Data>(query: string, variables?: object): Promise<Answer<Data>>;
}

export function openBrowser(test: TestServer, entered: Entered | null = null): Browser {
  const cookies = new Map((entered === null ? [] : [entered.cookie]).map((pair) => pair.split('=', 2) as [string, string]));
  const header = (at = '/') =>
    [...cookies]
      .map(([key, value]) => [...key.split(' ', 2), value])
      .flatMap((parts) => (parts.length === 2 || at.startsWith(parts[1] ?? '/') ? [`${parts[0]}=${parts.at(-1)}`] : []))
      .join('; ');
  return {
    cookies,
    get: async (url) => {
      const { pathname, search } = new URL(url, 'http://localhost');
      const answer = await test.server.app.inject({
        url: pathname + search,
        headers: { cookie: header(pathname), accept: 'text/html', host: 'localhost' },
      });
      for (const { name, value, path = '/' } of answer.cookies) {
        const key = path === '/' ? name : `${name} ${path}`;
        if (value === '') cookies.delete(key);
        else cookies.set(key, value);
      }
      return { status: answer.statusCode, location: String(answer.headers.location ?? ''), body: answer.body, headers: answer.headers };
    },
    ask: (query, variables = {}) => test.ask(query, variables, { cookie: header() }),
  };
}

export interface AuthorizationAsked {
  clientId: string;
  scope: string;
  state?: string;
  extra?: Record<string, string>;
}

/** Sends the browser to the authorization server as an app does. @returns where it is led, and what the app keeps for the redemption. */
export async function startAuthorization(browser: Browser, { clientId, scope, state = 'state-1', extra = {} }: AuthorizationAsked) {
  const verifier = randomPKCECodeVerifier();
  const parameters = new URLSearchParams({
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...extra,
  });
  const led = await browser.get(`/oauth/authorize?${parameters.toString()}`);
  return { ...led, verifier, requestId: requestIdIn(led.location) };
}

/** The id of the request whose question a browser is led to; empty where it is led elsewhere. */
export function requestIdIn(location: string): string {
  return /\/oauth\/consent\/([\w-]+)$/.exec(location)?.[1] ?? '';
}

export const APPROVE = `mutation ($id: ID!) {
  approveAuthorization(id: $id) { __typename ... on AuthorizationAnswered { continueUrl } ... on Refusal { code message } }
}`;

export interface ApproveData {
  approveAuthorization: { __typename: string; continueUrl?: string };
}

/** Agrees to what an app asks for. @returns where the browser goes on; undefined where there is nothing to agree to */
export async function approve(browser: Browser, requestId: string): Promise<string | undefined> {
  return (await browser.ask<ApproveData>(APPROVE, { id: requestId })).data?.approveAuthorization.continueUrl;
}

/** Lets an app have what it asks for, from its first address to the code it is led back with. */
export async function obtainCode(browser: Browser, asked: AuthorizationAsked): Promise<{ code: string; verifier: string; callback: URL }> {
  const { requestId, verifier, location: led, body } = await startAuthorization(browser, asked);
  if (requestId === '') throw new Error(`No consent is asked for: ${led} ${body.slice(-400)}`);
  const { location, body: shown } = await browser.get((await approve(browser, requestId)) ?? '/nowhere');
  if (location === '') throw new Error(`Nowhere to go on: ${shown.slice(-400)}`);
  const callback = new URL(location);
  return { code: callback.searchParams.get('code') ?? '', verifier, callback };
}

export interface TokenAnswer {
  status: number;
  access_token?: string;
  refresh_token?: string;
  id_token?: string;
  scope?: string;
  error?: string;
  [key: string]: unknown;
}

/** Sends a form to an endpoint of the authorization server, as an app does. */
export async function postForm(
  test: TestServer,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const answer = await test.server.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', ...headers },
    payload: new URLSearchParams(form).toString(),
  });
  return { status: answer.statusCode, ...(answer.body === '' ? {} : answer.json<object>()) };
}

export function redeem(
  test: TestServer,
  app: AppCredentials,
  { code, verifier }: { code: string; verifier: string },
): Promise<TokenAnswer> {
  return postForm(test, '/oauth/token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: verifier,
    client_id: app.clientId,
    ...(app.secret === null ? {} : { client_secret: app.secret }),
  });
}

export interface ConnectedMember {
  app: AppCredentials;
  browser: Browser;
  entered: Entered;
  token: string;
  refreshToken: string;
}

/** A member who has connected an app. */
export async function connect(
  test: TestServer,
  who: Parameters<typeof enter>[1],
  scopes: Scope[] = ['accounts:read'],
): Promise<ConnectedMember> {
  const entered = await enter(test, who);
  const app = await addApp(test.services, { scopes });
  const browser = openBrowser(test, entered);
  const answer = await redeem(test, app, await obtainCode(browser, { clientId: app.clientId, scope: scopes.join(' ') }));
  if (answer.access_token === undefined || answer.refresh_token === undefined) throw new Error(JSON.stringify(answer));
  return { app, browser, entered, token: answer.access_token, refreshToken: answer.refresh_token };
}
