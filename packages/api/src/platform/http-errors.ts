import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DatabaseUnavailable, Fault, InputError, InvalidToken, Overloaded, TooManyRequests } from './errors.js';
import type { RequestContext } from './request-context.js';
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
  if (code !== INTERNAL) return { code, message: null, log: 'NOTHING', cause, wait: null };
  return { code, message: INTERNAL_MESSAGE, log: 'ERROR', cause, wait: null };
}

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
  if (message === null) return { ...formatted, message: withholdValues(formatted.message), extensions: { code } };
  return { message, ...(formatted.path === undefined ? {} : { path: formatted.path }), extensions: { code } };
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
  // RFC 6750, 3.1 and RFC 9449, 7.1.
  if (cause instanceof InvalidToken) headers.set('www-authenticate', 'Bearer error="invalid_token", DPoP error="invalid_token"');
  const http = { status: cause instanceof Fault ? cause.httpStatus : 500, headers };
  return new GraphQLError(message ?? INTERNAL_MESSAGE, { extensions: { code, requestId, http } });
}

function writeLog(log: FastifyBaseLogger, judgement: Judgement, requestId: string, what: string): void {
  if (judgement.log === 'ERROR') log.error({ err: judgement.cause, requestId }, what);
  // One line each and no stack: what is refused under load must stay cheap.
  if (judgement.log === 'SHED') log.warn({ requestId }, 'a request was refused: overloaded');
}
