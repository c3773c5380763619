import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';

/** What kept an answer away, as far as a member can act on it. */
export type Fault =
  /** No answer of ours: offline, DNS, reset, timeout, a captive portal's page. */
  | { kind: 'UNREACHABLE' }
  /** The service is there and takes nothing on now. */
  | { kind: 'UNAVAILABLE'; retryAfterSeconds: number | null }
  /** Too much was tried from where the member is. */
  | { kind: 'TOO_MANY'; retryAfterSeconds: number | null }
  /** Something broke; the id finds it in the log. */
  | { kind: 'FAILED'; requestId: string | null };

/** The request never got an answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** A question about the member was answered with "nobody is logged in". */
export class SessionEnded extends Error {
  override readonly name: string = 'SessionEnded';
}

/** A question was answered on behalf of another member than the page was opened for: the browser's session is theirs now. */
export class MemberChanged extends SessionEnded {}

/** What browsers say when a part of the page itself cannot be loaded. */
const LOST_CHUNK = /dynamically imported module|importing a module script failed/i;

export function faultOf(error: unknown): Fault {
  if (error instanceof Unreachable || ServerParseError.is(error)) return { kind: 'UNREACHABLE' };
  if (error instanceof TypeError && LOST_CHUNK.test(error.message)) return { kind: 'UNREACHABLE' };
  if (ServerError.is(error) && isUnavailable(error.statusCode)) {
    return { kind: error.statusCode === TOO_MANY ? 'TOO_MANY' : 'UNAVAILABLE', retryAfterSeconds: retryAfterOf(error.response) };
  }
  return { kind: 'FAILED', requestId: CombinedGraphQLErrors.is(error) ? requestIdOf(error) : null };
}

const TOO_MANY = 429;

/** Too many requests, and the three ways a server or its proxy says "not now". */
export function isUnavailable(status: number): boolean {
  return status === TOO_MANY || (status >= 502 && status <= 504);
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null;
}

function requestIdOf({ errors }: CombinedGraphQLErrors): string | null {
  const ids = errors.map(({ extensions }) => extensions?.['requestId']);
  return ids.find((id) => typeof id === 'string') ?? null;
}
