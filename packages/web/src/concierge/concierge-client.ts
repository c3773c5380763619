import type { ApolloClient, DefaultContext, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { SessionEnded } from '../platform/fault.js';
import { stopSessionClock } from '../platform/session-clock.js';
import { CurrentOperatorDocument } from './operator-session.generated.js';
import possibleTypes from './possible-types.generated.js';
import { forgetSearches } from './search-memory.js';
import { loadWords } from './words.js';

let client: ApolloClient | null = null;

/** Makes the desk ready: its words, and its client. @param make gives a client that speaks for operators; asked once */
export async function openDesk(make: () => ApolloClient): Promise<void> {
  if (client === null) {
    client = make();
    (client.cache as InMemoryCache).policies.addPossibleTypes(possibleTypes);
  }
  await loadWords();
}

/** The client of the operators' pages, which shares nothing with the members' one. */
export function conciergeClient(): ApolloClient {
  if (client === null) throw new Error('The desk was not opened.');
  return client;
}

export interface OperatorSession {
  id: string;
  name: string;
}

/** The operator who is logged in, which counts as a use of the session; null when none is. */
export function loadOperator(): Promise<OperatorSession | null> {
  return askWho({});
}

/** The same without a use of the session: what a page asks by itself must not keep it alive. */
export function findOperatorNow(): Promise<OperatorSession | null> {
  return askWho({ headers: { 'meisai-prolong': 'no' } });
}

async function askWho(context: DefaultContext): Promise<OperatorSession | null> {
  try {
    const { data } = await conciergeClient().query({ query: CurrentOperatorDocument, fetchPolicy: 'network-only', context });
    return data?.operator ?? null;
  } catch (error) {
    if (isOver(error)) return null;
    throw error;
  }
}

/** For whose session has ended, what is the operators' does not exist: no document of ours is wrong otherwise. */
export function isOver(error: unknown): boolean {
  if (error instanceof SessionEnded) return true;
  return CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED');
}

/** Forgets everything that was read for the operator. */
export async function forgetOperator(): Promise<void> {
  stopSessionClock('OPERATOR');
  forgetSearches();
  await conciergeClient().clearStore();
}
