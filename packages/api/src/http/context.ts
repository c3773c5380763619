import type { FastifyReply, FastifyRequest } from 'fastify';
import { findOperator, findViewer, type SessionSpan } from '../sessions/index.js';
import { toHttpError } from '../platform/http-errors.js';
import {
  InvalidToken,
  type EntityManager,
  type Operator,
  type Realm,
  type RequestContext,
  type RequestSource,
  type Services,
  type SpokenLanguage,
  type Viewer,
} from '../platform/index.js';
import { findTokenViewer, type TokenCredential } from '../apps/index.js';
import { createCookies } from './cookies.js';

/** The header by which the operators' pages say that they speak for an operator. A form of another site cannot send it. */
export const REALM_HEADER = 'meisai-realm';

/**
 * The header by which a page asks without counting as a use of the session: `no`. What a page does by itself must not keep a
 * session alive that nobody uses.
 */
export const PROLONG_HEADER = 'meisai-prolong';

/** The header that tells a page how long its session still goes on, in seconds: `idle=1800, life=86400`. */
export const SESSION_HEADER = 'meisai-session';

const USER_AGENT_LENGTH = 300;

/** Makes the context of each request: an entity manager of its own, whom its cookie speaks for, its language. */
export function createContext(services: Services) {
  const cookiesOf = createCookies(services.config);
  return async function contextOf(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const { database } = services;
    const cookies = cookiesOf(request, reply);
    const realm: Realm = request.headers[REALM_HEADER] === 'operator' ? 'OPERATOR' : 'MEMBER';
    const isUse = request.headers[PROLONG_HEADER] !== 'no';
    const found =
      request.headers.authorization === undefined
        ? findSpeaker(database.reader, realm, cookies.session[realm].token, isUse)
        : findHolder(database.reader, request, services.config.publicOrigin);
    const speaker = await found.catch((error: unknown) => {
      throw toHttpError(error, request.log, request.id);
    });
    const span = speaker.viewer ?? speaker.operator;
    if (span !== null && 'idleSeconds' in span) reply.header(SESSION_HEADER, `idle=${span.idleSeconds}, life=${span.lifeSeconds}`);
    return new HttpContext({
      requestId: request.id,
      services,
      ...speaker,
      language: preferredLanguage(request.headers['accept-language']),
      source: sourceOf(request),
      cookies,
    });
  };
}

/** Makes the entity manager for who needs it: the reads that are done most go without. Apollo copies a context, but not what its class has. */
class HttpContext implements RequestContext {
  declare requestId: string;
  declare services: Services;
  declare viewer: Viewer | null;
  declare operator: Operator | null;
  declare language: SpokenLanguage;
  declare source: RequestSource;
  declare cookies: RequestContext['cookies'];
  declare private own: EntityManager | undefined;

  constructor(known: Omit<RequestContext, 'em'>) {
    Object.assign(this, known);
  }

  get em(): EntityManager {
    return (this.own ??= this.services.database.fork());
  }
}

async function findSpeaker(
  em: EntityManager,
  realm: Realm,
  token: string | null,
  isUse: boolean,
): Promise<{ viewer: (Viewer & SessionSpan) | null; operator: (Operator & SessionSpan) | null }> {
  if (token === null) return { viewer: null, operator: null };
  if (realm === 'OPERATOR') return { viewer: null, operator: await findOperator(em, token, isUse) };
  return { viewer: await findViewer(em, token, isUse), operator: null };
}

/** Who names a credential speaks by it alone: one that is no token of ours is refused, and never taken for nobody. */
async function findHolder(em: EntityManager, request: FastifyRequest, origin: string): Promise<{ viewer: Viewer; operator: null }> {
  const credential = readCredential(request, origin);
  if (credential === null) throw new InvalidToken(null);
  return { viewer: await findTokenViewer(em, credential), operator: null };
}

/** The token a request names, and by what; null for what cannot be one of ours. */
function readCredential({ headers, method, url }: FastifyRequest, origin: string): TokenCredential | null {
  const [, scheme = '', token = ''] = /^(bearer|dpop) +(\S{1,200})$/i.exec(headers.authorization ?? '') ?? [];
  if (scheme === '') return null;
  if (scheme.toLowerCase() === 'bearer') return { token, proof: null };
  const { dpop } = headers;
  return { token, proof: { jwt: typeof dpop === 'string' ? dpop : '', method, url: origin + (url.split('?')[0] ?? '') } };
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
