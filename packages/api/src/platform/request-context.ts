import type { Services } from './services.js';
import type { EntityManager } from './database.js';

export type SpokenLanguage = 'JA' | 'EN';

/** The member a request speaks for, and the session it came in with. */
export interface Viewer {
  memberId: string;
  sessionId: string;
}

/** What one request knows. Made once at the edge, never shared between requests. */
export interface RequestContext {
  /** Under which the log has what happened; told to the caller with every error. */
  requestId: string;
  em: EntityManager;
  services: Services;
  viewer: Viewer | null;
  language: SpokenLanguage;
  /** Where the request came from, as the edge of the service saw it. */
  address: string;
  sessionCookie: BrowserCookie;
  /** Names the browsers a member has logged in from; no proof of anything. */
  deviceCookie: BrowserCookie;
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
