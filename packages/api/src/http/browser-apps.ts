import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOriginOfApp } from '../apps/index.js';
import type { RequestContext, Services } from '../platform/index.js';

/** What a page may send along, and what it may read beside the answer: never anything of a cookie. */
const MAY_SEND = new Set(['accept', 'accept-language', 'authorization', 'content-type', 'dpop']);
const MAY_READ = 'ratelimit, ratelimit-policy, retry-after, www-authenticate, x-request-id';
/** For how long a browser need not ask again; an app that is removed is refused by its tokens at once. */
const MAX_AGE_SECONDS = '600';

/**
 * Apps that run in a browser: pages of the origins they are registered with may call the API with a token, and nobody else's pages
 * may, nor with cookies (the answers never allow credentials).
 */
export function createBrowserApps({ config, database }: Services) {
  /** The origin of a page that is not ours; null for our own pages, and for programs, which name none. */
  function foreignOrigin({ headers: { origin } }: FastifyRequest): string | null {
    return origin === undefined || origin === config.publicOrigin ? null : origin;
  }

  /** Answers what a browser asks before it sends a request of a page elsewhere. @returns false for any other request */
  async function answerPreflight(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const origin = foreignOrigin(request);
    const asked = request.headers['access-control-request-method'];
    if (request.method !== 'OPTIONS' || origin === null || asked === undefined) return false;
    reply.header('vary', 'origin').status(204);
    const names = String(request.headers['access-control-request-headers'] ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (asked === 'POST' && names.every((name) => MAY_SEND.has(name)) && (await isOriginOfApp(database.fork(), origin))) {
      reply.headers({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': names.join(', '),
        'access-control-max-age': MAX_AGE_SECONDS,
      });
    }
    await reply.send();
    return true;
  }

  /** Lets the page an answer goes to read it, where it is one of the app whose token came; where none counts, of any app. */
  async function letPageRead(request: FastifyRequest, reply: FastifyReply, context: Promise<RequestContext>): Promise<void> {
    const origin = foreignOrigin(request);
    if (origin === null) return;
    reply.header('vary', 'origin');
    if (request.headers.authorization === undefined) return;
    const viewer = await context.then(
      (known) => known.viewer,
      () => null,
    );
    if (viewer !== null && viewer.access?.kind !== 'APP') return;
    const appId = viewer?.access?.appId ?? null;
    const isAllowed = await isOriginOfApp(database.reader, origin, appId).catch(() => false);
    if (isAllowed) reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': MAY_READ });
  }

  return { answerPreflight, letPageRead };
}
