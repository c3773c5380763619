import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AUTHORIZE_PATH, createAuthorizationServer, REVOKE_PATH, TOKEN_PATH, Unavailable } from '../apps/index.js';
import { countAuthorization, countPush } from '../identity/index.js';
import { faultOf, TooManyRequests, type Services } from '../platform/index.js';
import { createBrowserApps } from './browser-apps.js';
import { preferredLanguage } from './context.js';
import { cookieHome } from './cookies.js';
import { oauthRefusedPage, OAUTH_REFUSED_POLICY } from './oauth-refused-page.js';

/** What the library tells an app; of these only what is not the app's mistake is anything to us. */
const TOLD_ERRORS = [
  'authorization.error',
  'grant.error',
  'introspection.error',
  'pushed_authorization_request.error',
  'revocation.error',
] as const;

const ROUTES = {
  GET: [
    '/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server',
    '/oauth/jwks',
    '/oauth/authorize',
    '/oauth/authorize/:uid',
  ],
  POST: ['/oauth/par', '/oauth/token', '/oauth/revoke', '/oauth/introspect'],
  OPTIONS: ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/oauth/jwks'],
} as const;

/** The authorization server, on the port of everything else. */
export async function serveAuthorization(app: FastifyInstance, services: Services): Promise<void> {
  const { config, database } = services;
  const origin = new URL(config.publicOrigin);
  const answering = new AsyncLocalStorage<{ request: FastifyRequest; reply: FastifyReply }>();
  const provider = createAuthorizationServer(services, {
    cookies: cookieHome(config),
    refuse: (context, { error }) => {
      context.type = 'html';
      context.set('content-security-policy', OAUTH_REFUSED_POLICY);
      context.body = oauthRefusedPage(error, preferredLanguage(context.get('accept-language')));
    },
    count: async (keptFor) => {
      const { request, reply } = answering.getStore() ?? {};
      const em = database.fork();
      await (keptFor === 'BROWSER' ? countAuthorization(em, request?.ip ?? '') : countPush(em, keptFor.clientId)).catch(
        (error: unknown) => {
          if (error instanceof TooManyRequests) reply?.raw.setHeader('retry-after', error.retryAfterSeconds);
          throw error;
        },
      );
    },
  });
  const log = (_context: unknown, error: Error): void => app.log.error({ err: error }, 'the authorization server failed');
  provider.on('server_error', log);
  const logUnavailable = (context: unknown, error: Error): void => void (error instanceof Unavailable && log(context, error));
  for (const event of TOLD_ERRORS) (provider as EventEmitter).on(event, logUnavailable);
  // The only proxy it hears is this one, below.
  provider.proxy = true;
  const handle = provider.callback();

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (isPartOfPage(request)) return refusePart(reply);
    const { raw } = request;
    for (const name of Object.keys(raw.headers)) if (name.startsWith('x-forwarded-')) delete raw.headers[name];
    // Its links are to where members reach the service, whatever a request calls itself.
    raw.headers.host = origin.host;
    raw.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    await answering.run({ request, reply }, () => handle(raw, reply.raw));
  }

  await app.register(async (oauth) => {
    // What fails before the library has the request is told as the library tells it.
    oauth.setErrorHandler((error, request, reply) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      if (fault.httpStatus === 503) request.log.error({ err: error, requestId: request.id }, 'the authorization server failed');
      reply.status(fault.httpStatus).header('retry-after', String(fault.retryAfterSeconds));
      const { error: code, error_description } = new Unavailable(error);
      if (request.routeOptions.url !== AUTHORIZE_PATH) return reply.send({ error: code, error_description });
      reply.type('text/html; charset=utf-8').header('content-security-policy', OAUTH_REFUSED_POLICY);
      return reply.send(oauthRefusedPage(code, preferredLanguage(request.headers['accept-language'])));
    });
    const { answerPreflight } = createBrowserApps(services);
    for (const url of [TOKEN_PATH, REVOKE_PATH])
      oauth.options(url, async (request, reply) => {
        if (!(await answerPreflight(request, reply))) reply.callNotFound();
        return reply;
      });
    // The library reads the body by itself, and no more of it than it takes.
    oauth.removeAllContentTypeParsers();
    oauth.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const [method, urls] of Object.entries(ROUTES)) for (const url of urls) oauth.route({ method, url, handler: answer });
  });
}

/** A browser is sent to agree as a whole: what a page loads as an image or a frame, its visitor has not asked for. */
function isPartOfPage({ routeOptions, headers }: FastifyRequest): boolean {
  const destination = headers['sec-fetch-dest'];
  return routeOptions.url === AUTHORIZE_PATH && destination !== undefined && destination !== 'document';
}

function refusePart(reply: FastifyReply): void {
  reply.status(400).send({ error: 'invalid_request', error_description: 'send the browser here, and no part of a page' });
}
