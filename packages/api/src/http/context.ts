import type { FastifyReply, FastifyRequest } from 'fastify';
import { findOperator, findViewer } from '../sessions/index.js';
import { toHttpError } from '../platform/http-errors.js';
import type { EntityManager, Operator, Realm, RequestContext, RequestSource, Services, SpokenLanguage, Viewer } from '../platform/index.js';
import { cookiesOf } from './cookies.js';

/** The header by which the operators' pages say that they speak for an operator. A form of another site cannot send it. */
export const REALM_HEADER = 'meisai-realm';

const USER_AGENT_LENGTH = 300;

/** Makes the context of each request: an entity manager of its own, whom its cookie speaks for, its language. */
export function createContext(services: Services) {
  return async function contextOf(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const em = services.database.fork();
    const cookies = cookiesOf(services.config, request, reply);
    const realm: Realm = request.headers[REALM_HEADER] === 'operator' ? 'OPERATOR' : 'MEMBER';
    // A request that names its own credential never falls back on the browser's.
    const token = request.headers.authorization === undefined ? cookies.session[realm].token : null;
    const speaker = await findSpeaker(em, realm, token).catch((error: unknown) => {
      throw toHttpError(error, request.log, request.id);
    });
    return {
      requestId: request.id,
      em,
      services,
      ...speaker,
      language: preferredLanguage(request.headers['accept-language']),
      source: sourceOf(request),
      cookies,
    };
  };
}

async function findSpeaker(
  em: EntityManager,
  realm: Realm,
  token: string | null,
): Promise<{ viewer: Viewer | null; operator: Operator | null }> {
  if (token === null) return { viewer: null, operator: null };
  if (realm === 'OPERATOR') return { viewer: null, operator: await findOperator(em, token) };
  return { viewer: await findViewer(em, token), operator: null };
}

function sourceOf(request: FastifyRequest): RequestSource {
  return { address: request.ip, userAgent: request.headers['user-agent']?.slice(0, USER_AGENT_LENGTH) ?? null };
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
