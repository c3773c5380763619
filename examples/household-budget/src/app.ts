import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import { createAuthorization } from './authorization.ts';
import type { Database } from './database.ts';
import { answerFaults } from './answer-faults.ts';
import { serveConnection } from './connection-routes.ts';
import { serveHousehold } from './household-routes.ts';
import { createMeisaiClient } from './meisai-client.ts';
import type { Settings } from './settings.ts';
import { serveFiles } from './static-files.ts';
import { serveVisitors } from './visitors.ts';
import { serveWebhooks } from './webhook-routes.ts';

/** Forms and webhooks are small; what is not is neither. */
const MOST_BODY_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 15_000;

/** The whole app, before it listens. */
export async function createApp(settings: Settings, database: Database): Promise<FastifyInstance> {
  const app = fastify({ logger: { level: settings.logLevel }, bodyLimit: MOST_BODY_BYTES, requestTimeout: REQUEST_TIMEOUT_MS });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        // "Connect" is a form that leads to Meisai.
        'form-action': ["'self'", settings.meisaiOrigin],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Forms have to say where they come from; where members come from is nobody else's business.
    referrerPolicy: { policy: 'same-origin' },
    hsts: settings.appOrigin.startsWith('https:'),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body.toString())),
  );
  // A webhook is signed over its text as it came.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  const authorization = createAuthorization(settings, database);
  const client = createMeisaiClient(settings, authorization);
  const visitors = serveVisitors(app, settings, database);
  answerFaults(app, visitors);
  serveFiles(app);
  serveConnection(app, { authorization, database, visitors, appOrigin: settings.appOrigin });
  serveHousehold(app, { client, database, visitors, pageSize: settings.pageSize });
  serveWebhooks(app, { client, database, secret: settings.webhookSecret });
  app.get('/healthz', () => 'ok');
  return app;
}
