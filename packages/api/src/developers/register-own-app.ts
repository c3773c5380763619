import { SCOPES } from '@meisai/schema/rules';
import { isRedirectUri, isSafeUrl, readAppName, registerApp, type AppCredentials } from '../apps/index.js';
import { query, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';

interface TypedApp {
  name: string;
  homepage: string;
  redirectUris: readonly string[];
  isConfidential: boolean;
}

export type RegistrationOutcome =
  | { kind: 'REGISTERED'; credentials: AppCredentials }
  | { kind: 'APP_REJECTED'; field: 'name' | 'homepage' | 'redirectUris' }
  | { kind: 'TOO_MANY_APPS' | 'REGISTRATION_CLOSED' };

/** One for each thing a developer tries, and no place to keep apps for others. */
const APPS_PER_MEMBER = 10;
const MOST_REDIRECT_URIS = 10;

/** Registers an app of a developer, who is the one to be told about it. It may ask members for everything: here all data is made up. */
export async function registerOwnApp(context: RequestContext, { memberId }: Viewer, typed: TypedApp): Promise<RegistrationOutcome> {
  if (!context.services.config.mayRegisterApps) return { kind: 'REGISTRATION_CLOSED' };
  const name = readAppName(typed.name);
  const redirectUris = [...new Set(typed.redirectUris)];
  if (name === null) return { kind: 'APP_REJECTED', field: 'name' };
  if (!isSafeUrl(typed.homepage)) return { kind: 'APP_REJECTED', field: 'homepage' };
  const isCount = redirectUris.length >= 1 && redirectUris.length <= MOST_REDIRECT_URIS;
  if (!isCount || !redirectUris.every(isRedirectUri)) return { kind: 'APP_REJECTED', field: 'redirectUris' };
  const { homepage, isConfidential } = typed;
  return context.em.transactional(async (transaction): Promise<RegistrationOutcome> => {
    const tx = transaction as EntityManager;
    // The member's row decides who of two at once is the tenth.
    await query(tx, 'select 1 from member where id = $1 for no key update', [memberId]);
    const own = await query(tx, 'select 1 from app where registered_by = $1 and removed_at is null', [memberId]);
    if (own.length >= APPS_PER_MEMBER) return { kind: 'TOO_MANY_APPS' };
    const app = { name, homepage, privacyPolicy: null, redirectUris, scopes: [...SCOPES], isConfidential, registeredBy: memberId };
    return { kind: 'REGISTERED', credentials: await registerApp(tx, app) };
  });
}
