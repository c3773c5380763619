import type { Scope } from '@meisai/schema/rules';
import { errors, type Adapter, type AdapterFactory, type AdapterPayload } from 'oidc-provider';
import { globalId } from '../platform/index.js';
import { findApp, type AppRow, type SecretHashes } from './app.queries.js';
import { consumeArtefact, dropArtefact, findArtefact, keepArtefact, keepFirst } from './artefact.store.js';
import { findGrant, revokeGrant } from './grant.store.js';
import type { TokenUnit } from './token-unit.js';
import { tellingUnavailable } from './unavailable.js';

export const AUTHORIZE_PATH = '/oauth/authorize';

/** Beside the kinds of data: that the app learns who the member is, and that it asks again by itself. */
const OF_THE_PROTOCOL = ['openid', 'offline_access'];

/**
 * Where the authorization server keeps what it hands out: in our database, under hashes, so that whoever reads it comes in with
 * nothing of it. What works once is taken by one statement: the library's own order, find and then mark, lets several in.
 */
export function storageOf(unit: TokenUnit, origin: string, offered: readonly Scope[]): AdapterFactory {
  return (kind) => tellingUnavailable(adapterOf(unit, kind, origin, offered));
}

function adapterOf(unit: TokenUnit, kind: string, origin: string, offered: readonly Scope[]): Adapter {
  if (kind === 'Client') return { ...NOTHING, find: (clientId) => findClient(unit, clientId, offered) };
  if (kind === 'Grant') return { ...NOTHING, find: (id) => findGrantPayload(unit, id, offered), ...revoking(unit) };
  // Who is logged in is our own session's to say: the library begins each authorization as a stranger's.
  if (kind === 'Session') return NOTHING;
  if (kind === 'ReplayDetection') return { ...NOTHING, upsert: (id, _payload, seconds = 0) => refuseSeen(unit, id, seconds) };
  return artefactsOf(unit, kind, origin);
}

const NOTHING: Adapter = {
  upsert: async () => {},
  find: async () => {},
  findByUserCode: async () => {},
  findByUid: async () => {},
  consume: async () => {},
  destroy: async () => {},
  revokeByGrantId: async () => {},
};

function revoking(unit: TokenUnit): Pick<Adapter, 'destroy' | 'revokeByGrantId'> {
  const revoke = (id: string) => revokeGrant(unit.em(), id);
  return { destroy: revoke, revokeByGrantId: revoke };
}

function artefactsOf(unit: TokenUnit, kind: string, origin: string): Adapter {
  const { revokeByGrantId } = revoking(unit);
  return {
    ...NOTHING,
    revokeByGrantId,
    upsert: (value, given, seconds = 0) => {
      // Both hold the value itself.
      const payload = { ...given, jti: undefined, returnTo: undefined };
      return keepArtefact(unit.em(), kind, value, {
        payload,
        grantId: kind === 'Interaction' ? null : (given.grantId ?? null),
        seconds,
      });
    },
    find: async (value) => {
      const found = await findArtefact(unit.em(), kind, value);
      if (found === null) return undefined;
      const returnTo = kind === 'Interaction' ? { returnTo: returnAddress(origin, value) } : {};
      return { ...found.payload, ...returnTo, jti: value, ...(found.isConsumed ? consumedNow() : {}) };
    },
    consume: async (value) => {
      await unit.begin();
      const taken = await consumeArtefact(unit.em(), kind, value);
      if (taken?.isFirst === true) return;
      // Two who hold the same code or token: which of them is the app, nobody knows (RFC 9700, 4.14.2).
      if (taken?.grantId != null) await revokeByGrantId(taken.grantId);
      throw new errors.InvalidGrant('it was used already');
    },
    destroy: (value) => dropArtefact(unit.em(), kind, value),
  };
}

/** The library looks first whether something has expired, and then whether it was used: a second use is one however late it comes. */
function consumedNow(): Pick<AdapterPayload, 'consumed' | 'exp'> {
  return { consumed: true, exp: Math.floor(Date.now() / 1000) + SECOND_USE_SECONDS };
}

const SECOND_USE_SECONDS = 60;

/** Where an authorization goes on once the member has answered. */
export function returnAddress(origin: string, requestId: string): string {
  return `${origin}${AUTHORIZE_PATH}/${requestId}`;
}

async function refuseSeen(unit: TokenUnit, id: string, seconds: number): Promise<void> {
  if (!(await keepFirst(unit.em(), 'ReplayDetection', id, seconds))) throw new errors.InvalidDpopProof('DPoP proof JWT Replay detected');
}

async function findClient(unit: TokenUnit, clientId: string, offered: readonly Scope[]): Promise<AdapterPayload | undefined> {
  const app = await findApp(unit.em(), clientId);
  return app === null ? undefined : clientMetadata(app, offered);
}

function clientMetadata(app: AppRow & SecretHashes, offered: readonly Scope[]): AdapterPayload {
  return {
    client_id: app.clientId,
    client_name: app.name,
    client_uri: app.homepage,
    origins: app.origins,
    redirect_uris: app.redirectUris,
    scope: [...OF_THE_PROTOCOL, ...offered.filter((scope) => app.scopes.includes(scope))].join(' '),
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    response_modes: ['query'],
    // Every address is compared letter by letter; what the library calls native would be let off the port.
    application_type: 'web',
    id_token_signed_response_alg: 'ES256',
    ...(app.secretHash === null
      ? { token_endpoint_auth_method: 'none' }
      : {
          token_endpoint_auth_method: 'client_secret_basic',
          client_secret: [app.secretHash, app.previousSecretHash ?? ''].join(' ').trim(),
        }),
  };
}

async function findGrantPayload(unit: TokenUnit, id: string, offered: readonly Scope[]): Promise<AdapterPayload | undefined> {
  const grant = await findGrant(unit.em(), id);
  if (grant === null) return undefined;
  return {
    jti: grant.id,
    kind: 'Grant',
    iat: grant.createdAt,
    exp: grant.expiresAt,
    clientId: grant.clientId,
    accountId: globalId('Member', grant.memberId),
    openid: { scope: [...OF_THE_PROTOCOL, ...offered.filter((scope) => grant.scopes.includes(scope))].join(' ') },
  } as AdapterPayload;
}
