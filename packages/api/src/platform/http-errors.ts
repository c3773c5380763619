import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { DatabaseUnavailable, Fault, InputError, Overloaded } from './errors.js';

/** Codes of SQLSTATE classes and sockets that mean the database is away or going away, not that the query is wrong. */
const AWAY = /^(08|53|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_)/;
const AWAY_MESSAGE = /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after|client has encountered a connection error/i;

/** Names the fault behind an error of a driver; others pass unchanged. */
export function classify(error: unknown): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (AWAY.test(code) || AWAY_MESSAGE.test(error.message)) {
    return new DatabaseUnavailable('The database does not answer.', { cause: error });
  }
  return error;
}

/** How long a client should wait before it asks again, in seconds; null unless the fault will pass. */
export function retryAfterSeconds(error: unknown): number | null {
  const cause = classify(unwrapResolverError(error));
  if (cause instanceof Overloaded) return cause.retryAfterSeconds;
  return cause instanceof DatabaseUnavailable ? 5 : null;
}

/**
 * What a caller is told of an error: their own mistakes in full, everything else as a stable code and the id of the
 * request under which the log has the rest.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, requestId: string, log: FastifyBaseLogger): GraphQLFormattedError {
  const cause = classify(unwrapResolverError(error));
  if (cause instanceof InputError) return { ...formatted, message: cause.message, extensions: { code: cause.code } };
  if (cause instanceof Fault) {
    log.warn({ err: cause, requestId }, 'request failed');
    return { message: 'The service is not available right now. Please try again.', extensions: { code: cause.code, requestId } };
  }
  const code = formatted.extensions?.['code'];
  if (cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR') {
    return { ...formatted, extensions: { code } };
  }
  log.error({ err: cause, requestId }, 'unexpected error');
  return {
    message: 'Something went wrong on our side.',
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}
