import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ServerError } from '@apollo/client/errors';
import { RetryLink } from '@apollo/client/link/retry';
import { relayStylePagination } from '@apollo/client/utilities';
import { i18n } from '@lingui/core';
import { map } from 'rxjs';
import { isUnavailable, MemberChanged, SessionEnded, Unreachable } from './fault.js';
import { initialLanguage } from './language.js';
import possibleTypes from './possible-types.generated.js';
import { noteSessionSpan } from './session-clock.js';

const ANSWER_WITHIN_MS = 10_000;
const TRIES = 3;
const FIRST_RETRY_AFTER_MS = 300;

/** @param headers of every request: `meisai-realm: operator` makes a client speak for the operator of this browser, not for its member */
export function createApolloClient(uri = '/graphql', headers: Record<string, string> = {}): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([sessionLink(), retryLink(), new HttpLink({ uri, headers, credentials: 'same-origin', fetch: fetchInTime })]),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        Account: {
          fields: {
            cards: relayStylePagination(['first', 'last']),
            statements: relayStylePagination(),
            transactions: relayStylePagination(),
            searchTransactions: relayStylePagination(['filter', 'sort']),
            installmentPlans: relayStylePagination(),
            convertiblePurchases: relayStylePagination(),
            familyCardApplications: relayStylePagination(),
          },
        },
        // There is one: what a page asks of it stands beside what another did.
        Capabilities: { keyFields: [] },
        AppRegistration: { keyFields: ['clientId'] },
        Member: { fields: { activity: relayStylePagination(['first']), nameChanges: relayStylePagination(['first']) } },
        MemberRecord: { fields: { activity: relayStylePagination() } },
        Query: {
          fields: {
            findMembers: relayStylePagination(['search']),
            searchActivity: relayStylePagination(['filter']),
            nameChanges: relayStylePagination(),
            familyCardCases: relayStylePagination(),
          },
        },
        Statement: { fields: { transactions: relayStylePagination() } },
        // Without an id of its own: what one page asked of it is added to what another one did.
        Login: { merge: true, fields: { sessions: relayStylePagination(['first']) } },
        // Offers are others each time, and never a mixture.
        Transaction: { fields: { installmentOffers: { merge: false } } },
        Unbilled: { merge: true, fields: { transactions: relayStylePagination() } },
      },
    }),
    dataMasking: true,
  });
}

/**
 * Every page asks for the viewer as well: a null there means that the session is over, and another member than the one
 * the session was read for that it is theirs now; whatever else was answered.
 */
function sessionLink(): ApolloLink {
  let memberId: string | undefined;
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((result) => {
        const viewer = result.data?.['viewer'] as { id?: string } | null | undefined;
        if (operation.operationName === 'Session') memberId = viewer?.id;
        else if (viewer === null) throw new SessionEnded();
        else if (memberId !== undefined && viewer?.id !== undefined && viewer.id !== memberId) throw new MemberChanged();
        return result;
      }),
    ),
  );
}

/** Only questions are asked again by themselves, and only when nothing came back at once: acts never. */
function retryLink(): ApolloLink {
  return new RetryLink({
    delay: { initial: FIRST_RETRY_AFTER_MS, jitter: true },
    attempts: (count, operation, error) =>
      operation.operationType === 'query' && count < TRIES && error instanceof Unreachable && !isTimeout(error.cause) && navigator.onLine,
  });
}

/** A fetch that ends in time, says which language is on screen, and names a missing answer as such. */
async function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept-language', i18n.locale || initialLanguage());
  const { response, body } = await receive(input, { ...init, headers, signal: deadlineOf(init.signal) });
  // Apollo would read a 503 with a GraphQL body as an ordinary answer and lose its Retry-After.
  if (isUnavailable(response.status)) throw new ServerError(`HTTP ${response.status}`, { response, bodyText: body });
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}

async function receive(input: RequestInfo | URL, init: RequestInit): Promise<{ response: Response; body: string }> {
  try {
    const response = await fetch(input, init);
    const realm = new Headers(init.headers).has('meisai-realm') ? 'OPERATOR' : 'MEMBER';
    noteSessionSpan(realm, response.headers.get('meisai-session'));
    return { response, body: await response.text() };
  } catch (cause) {
    throw new Unreachable('No answer from the service.', { cause });
  }
}

function deadlineOf(signal: AbortSignal | null | undefined): AbortSignal {
  const deadline = AbortSignal.timeout(ANSWER_WITHIN_MS);
  return signal == null ? deadline : AbortSignal.any([signal, deadline]);
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'TimeoutError';
}
