import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DatabaseUnavailable, Fault, InputError, Overloaded } from './errors.js';
import type { RequestContext } from './request-context.js';

/** Codes of SQLSTATE classes and sockets that mean the database is away or going away, not that the query is wrong. */
const AWAY = /^(08|53|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_)/;
const AWAY_MESSAGE = /timeout exceeded when trying to connect|Connection terminated|client has encountered a connection error/i;
const DATABASE_RETRY_AFTER_SECONDS = 5;

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

/** How long a client should wait before it asks again, in seconds; null unless the fault will pass. */
function retryAfterSeconds(error: unknown): number | null {
  const cause = classify(error);
  if (cause instanceof Overloaded) return cause.retryAfterSeconds;
  return cause instanceof DatabaseUnavailable ? DATABASE_RETRY_AFTER_SECONDS : null;
}

/**
 * What a caller is told of an error: their own mistakes in full, everything else as a stable code.
 * The id of the request, under which the log has the rest, is added where the request is known.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = classify(error);
  const place = formatted.path === undefined ? {} : { path: formatted.path };
  if (cause instanceof InputError) return { message: cause.message, ...place, extensions: { code: cause.code } };
  if (cause instanceof Fault) {
    return { message: 'The service is not available right now. Please try again.', ...place, extensions: { code: cause.code } };
  }
  const code = formatted.extensions?.['code'];
  if (cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR') return { ...formatted, extensions: { code } };
  return { message: 'Something went wrong on our side.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** Logs what failed, says 503 and when to come back where it will pass, and gives each error the request's id. */
export function errorPlugin(log: FastifyBaseLogger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, response, contextValue: { requestId } }) => {
        for (const error of errors) {
          if (isOurs(error)) log.error({ err: classify(error), requestId }, 'a request failed');
        }
        const waits = errors.map(retryAfterSeconds).filter((seconds) => seconds !== null);
        if (waits.length === 0) return;
        response.http.status = 503;
        response.http.headers.set('retry-after', String(Math.max(...waits)));
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
  return !(cause instanceof InputError) && !(cause instanceof GraphQLError);
}

/** The same for what fails before a request has a context: an error Apollo answers with the right status. */
export function toHttpError(error: unknown, log: FastifyBaseLogger, requestId: string): GraphQLError {
  log.error({ err: error, requestId }, 'a request failed before it began');
  const wait = retryAfterSeconds(error);
  const http =
    wait === null ? { status: 500 } : { status: 503, headers: new HeaderMap([['retry-after', String(wait)]]) };
  const { message, extensions } = formatError({ message: '' }, error);
  return new GraphQLError(message, { extensions: { ...extensions, requestId, http } });
}
