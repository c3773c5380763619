import type { Scope } from '@meisai/schema/rules';
import { recordActivity } from '../activity/index.js';
import {
  isNameOfService,
  isOrigin,
  isRedirectUri,
  isSafeUrl,
  readAppName,
  registerApp,
  scopesHere,
  type AppCredentials,
} from '../apps/index.js';
import { query, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';

interface TypedApp {
  name: string;
  homepage: string;
  privacyPolicy: string | null;
  redirectUris: readonly string[];
  isConfidential: boolean;
  /** null: every one there is. */
  scopes: readonly Scope[] | null;
  origins: readonly string[];
}

export type AppField = 'NAME' | 'HOMEPAGE' | 'PRIVACY_POLICY' | 'REDIRECT_URIS' | 'SCOPES' | 'ORIGINS';

export type RegistrationOutcome =
  | { kind: 'REGISTERED'; credentials: AppCredentials }
  | { kind: 'APP_REJECTED'; field: AppField }
  | { kind: 'TOO_MANY_APPS' | 'REGISTRATION_CLOSED' };

/** One for each thing a developer tries, and no place to keep apps for others. */
const APPS_PER_MEMBER = 10;
const MOST_ADDRESSES = 10;

/** Registers an app of a developer, who is the one to be told about it. It may ask members for what it says. */
export async function registerOwnApp(context: RequestContext, { memberId }: Viewer, typed: TypedApp): Promise<RegistrationOutcome> {
  if (!context.services.config.mayRegisterApps) return { kind: 'REGISTRATION_CLOSED' };
  const { homepage, privacyPolicy, isConfidential } = typed;
  const name = readAppName(typed.name);
  const redirectUris = [...new Set(typed.redirectUris)];
  const offered = scopesHere(context);
  const scopes = typed.scopes === null ? offered : offered.filter((scope) => typed.scopes?.includes(scope));
  const origins = [...new Set(typed.origins)];
  if (name === null || isNameOfService(name)) return { kind: 'APP_REJECTED', field: 'NAME' };
  if (!isSafeUrl(homepage)) return { kind: 'APP_REJECTED', field: 'HOMEPAGE' };
  if (privacyPolicy !== null && !isSafeUrl(privacyPolicy)) return { kind: 'APP_REJECTED', field: 'PRIVACY_POLICY' };
  const isCount = redirectUris.length >= 1 && redirectUris.length <= MOST_ADDRESSES;
  if (!isCount || !redirectUris.every(isRedirectUri)) return { kind: 'APP_REJECTED', field: 'REDIRECT_URIS' };
  if (scopes.length === 0) return { kind: 'APP_REJECTED', field: 'SCOPES' };
  // What runs in a browser shows its secret to whoever looks.
  const mayHaveOrigins = origins.length === 0 || (!isConfidential && origins.length <= MOST_ADDRESSES);
  if (!mayHaveOrigins || !origins.every(isOrigin)) return { kind: 'APP_REJECTED', field: 'ORIGINS' };
  return context.em.transactional(async (transaction): Promise<RegistrationOutcome> => {
    const tx = transaction as EntityManager;
    // The member's row decides who of two at once is the tenth.
    await query(tx, 'select 1 from member where id = $1 for no key update', [memberId]);
    const own = await query(tx, 'select 1 from app where registered_by = $1 and removed_at is null', [memberId]);
    if (own.length >= APPS_PER_MEMBER) return { kind: 'TOO_MANY_APPS' };
    const app = { name, homepage, privacyPolicy, redirectUris, scopes, origins, isConfidential, registeredBy: memberId };
    const credentials = await registerApp(tx, app);
    await recordActivity(tx, { kind: 'APP_REGISTERED', memberId, actor: 'MEMBER', source: context.source });
    return { kind: 'REGISTERED', credentials };
  });
}
