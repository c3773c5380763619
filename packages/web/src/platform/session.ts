import type { ApolloClient } from '@apollo/client';
import { adoptLanguage } from './language.js';
import { SessionDocument, type SessionQuery } from './session.generated.js';
import { stopSessionClock } from './session-clock.js';
import { tellOtherTabs, type SessionNews } from './session-news.js';

export type Session = NonNullable<SessionQuery['viewer']>;
export type SessionAccount = Session['accounts'][number];

/** What every page behind the login is given by its route. */
export interface MemberContext {
  client: ApolloClient;
  session: Session;
  /** The account on screen; null only for a member who has none. */
  account: SessionAccount | null;
}

/** Remembers across a reload that this tab was logged in, to tell "has ended" from "was never there". */
const LIVE_KEY = 'meisai.session';

/** Who is logged in, in their own language where this browser knows no other wish; null when nobody is. */
export async function loadSession(client: ApolloClient): Promise<Session | null> {
  const { data } = await client.query({ query: SessionDocument });
  if (data?.viewer == null) return null;
  mark('live');
  const hasChanged = await adoptLanguage(data.viewer.language === 'EN' ? 'en' : 'ja').catch(() => false);
  return hasChanged ? readNamesAnew(client) : data.viewer;
}

/** Accounts are named in the language of the request: what was read in another one is asked for again. */
export async function readNamesAnew(client: ApolloClient): Promise<Session | null> {
  const { data } = await client.query({ query: SessionDocument, fetchPolicy: 'network-only' });
  return data?.viewer ?? null;
}

/** Says that a request is the page's own doing: it must not keep a session alive that nobody uses. */
export const UNATTENDED = { headers: { 'meisai-prolong': 'no' } };

/** The id of who is logged in now, whatever was read before; null when nobody is. Does not count as a use of the session. */
export async function findMemberNow(client: ApolloClient): Promise<string | null> {
  const { data } = await client.query({ query: SessionDocument, fetchPolicy: 'no-cache', context: UNATTENDED });
  return data?.viewer?.id ?? null;
}

/** Whether a session of this tab ended without a logout. */
export function hadSession(): boolean {
  try {
    return sessionStorage.getItem(LIVE_KEY) !== null;
  } catch {
    return false;
  }
}

/**
 * Forgets everything that was read on behalf of the member.
 * @param news what the other tabs are told; null where this tab was told by them.
 */
export async function forgetSession(client: ApolloClient, news: SessionNews | null = 'changed'): Promise<void> {
  mark(null);
  stopSessionClock('MEMBER');
  if (news !== null) tellOtherTabs(news);
  await client.clearStore();
}

function mark(value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(LIVE_KEY);
    else sessionStorage.setItem(LIVE_KEY, value);
  } catch {
    // Without storage a reload after the end of a session shows the plain login page.
  }
}
