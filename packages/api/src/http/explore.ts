import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyInstance } from 'fastify';
import { getStaticFile } from 'ruru/static';
import type { Config } from '../config.js';
import { exampleVariables, readExampleDocument } from './example-operations.js';
import { EXPLORER_STATIC_PATH, explorerPage } from './explorer-page.js';

/** Sandbox brings its own policy with a nonce in its HTML; this adds what a policy in HTML cannot say, and no telemetry. */
const SANDBOX_POLICY = "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** What its page says where the CDN is out of reach, and where to go then. */
const OFFLINE_WORDS = /you might be offline\.\s*<\/p>/;
const EXPLORER_LINK = '<p><a href="/explorer">Open the local explorer</a>, which needs nothing from elsewhere.</p>';

/** Apollo Sandbox at GET /graphql, opened with the example operations and with the cookies of this origin. */
export function explorePlugin(config: Config): ApolloServerPlugin {
  return ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false, initialState: { pollForSchemaUpdates: false } },
    includeCookies: true,
    document: readExampleDocument(config),
    variables: exampleVariables(config),
  });
}

/** The local explorer at GET /explorer, which needs nothing from elsewhere, and the policy of the Sandbox page. */
export async function serveExplorer(app: FastifyInstance, config: Config): Promise<void> {
  const page = explorerPage({ document: readExampleDocument(config), variables: exampleVariables(config) });
  app.get('/explorer', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').headers({ 'content-security-policy': page.policy, 'cache-control': 'no-store' }).send(page.html),
  );
  app.get(`${EXPLORER_STATIC_PATH}*`, async (request, reply) => {
    const [urlPath = ''] = request.url.split('?');
    const file = await getStaticFile({
      staticPath: EXPLORER_STATIC_PATH,
      urlPath,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true,
    });
    if (file === null) return reply.callNotFound();
    return reply.headers({ ...file.headers, 'cache-control': 'no-cache' }).send(file.content);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const isSandbox = request.routeOptions.url === '/graphql' && String(reply.getHeader('content-type')).startsWith('text/html');
    if (!isSandbox) return payload;
    reply.header('content-security-policy', SANDBOX_POLICY);
    return typeof payload === 'string' ? payload.replace(OFFLINE_WORDS, `$&${EXPLORER_LINK}`) : payload;
  });
}
