import type { FastifyReply, FastifyRequest } from 'fastify';
import { findViewer } from '../identity/index.js';
import type { RequestContext, Services, SpokenLanguage } from '../platform/index.js';
import { toHttpError } from '../platform/http-errors.js';
import { cookiesOf } from './cookies.js';

/** Makes the context of each request: an entity manager of its own, the viewer of its cookie, its language. */
export function createContext(services: Services) {
  return async function contextOf(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const em = services.database.fork();
    const { sessionCookie, deviceCookie } = cookiesOf(services.config, request, reply);
    // A request that names its own credential never falls back on the browser's.
    const token = request.headers.authorization === undefined ? sessionCookie.token : null;
    return {
      requestId: request.id,
      em,
      services,
      viewer:
        token === null
          ? null
          : await findViewer(em, token).catch((error: unknown) => {
              throw toHttpError(error, request.log, request.id);
            }),
      language: preferredLanguage(request.headers['accept-language']),
      address: request.ip,
      sessionCookie,
      deviceCookie,
    };
  };
}

/** English where it is asked for before Japanese, else Japanese. */
export function preferredLanguage(header: string | undefined): SpokenLanguage {
  const asked = (header ?? '')
    .slice(0, 200)
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2));
  return asked.find((tag) => tag === 'en' || tag === 'ja') === 'en' ? 'EN' : 'JA';
}
