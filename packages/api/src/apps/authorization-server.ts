import { createHash, timingSafeEqual } from 'node:crypto';
import { scopesWhere } from '@meisai/schema/rules';
import { errors, interactionPolicy, Provider, type Configuration, type ErrorOut, type KoaContextWithOIDC } from 'oidc-provider';
import { findLoginOfMember } from '../identity/index.js';
import { localId, type Services } from '../platform/index.js';
import { APP_POLICY } from './app-policy.js';
import { AUTHORIZATION_COOKIE, withRequest } from './authorization-cookie.js';
import { boundingRequests, type KeptFor } from './kept-requests.js';
import { signingKey } from './signing-key.js';
import { AUTHORIZE_PATH, storageOf } from './storage-adapter.js';
import { createTokenUnit } from './token-unit.js';
import { tellingUnavailable, toProtocolError, Unavailable } from './unavailable.js';

export interface AuthorizationServerEdge {
  /** What a cookie's name begins with, where a browser takes such cookies; and whether only over https. */
  cookies: { prefix: string; secure: boolean };
  /** Tells a browser why an app cannot be connected: it is led nowhere. */
  refuse(context: KoaContextWithOIDC, out: ErrorOut): void;
  /** Counts a request that is about to be kept. @throws {TooManyRequests} */
  count(keptFor: KeptFor): Promise<void>;
}

/** An app's address with the code in its query: the one way back. */
const RESPONSE_MODES = ['query'];

export const TOKEN_PATH = '/oauth/token';
export const REVOKE_PATH = '/oauth/revoke';

/** Documents about the server, the same for whoever asks. */
const FOR_EVERYBODY = new Set(['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/oauth/jwks']);

const RETRY_AFTER_SECONDS = '5';

/**
 * The authorization server: authorization code with PKCE and nothing else (RFC 9700). Each authorization is answered by the member
 * in person, on our own pages: nothing is granted in passing, and login, lockout, second factor and step-up are the service's.
 */
export function createAuthorizationServer({ config, keys, database }: Services, edge: AuthorizationServerEdge): Provider {
  const { prefix, secure } = edge.cookies;
  const unit = createTokenUnit(database);
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  const requestCookie = prefix + AUTHORIZATION_COOKIE;
  const configuration: Configuration = {
    adapter: boundingRequests(storageOf(unit, config.publicOrigin, scopesWhere(config)), (keptFor) => edge.count(keptFor)),
    jwks: { keys: [signingKey(keys)] },
    cookies: {
      keys: [keys.hmac('oauth:cookies', '').toString('base64url')],
      names: {
        interaction: requestCookie,
        session: `${prefix}meisai-oauth`,
        resume: `${secure ? '__Secure-' : ''}meisai-oauth-resume`,
      },
      short: cookie,
      long: cookie,
    },
    scopes: ['openid', 'offline_access', ...scopesWhere(config)],
    claims: { openid: ['sub'] },
    responseTypes: ['code'],
    allowOmittingSingleRegisteredRedirectUri: false,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    pkce: { required: () => true },
    routes: {
      authorization: AUTHORIZE_PATH,
      token: TOKEN_PATH,
      revocation: REVOKE_PATH,
      introspection: '/oauth/introspect',
      pushed_authorization_request: '/oauth/par',
      jwks: '/oauth/jwks',
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: { enabled: false },
      // Another app's token is as good as one that is not there.
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      introspection: { enabled: true, allowedPolicy: isOwnToken },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
    },
    ttl: {
      AuthorizationCode: APP_POLICY.codeSeconds,
      AccessToken: APP_POLICY.accessTokenSeconds,
      RefreshToken: APP_POLICY.refreshTokenSeconds,
      Interaction: APP_POLICY.requestSeconds,
      IdToken: APP_POLICY.accessTokenSeconds,
      Grant: APP_POLICY.grantDays * 24 * 60 * 60,
      Session: APP_POLICY.requestSeconds,
    },
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    // What an app holds outlives the browser's session: the member ends it by name.
    expiresWithSession: () => false,
    // One token gone wrong ends the grant it came of, and no other.
    revokeGrantPolicy: () => true,
    extraClientMetadata: { properties: ['origins'] },
    clientBasedCORS: ({ path }, origin, client) => origin === config.publicOrigin || mayCall(path, origin, client),
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId;
      return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId);
    },
    ...tellingUnavailable({
      findAccount: async (_context: unknown, sub: string) => {
        const login = await findLoginOfMember(unit.em(), localId('Member', sub));
        return login === null || login.isClosed ? undefined : { accountId: sub, claims: () => ({ sub }) };
      },
    }),
    interactions: { policy: inPerson(), url: (_context, { uid }) => `/oauth/consent/${uid}` },
    renderError: (context, out) => edge.refuse(context, out),
  };
  const provider = new Provider(config.publicOrigin, configuration);
  provider.Client.prototype.compareClientSecret = isSecretOf;
  const createContext = provider.createContext.bind(provider);
  provider.createContext = (...call) => {
    const context = createContext(...call);
    // Browsers take Secure cookies over plain http on localhost too; the library would not send them.
    if (secure) context.cookies.secure = true;
    addToRequests(context.cookies, requestCookie);
    return context;
  };
  provider.use(async (context, next) => {
    await unit
      .run(next, () => context.status < 500)
      .catch((error: unknown) => {
        sayUnavailable(context, error);
        provider.emit('server_error', context as KoaContextWithOIDC, error as Error);
      });
    if (context.status === 503) context.set('retry-after', RETRY_AFTER_SECONDS);
    const told = context.body as { response_modes_supported?: string[] } | undefined;
    if (told?.response_modes_supported !== undefined) told.response_modes_supported = RESPONSE_MODES;
    const { client } = (context as Partial<KoaContextWithOIDC>).oidc ?? {};
    if (!FOR_EVERYBODY.has(context.path) && !mayCall(context.path, context.get('origin'), client)) hideFromPages(context);
  });
  return provider;
}

/** What came of a request could not be kept: its answer is taken back. @throws what is no fault that passes */
function sayUnavailable(context: Context, error: unknown): void {
  const told = toProtocolError(error);
  if (!(told instanceof Unavailable)) throw told;
  context.status = told.status;
  context.body = { error: told.error, error_description: told.error_description };
}

/** Whether a page of an origin may read what this path answers: where tokens come from and go back to, and of an app that runs in a browser there. */
function mayCall(path: string, origin: string, client: BrowserClient | undefined): boolean {
  return (
    [TOKEN_PATH, REVOKE_PATH].includes(path) && client?.tokenEndpointAuthMethod === 'none' && client.origins?.includes(origin) === true
  );
}

/** The library names one request in its cookie: a second one, in another tab, would end the first. */
function addToRequests(cookies: KoaContextWithOIDC['cookies'], requestCookie: string): void {
  const set = cookies.set.bind(cookies);
  cookies.set = (name, value, options) => {
    const isRequest = name === requestCookie && typeof value === 'string';
    return set(name, isRequest ? withRequest(cookies.get(requestCookie, { signed: false }), value) : value, options);
  };
}

type Context = Pick<KoaContextWithOIDC, 'status' | 'body' | 'response' | 'remove'>;

interface BrowserClient {
  tokenEndpointAuthMethod?: string | undefined;
  origins?: readonly string[] | undefined;
}

/** The library lets pages of anybody read what it says before it knows the client. */
function hideFromPages(context: Context): void {
  for (const name of Object.keys(context.response.headers)) if (name.startsWith('access-control-')) context.remove(name);
}

function isOwnToken(_context: unknown, client: { clientId: string }, token: { clientId?: string | undefined }): boolean {
  return token.clientId === client.clientId;
}

/** Asks the member for both at once: who they are, and whether they agree. */
function inPerson() {
  const { Check, Prompt, base } = interactionPolicy;
  const policy = base();
  policy.clear();
  policy.add(
    new Prompt(
      { name: 'login', requestable: true },
      new Check('in_person', 'the member has to log in', ({ oidc }) => {
        // Told to the app before its member is asked for nothing.
        if (oidc.requestParamOIDCScopes.size === 0)
          throw new errors.InvalidScope('ask for one scope at least of those that are supported', '');
        return oidc.result?.login === undefined;
      }),
    ),
  );
  policy.add(
    new Prompt(
      { name: 'consent', requestable: true },
      new Check('in_person', 'the member has to agree', ({ oidc }) => oidc.result?.consent === undefined),
    ),
  );
  return policy;
}

/** A client's secrets are kept as their hashes, and so the library is given the hashes of what may come: two after it was given a new one. */
function isSecretOf(this: { clientSecret?: string }, secret: string): boolean {
  const given = createHash('sha256').update(secret).digest();
  const isGiven = (kept: Buffer) => kept.length === given.length && timingSafeEqual(kept, given);
  return (this.clientSecret ?? '').split(' ').some((hash) => isGiven(Buffer.from(hash, 'hex')));
}
