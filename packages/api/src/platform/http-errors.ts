import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DatabaseUnavailable, Fault, InputError, Overloaded, TooManyRequests } from './errors.js';
import type { RequestContext } from './request-context.js';

/** Codes of SQLSTATE classes and sockets that mean the database is away or going away, not that the query is wrong. */
const AWAY = /^(08|53|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_)/;
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

/**
 * What a caller is told of an error: their own mistakes in full, everything else as a stable code.
 * The id of the request, under which the log has the rest, is added where the request is known.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = classify(error);
  const place = formatted.path === undefined ? {} : { path: formatted.path };
  if (cause instanceof InputError) return { message: cause.message, ...place, extensions: { code: cause.code } };
  if (cause instanceof Fault) return { message: messageOf(cause), ...place, extensions: { code: cause.code } };
  const code = ownCode(cause) ?? formatted.extensions?.['code'];
  if (cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR') return { ...formatted, extensions: { code } };
  return { message: 'Something went wrong on our side.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** The code of an error of ours that Apollo has put into one of its own, with a code of its own. */
function ownCode(cause: unknown): unknown {
  const inner = cause instanceof GraphQLError ? cause.originalError : undefined;
  return inner instanceof GraphQLError ? inner.extensions['code'] : undefined;
}

function messageOf({ httpStatus }: Fault): string {
  if (httpStatus === 429) return 'Too many attempts from your network. Please wait and try again.';
  if (httpStatus === 503) return 'The service is not available right now. Please try again.';
  return 'Something went wrong on our side.';
}

/** Logs what failed, says when to come back where it will pass (429, 503), and gives each error the request's id. */
export function errorPlugin(log: FastifyBaseLogger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, response, contextValue: { requestId } }) => {
        for (const error of errors) {
          if (isOurs(error)) log.error({ err: classify(error), requestId }, 'a request failed');
          // One line each and no stack: what is refused under load must stay cheap.
          if (classify(error) instanceof Overloaded) log.warn({ requestId }, 'a request was refused: overloaded');
        }
        const fault = errors.map(classify).find((cause) => cause instanceof Fault);
        if (fault === undefined || fault.retryAfterSeconds === null) return;
        response.http.status = fault.httpStatus;
        response.http.headers.set('retry-after', String(fault.retryAfterSeconds));
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

function isOurs(error: unknown): boolean {
  const cause = classify(error);
  return (
    !(cause instanceof InputError) && !(cause instanceof GraphQLError) && !(cause instanceof TooManyRequests || cause instanceof Overloaded)
  );
}

/** The same for what fails before a request has a context: an error Apollo answers with the right status. */
export function toHttpError(error: unknown, log: FastifyBaseLogger, requestId: string): GraphQLError {
  log.error({ err: error, requestId }, 'a request failed before it began');
  const fault = classify(error);
  const wait = fault instanceof Fault ? fault.retryAfterSeconds : null;
  const headers = new HeaderMap(wait === null ? [] : [['retry-after', String(wait)]]);
  const http = { status: fault instanceof Fault ? fault.httpStatus : 500, headers };
  const { message, extensions } = formatError({ message: '' }, error);
  return new GraphQLError(message, { extensions: { ...extensions, requestId, http } });
}
