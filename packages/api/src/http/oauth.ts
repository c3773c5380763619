import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createAuthorizationServer } from '../apps/index.js';
import { countAsk } from '../identity/index.js';
import type { Services } from '../platform/index.js';
import { preferredLanguage } from './context.js';
import { cookieHome } from './cookies.js';
import { oauthRefusedPage, OAUTH_REFUSED_POLICY } from './oauth-refused-page.js';

/** What anybody can have written into the database by asking; counted by where it comes from. */
const WRITES_FOR_ANYBODY = new Set(['/oauth/authorize', '/oauth/par']);

const ROUTES = {
  GET: [
    '/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server',
    '/oauth/jwks',
    '/oauth/authorize',
    '/oauth/authorize/:uid',
  ],
  POST: ['/oauth/par', '/oauth/token', '/oauth/revoke', '/oauth/introspect'],
  OPTIONS: [
    '/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server',
    '/oauth/jwks',
    '/oauth/par',
    '/oauth/token',
    '/oauth/revoke',
    '/oauth/introspect',
  ],
} as const;

/** The authorization server, on the port of everything else. */
export async function serveAuthorization(app: FastifyInstance, services: Services): Promise<void> {
  const { config, database } = services;
  const origin = new URL(config.publicOrigin);
  const provider = createAuthorizationServer(services, {
    cookies: cookieHome(config),
    refuse: (context, { error }) => {
      context.type = 'html';
      context.set('content-security-policy', OAUTH_REFUSED_POLICY);
      context.body = oauthRefusedPage(error, preferredLanguage(context.get('accept-language')));
    },
  });
  provider.on('server_error', (_context, error) => app.log.error({ err: error }, 'the authorization server failed'));
  // The only proxy it hears is this one, below.
  provider.proxy = true;
  const handle = provider.callback();

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (WRITES_FOR_ANYBODY.has(request.routeOptions.url ?? '')) await countAsk(database.fork(), request.ip);
    const { raw } = request;
    for (const name of Object.keys(raw.headers)) if (name.startsWith('x-forwarded-')) delete raw.headers[name];
    // Its links are to where members reach the service, whatever a request calls itself.
    raw.headers.host = origin.host;
    raw.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    await handle(raw, reply.raw);
  }

  await app.register(async (oauth) => {
    // The library reads the body by itself, and no more of it than it takes.
    oauth.removeAllContentTypeParsers();
    oauth.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const [method, urls] of Object.entries(ROUTES)) for (const url of urls) oauth.route({ method, url, handler: answer });
  });
}
