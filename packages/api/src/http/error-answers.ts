import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { Fault } from '../platform/index.js';

interface Told {
  code: string;
  message: string;
}

/** What a request is told that fails before or beside GraphQL: its status, a stable code and words. */
const TOLD: Readonly<Record<number, Told>> = {
  400: { code: 'BAD_REQUEST', message: 'The request is malformed: its body must be one JSON object.' },
  401: { code: 'INVALID_TOKEN', message: 'The token is unknown, has expired or was revoked.' },
  403: { code: 'INSUFFICIENT_SCOPE', message: 'The token is not for this.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing at this address.' },
  413: { code: 'BODY_TOO_LARGE', message: 'The body of the request is too large.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The body of the request must be application/json.' },
  429: { code: 'TOO_MANY_REQUESTS', message: 'Too many attempts from your network. Please wait and try again.' },
  503: { code: 'SERVICE_UNAVAILABLE', message: 'The service is not available right now. Please try again.' },
};
const INTERNAL = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' };

/** Gives every error answer of the service the one shape of GraphQL over HTTP, with the id under which the log has the rest. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = statusOf(error);
    for (const [name, value] of headersOf(error)) reply.header(name, value);
    if (error instanceof Fault && error.retryAfterSeconds !== null) reply.header('retry-after', String(error.retryAfterSeconds));
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'a request failed');
    return sendError(request, reply, status, error instanceof GraphQLError ? toldByContext(error) : undefined);
  });
  // Apollo answers some mistakes before it has a context, and so without the id.
  app.addHook('onSend', async (request, reply, payload) =>
    reply.statusCode >= 400 && request.routeOptions.url === '/graphql' && typeof payload === 'string'
      ? withRequestId(payload, request.id)
      : payload,
  );
}

function statusOf(error: FastifyError): number {
  if (error instanceof Fault) return error.httpStatus;
  return toldOf(error)?.status ?? error.statusCode ?? 500;
}

function headersOf(error: FastifyError): Iterable<[string, string]> {
  return toldOf(error)?.headers ?? [];
}

/** A context that could not be made says in the way of GraphQL how it is to be answered. */
function toldOf(error: FastifyError): { status?: number; headers?: Map<string, string> } | undefined {
  return error instanceof GraphQLError ? (error.extensions['http'] as { status?: number; headers?: Map<string, string> }) : undefined;
}

/** In the same words as beside GraphQL, which knows why. */
function toldByContext({ message, extensions }: GraphQLError): Told | undefined {
  const { code } = extensions;
  return typeof code === 'string' ? { code, message } : undefined;
}

export function sendError(request: FastifyRequest, reply: FastifyReply, status: number, told = TOLD[status]): FastifyReply {
  const { code, message } = told ?? INTERNAL;
  return reply
    .status(TOLD[status] === undefined ? 500 : status)
    .send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
}

/**
 * An address whose percent signs mean nothing is refused by the router itself, without our headers or our page: it is led to
 * where nothing is, and told so like any other.
 */
export function readableUrl({ url = '/' }: IncomingMessage): string {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return url;
  } catch {
    return '/not-an-address';
  }
}

function withRequestId(payload: string, requestId: string): string {
  const body = parse(payload);
  if (!Array.isArray(body?.errors)) return payload;
  const errors = body.errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
  return JSON.stringify({ ...body, errors });
}

function parse(payload: string): { errors?: { extensions?: object }[] } | null {
  try {
    return JSON.parse(payload) as { errors?: { extensions?: object }[] } | null;
  } catch {
    return null;
  }
}
