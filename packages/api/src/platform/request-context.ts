import type { Scope } from '@meisai/schema/rules';
import type { Services } from './services.js';
import type { TokenScheme } from './token-challenge.js';
import type { EntityManager } from './database.js';

export type SpokenLanguage = 'JA' | 'EN';

/** Whose logins: members and operators have user IDs, cookies and sessions of their own. */
export type Realm = 'MEMBER' | 'OPERATOR';

/** The member a request speaks for, and the session it came in with. */
export interface Viewer {
  memberId: string;
  loginId: string;
  /** Of a token that of its grant, which is no session of anybody. */
  sessionId: string;
  /** What the request may do on behalf of the member; null where it is the member in person. */
  access: Access | null;
  /** Whether who they are was proved within the last minutes: by a login, or by a step-up. */
  isProofFresh: boolean;
}

/** What a member has let an app do, or a personal token. */
export interface Access {
  kind: 'APP' | 'PERSONAL_TOKEN';
  /** How its token came. */
  scheme: TokenScheme;
  /** Of the grant or the token. */
  id: string;
  /** Null for a script of the member's own. */
  appId: string | null;
  scopes: ReadonlySet<Scope>;
}

/** Whether a request may do what takes these scopes: the member in person may, whatever they are. */
export function holdsScopes({ access }: Viewer, ...scopes: readonly Scope[]): boolean {
  return access === null || scopes.every((scope) => access.scopes.has(scope));
}

/** Who acts where a viewer does: the record tells what an app did from what the member did. */
export function actorOf({ access }: Viewer): 'MEMBER' | 'APP' {
  return access === null ? 'MEMBER' : 'APP';
}

/** What an act needs whose viewer has not proved who they are just now: a token never can. */
export function proofNeededOf({ access }: Viewer): 'STEP_UP_NEEDED' | 'IN_PERSON_NEEDED' {
  return access === null ? 'STEP_UP_NEEDED' : 'IN_PERSON_NEEDED';
}

/** The operator a request speaks for, and the session it came in with. */
export interface Operator {
  operatorId: string;
  loginId: string;
  sessionId: string;
  isProofFresh: boolean;
}

/** What one request knows. Made once at the edge, never shared between requests. */
export interface RequestContext {
  /** Under which the log has what happened; told to the caller with every error. */
  requestId: string;
  em: EntityManager;
  services: Services;
  viewer: Viewer | null;
  /** Never set together with `viewer`: a request speaks for one realm. */
  operator: Operator | null;
  language: SpokenLanguage;
  source: RequestSource;
  cookies: RequestCookies;
}

/** Where a request came from, as the edge of the service saw it. */
export interface RequestSource {
  address: string;
  /** What the browser or program says of itself, cut to what is kept; null where it says nothing. */
  userAgent: string | null;
}

export interface RequestCookies {
  session: Record<Realm, BrowserCookie>;
  /** Of a login whose password was right and whose second factor is still to come. */
  pendingLogin: Record<Realm, BrowserCookie>;
  /** Of a browser that was asked for a passkey before anybody logged in. */
  passkeyLogin: BrowserCookie;
  /** Of a browser that apps sent here: names what they ask for. */
  authorization: BrowserCookie;
  /** Names the browsers a login was used from; no proof of anything. */
  device: BrowserCookie;
}

/** One cookie of a request and its answer. */
export interface BrowserCookie {
  token: string | null;
  set(token: string): void;
  clear(): void;
}

/** The viewer of fields that only a logged-in member can reach. */
export function requireViewer(context: RequestContext): Viewer {
  if (context.viewer === null) throw new Error('A field behind the viewer was reached without one.');
  return context.viewer;
}

/** The operator of fields that only a logged-in operator can reach. */
export function requireOperator(context: RequestContext): Operator {
  if (context.operator === null) throw new Error('A field of operators was reached without one.');
  return context.operator;
}
