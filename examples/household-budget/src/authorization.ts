import * as oauth from 'openid-client';
import { findConnection, forgetConnection, keepConnection, type Connection } from './connections.ts';
import type { Database } from './database.ts';
import { MeisaiFault, retryAfterSeconds } from './meisai-fault.ts';
import { keepAttempt, takeAttempt, type Session } from './sessions.ts';
import type { Settings } from './settings.ts';

/** What the app needs now, and no more: the member is shown this. `openid` tells who they are, by an id. */
const SCOPE = 'openid accounts:read statements:read transactions:read';
const TIMEOUT_SECONDS = 10;
/** A token that would end on the way is renewed before. */
const RENEW_BEFORE_MS = 30 * 1000;

export type Authorization = ReturnType<typeof createAuthorization>;

/** The way from "connect" to tokens that work, and keeping them so. */
export function createAuthorization({ meisaiOrigin, appOrigin, clientId, clientSecret }: Settings, database: Database) {
  const redirectUri = `${appOrigin}/callback`;
  const isPlain = meisaiOrigin.startsWith('http:');
  const renewing = new Map<string, Promise<string>>();
  let discovered: Promise<oauth.Configuration> | null = null;

  /** Where everything is, asked for once; again where there was no answer. */
  async function discover(): Promise<oauth.Configuration> {
    discovered ??= oauth.discovery(new URL(meisaiOrigin), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // Plain http is for a service on the same machine.
      execute: [oauth.enableNonRepudiationChecks, ...(isPlain ? [oauth.allowInsecureRequests] : [])],
    });
    try {
      return await discovered;
    } catch (cause) {
      discovered = null;
      throw new MeisaiFault('AWAY', { cause });
    }
  }

  /** Where the member's browser is sent. */
  async function begin(session: Session): Promise<URL> {
    const config = await discover();
    const [state, nonce, verifier] = [oauth.randomState(), oauth.randomNonce(), oauth.randomPKCECodeVerifier()];
    keepAttempt(database, session, state, { nonce, verifier });
    return oauth.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /** Takes the answer the member's browser has brought back. @returns whose tokens they are */
  async function finish(session: Session | null, answer: URL): Promise<string> {
    const state = answer.searchParams.get('state') ?? '';
    const attempt = session && takeAttempt(database, session, state);
    if (attempt === null) throw new MeisaiFault('STRAY');
    const config = await discover();
    const checks = { expectedState: state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.verifier, idTokenExpected: true };
    const tokens = await oauth.authorizationCodeGrant(config, answer, checks).catch((error: unknown) => {
      throw faultOf(error, error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied' ? 'DECLINED' : 'STRAY');
    });
    const memberId = tokens.claims()?.sub;
    if (memberId === undefined) throw new MeisaiFault('MISTAKE', { code: 'no id_token' });
    const before = findConnection(database, memberId);
    keepConnection(database, memberId, connectionOf(tokens, null));
    // The member agreed anew: what they agreed to before is given back, and not left lying about.
    if (before !== null) await oauth.tokenRevocation(config, before.refreshToken).catch(() => undefined);
    return memberId;
  }

  /** A token that is good now. */
  async function accessToken(memberId: string): Promise<string> {
    const connection = findConnection(database, memberId);
    if (connection === null) throw new MeisaiFault('ENDED');
    return connection.expiresAt - RENEW_BEFORE_MS > Date.now() ? connection.accessToken : renew(memberId, connection.accessToken);
  }

  /**
   * Renews the tokens; at the same time by one request only, for the second use of a refresh token ends the grant. Several
   * processes over one store would need a lock there instead.
   * @param stale the access token that did not do; where another is kept by now, that one is it
   */
  async function renew(memberId: string, stale: string): Promise<string> {
    const connection = findConnection(database, memberId);
    if (connection === null) throw new MeisaiFault('ENDED');
    if (connection.accessToken !== stale) return connection.accessToken;
    const running = renewing.get(memberId) ?? exchange(memberId, connection).finally(() => renewing.delete(memberId));
    renewing.set(memberId, running);
    return running;
  }

  async function exchange(memberId: string, before: Connection): Promise<string> {
    const config = await discover();
    try {
      const tokens = await oauth.refreshTokenGrant(config, before.refreshToken);
      keepConnection(database, memberId, connectionOf(tokens, before));
      return tokens.access_token;
    } catch (error) {
      const isOver = error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';
      if (isOver) forgetConnection(database, memberId);
      throw faultOf(error, isOver ? 'ENDED' : 'MISTAKE');
    }
  }

  /** Gives the tokens back, so that they count no more from now on. */
  async function giveBack(memberId: string): Promise<void> {
    const connection = findConnection(database, memberId);
    forgetConnection(database, memberId);
    if (connection !== null) await oauth.tokenRevocation(await discover(), connection.refreshToken);
  }

  return { begin, finish, accessToken, renew, giveBack };
}

function connectionOf(tokens: oauth.TokenEndpointResponse, before: Connection | null): Connection {
  const { access_token: accessToken, refresh_token: refreshToken = before?.refreshToken, expires_in: seconds = 0 } = tokens;
  if (refreshToken === undefined) throw new MeisaiFault('MISTAKE', { code: 'no refresh_token' });
  const scope = tokens.scope ?? before?.scope ?? SCOPE;
  return { accessToken, refreshToken, expiresAt: Date.now() + seconds * 1000, scope, renewals: before === null ? 0 : before.renewals + 1 };
}

/** What the authorization server refused is told by its code; where it did not answer as it should, it is away. */
function faultOf(cause: unknown, kind: 'DECLINED' | 'STRAY' | 'ENDED' | 'MISTAKE'): MeisaiFault {
  if (cause instanceof MeisaiFault) return cause;
  if (cause instanceof oauth.AuthorizationResponseError || cause instanceof oauth.ResponseBodyError) {
    return new MeisaiFault(kind, { code: cause.error, cause });
  }
  const response = cause instanceof oauth.ClientError ? cause.cause : null;
  if (response instanceof Response && (response.status === 429 || response.status >= 500)) {
    return new MeisaiFault('LATER', { retryAfterSeconds: retryAfterSeconds(response.headers), cause });
  }
  const isOfNetwork = cause instanceof TypeError || (cause instanceof oauth.ClientError && cause.code === 'OAUTH_TIMEOUT');
  return isOfNetwork ? new MeisaiFault('AWAY', { cause }) : new MeisaiFault(kind, { cause });
}
