import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastifyCookie from '@fastify/cookie';
import { fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { embeddedDatabaseFolder, type Config } from './config.js';
import { ENTITIES } from './features.js';
import { createSchema } from './graphql-schema.js';
import { createContext } from './http/context.js';
import { serveClient } from './http/client.js';
import { explorePlugin, serveExplorer } from './http/explore.js';
import { serveHealth } from './http/health.js';
import { secureHeaders } from './http/headers.js';
import { formatError, retryAfterSeconds } from './platform/http-errors.js';
import { costLimitPlugin, GRAPHQL_LIMITS, LIMIT_RULES } from './platform/graphql-limits.js';
import { createMetrics, createPasswordHasher, deriveKeys, openDatabase, readOrMakeSecret, type RequestContext, type Services } from './platform/index.js';

export interface Server {
  app: FastifyInstance;
  services: Services;
  log: FastifyBaseLogger;
  /** Binds the port. @returns the address it answers at. */
  listen(): Promise<string>;
  /** Ends what is under way and lets go of everything. */
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 20_000;
const CONNECTIONS_CHECK_MS = 2_000;

/** Builds the whole service of a configuration: database, schema, pages. */
export async function createServer(config: Config): Promise<Server> {
  const log: FastifyBaseLogger = pino({ level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] });
  const services = await createServices(config);
  const app = fastify({
    loggerInstance: log,
    disableRequestLogging: config.logLevel !== 'debug',
    trustProxy: [...config.trustedProxies],
    bodyLimit: GRAPHQL_LIMITS.bodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: CONNECTIONS_CHECK_MS, headersTimeout: REQUEST_TIMEOUT_MS },
  });
  const apollo = await createApollo(config, app, log);
  await app.register(fastifyCookie);
  await secureHeaders(app, config);
  await app.register(fastifyApollo(apollo), { context: createContext(services) });
  serveHealth(app, services);
  if (config.isExplorable) await serveExplorer(app);
  await serveClient(app);
  return {
    app,
    services,
    log,
    listen: () => app.listen({ port: config.port, host: config.host }),
    close: async () => {
      await app.close();
      await services.database.close();
    },
  };
}

/** Opens what the process shares; the command line uses it without the rest. */
export async function createServices(config: Config): Promise<Services> {
  const keys = deriveKeys(config.secret ?? (await readOrMakeSecret(config.dataDir)));
  const metrics = createMetrics();
  return {
    config,
    keys,
    metrics,
    passwordHasher: await createPasswordHasher(metrics),
    database: await openDatabase({
      url: config.databaseUrl,
      folder: config.databaseUrl === null ? embeddedDatabaseFolder(config) : null,
      entities: ENTITIES,
      poolSize: config.databasePoolSize,
    }),
  };
}

async function createApollo(config: Config, app: FastifyInstance, log: FastifyBaseLogger): Promise<ApolloServer<RequestContext>> {
  const apollo = new ApolloServer<RequestContext>({
    schema: await createSchema(),
    introspection: config.isExplorable,
    hideSchemaDetailsFromClientErrors: !config.isExplorable,
    includeStacktraceInErrorResponses: false,
    validationRules: LIMIT_RULES,
    parseOptions: { maxTokens: GRAPHQL_LIMITS.tokens },
    formatError: (formatted, error) => formatError(formatted, error, 'unknown', log),
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      fastifyApolloDrainPlugin(app),
      // Its hook wraps every field and eats what a fast query gains.
      ApolloServerPluginCacheControlDisabled(),
      config.isExplorable ? explorePlugin() : ApolloServerPluginLandingPageDisabled(),
      costLimitPlugin(),
      unavailablePlugin(),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Says 503 and when to come back, where an answer failed for a reason that will pass. */
function unavailablePlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, response }) => {
        const waits = errors.map(retryAfterSeconds).filter((seconds) => seconds !== null);
        if (waits.length === 0) return;
        response.http.status = 503;
        response.http.headers.set('retry-after', String(Math.max(...waits)));
      },
    }),
  };
}
