import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { DatabaseUnavailable, Fault, InputError, InvalidToken, Overloaded, TooManyRequests } from './errors.js';
import type { RequestContext } from './request-context.js';
import { namesOf, withholdNames } from './withhold-names.js';
import { challengeOf } from './token-challenge.js';
import { withholdValues } from './withhold-values.js';

/** Codes of SQLSTATE classes and sockets that mean the database is away, going away or over its deadline, not that the query is wrong. */
const AWAY = /^(08|53|57P|57014|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_)/;
const AWAY_MESSAGE = /timeout exceeded when trying to connect|Connection terminated|client has encountered a connection error/i;

/** Names the fault behind an error of a driver; others pass unchanged. */
function classify(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  if (cause instanceof Fault || !(cause instanceof Error)) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (AWAY.test(code) || AWAY_MESSAGE.test(cause.message)) {
    return new DatabaseUnavailable('The database does not answer.', { cause });
  }
  return cause;
}

/** The fault behind an error that passes by itself, such as a database that is away; null for any other. */
export function faultOf(error: unknown): (Fault & { retryAfterSeconds: number }) | null {
  const cause = classify(error);
  return cause instanceof Fault && cause.retryAfterSeconds !== null ? (cause as Fault & { retryAfterSeconds: number }) : null;
}

const INTERNAL = 'INTERNAL_SERVER_ERROR';
const INTERNAL_MESSAGE = 'Something went wrong on our side.';

/** What becomes of an error: decided once, so that what is told as our fault is always in the log. */
interface Judgement {
  code: string;
  /** What is told instead of the error's own message; null for a mistake in the document, told but for values. */
  message: string | null;
  log: 'ERROR' | 'SHED' | 'NOTHING';
  /** What the log has of it. */
  cause: unknown;
  /** What the whole answer is, where it makes sense to ask again (429, 503). */
  wait: { status: number; seconds: number } | null;
}

function judge(error: unknown): Judgement {
  const cause = classify(error);
  if (cause instanceof InputError) return { code: cause.code, message: cause.message, log: 'NOTHING', cause, wait: null };
  if (cause instanceof Fault) {
    const { code, httpStatus, retryAfterSeconds: seconds } = cause;
    return { code, message: messageOf(cause), log: logOf(cause), cause, wait: seconds === null ? null : { status: httpStatus, seconds } };
  }
  const code = cause instanceof GraphQLError ? codeOf(cause) : INTERNAL;
  const known = OWN_WORDS.find(({ isMeant }) => isMeant(code, cause as GraphQLError));
  if (known !== undefined) return { code, message: known.message, log: 'NOTHING', cause, wait: null };
  if (code !== INTERNAL) return { code, message: null, log: 'NOTHING', cause, wait: null };
  return { code, message: INTERNAL_MESSAGE, log: 'ERROR', cause, wait: null };
}

/** Mistakes of a caller that the libraries tell in words about themselves. */
const OWN_WORDS: readonly { isMeant: (code: string, error: GraphQLError) => boolean; message: string }[] = [
  {
    // The parser follows a document down, and has gone deeper than there is room.
    isMeant: (code, { message }) => code === 'GRAPHQL_PARSE_FAILED' && !message.startsWith('Syntax Error'),
    message: 'Syntax Error: The document is nested too deeply.',
  },
  {
    isMeant: (code, { message }) => code === 'BAD_REQUEST' && message.includes('Cross-Site Request Forgery'),
    message: 'The request is one that a form of another site could send: send its body as application/json.',
  },
];

/** The code of a GraphQL error: ours where Apollo has put one of ours into its own. One without a code is a broken promise of the schema. */
function codeOf({ originalError, extensions }: GraphQLError): string {
  const own = originalError instanceof GraphQLError ? originalError.extensions['code'] : undefined;
  const code = own ?? extensions['code'];
  return typeof code === 'string' ? code : INTERNAL;
}

function logOf(fault: Fault): Judgement['log'] {
  if (fault instanceof TooManyRequests || fault instanceof InvalidToken) return 'NOTHING';
  return fault instanceof Overloaded ? 'SHED' : 'ERROR';
}

function messageOf(fault: Fault): string {
  const { httpStatus } = fault;
  if (fault instanceof InvalidToken) return fault.message;
  if (httpStatus === 429) return 'Too many attempts from your network. Please wait and try again.';
  if (httpStatus === 503) return 'The service is not available right now. Please try again.';
  return INTERNAL_MESSAGE;
}

/**
 * What a caller is told of an error: their own mistakes in full but for values, everything else as a stable code.
 * The id of the request, under which the log has the rest, is added where the request is known.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { code, message } = judge(error);
  if (message === null) return { ...formatted, message: shorten(withholdValues(formatted.message)), extensions: { code } };
  return { message, ...(formatted.path === undefined ? {} : { path: formatted.path }), extensions: { code } };
}

/** Whoever sends a name of a hundred thousand letters need not be told it. */
const LONGEST_MESSAGE = 500;

function shorten(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}

/** Codes of what the library says of a document and its variables, in the names of the schema. */
const IN_NAMES = new Set(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/** The same, and where a schema is not to be looked into, without its names that the document did not hold. */
export function createFormatError(hidden: GraphQLSchema | null): typeof formatError {
  if (hidden === null) return formatError;
  const names = namesOf(hidden);
  return (formatted, error) => {
    const told = formatError(formatted, error);
    if (!(error instanceof GraphQLError) || !IN_NAMES.has(String(told.extensions?.['code']))) return told;
    return { ...told, message: withholdNames(told.message, error.source?.body ?? '', names) };
  };
}

/** Logs what failed, says when to come back where it will pass (429, 503), and gives each error the request's id. */
export function errorPlugin(log: FastifyBaseLogger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, response, contextValue: { requestId } }) => {
        const judgements = errors.map(judge);
        for (const judgement of judgements) writeLog(log, judgement, requestId, 'a request failed');
        if (judgements.some(({ cause }) => cause instanceof InputError)) response.http.status = 400;
        const wait = judgements.find((judgement) => judgement.wait !== null)?.wait ?? null;
        if (wait === null) return;
        response.http.status = wait.status;
        response.http.headers.set('retry-after', String(wait.seconds));
      },
      willSendResponse: async ({ response: { body }, contextValue: { requestId } }) => {
        if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
        body.singleResult.errors = body.singleResult.errors.map((error) => ({
          ...error,
          extensions: { ...error.extensions, requestId },
        }));
      },
    }),
  };
}

/** The same for what fails before a request has a context: an error Apollo answers with the right status. */
export function toHttpError(error: unknown, log: FastifyBaseLogger, requestId: string): GraphQLError {
  const judgement = judge(error);
  writeLog(log, judgement, requestId, 'a request failed before it began');
  const { code, message, wait, cause } = judgement;
  const headers = new HeaderMap(wait === null ? [] : [['retry-after', String(wait.seconds)]]);
  if (cause instanceof InvalidToken) headers.set('www-authenticate', challengeOf(cause.scheme, cause.oauthError));
  const http = { status: cause instanceof Fault ? cause.httpStatus : 500, headers };
  return new GraphQLError(message ?? INTERNAL_MESSAGE, { extensions: { code, requestId, http } });
}

function writeLog(log: FastifyBaseLogger, judgement: Judgement, requestId: string, what: string): void {
  if (judgement.log === 'ERROR') log.error({ err: judgement.cause, requestId }, what);
  // One line each and no stack: what is refused under load must stay cheap.
  if (judgement.log === 'SHED') log.warn({ requestId }, 'a request was refused: overloaded');
}
