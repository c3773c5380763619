import fastifyCookie from '@fastify/cookie';
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { destination, pino, type DestinationStream } from 'pino';
import { embeddedDatabaseFolder, type Config } from './config.js';
import { ENTITIES, ERRANDS } from './features.js';
import { startErrands } from './errands/index.js';
import { serveCaughtMail } from './http/caught-mail.js';
import { serveClient } from './http/client.js';
import { answerErrors, readableUrl } from './http/error-answers.js';
import { serveDownloads } from './http/downloads.js';
import { serveExplorer } from './http/explore.js';
import { serveGraphql } from './http/graphql.js';
import { serveHealth } from './http/health.js';
import { serveAuthorization } from './http/oauth.js';
import { secureHeaders } from './http/headers.js';
import { logRefusals } from './http/log-refusals.js';
import { startMail } from './notifications/index.js';
import { GRAPHQL_LIMITS } from './platform/graphql-limits.js';
import {
  createMetrics,
  createPasswordHasher,
  deriveKeys,
  openDatabase,
  readOrMakeSecret,
  type Keys,
  type Services,
} from './platform/index.js';
import { startWebhooks } from './webhooks/index.js';

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

/** Builds the whole service of a configuration: database, schema, pages. @param logTo takes each line of the log in place of the output */
export async function createServer(config: Config, logTo: DestinationStream = destination(1)): Promise<Server> {
  const log: FastifyBaseLogger = pino({ level: config.logLevel, serializers: { req: describeRequest } }, logTo);
  const services = await createServices(config);
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: config.logLevel !== 'debug', requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    rewriteUrl: readableUrl,
    trustProxy: [...config.trustedProxies],
    bodyLimit: GRAPHQL_LIMITS.bodyBytes,
    // The ids in addresses are longer than what the router takes unasked.
    routerOptions: { maxParamLength: 250 },
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: CONNECTIONS_CHECK_MS, headersTimeout: REQUEST_TIMEOUT_MS },
  });
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  answerErrors(app);
  logRefusals(app);
  await app.register(fastifyCookie);
  await secureHeaders(app, config);
  await serveGraphql(app, services);
  await serveAuthorization(app, services);
  const printer = serveDownloads(app, services);
  serveHealth(app, services);
  serveCaughtMail(app, services);
  if (config.isExplorable) await serveExplorer(app, config);
  await serveClient(app);
  const mail = await startMail(services, log);
  const errands = startErrands(services, log, ERRANDS);
  const webhooks = startWebhooks(services, log);
  return {
    app,
    services,
    log,
    listen: () => app.listen({ port: config.port, host: config.host }),
    close: async () => {
      await app.close();
      await printer.close();
      await errands.stop();
      await webhooks.stop();
      await mail.stop();
      await closeServices(services);
    },
  };
}

/** What a log tells of a request: never its headers, nor what follows the path, where a form that went wrong puts a password. */
function describeRequest({ method, url, ip }: FastifyRequest): object {
  return { method, path: url.split('?')[0], remoteAddress: ip };
}

/** Opens what the process shares; the command line uses it without the rest. */
export async function createServices(config: Config, statementTimeoutMs?: number): Promise<Services> {
  const keys = deriveKeys(config.secret ?? (await readOrMakeSecret(config.dataDir)));
  const metrics = createMetrics();
  return {
    config,
    keys,
    pinKeys: derivePinKeys(config.pinSecrets, keys),
    metrics,
    passwordHasher: createPasswordHasher(metrics, config.hashingConcurrency),
    database: await openDatabase({
      url: config.databaseUrl,
      folder: config.databaseUrl === null ? embeddedDatabaseFolder(config) : null,
      entities: ENTITIES,
      poolSize: config.databasePoolSize,
      ...(statementTimeoutMs === undefined ? {} : { statementTimeoutMs }),
    }),
  };
}

function derivePinKeys(secrets: readonly string[], keys: Keys): [Keys, ...Keys[]] {
  const [newest = keys, ...older] = secrets.map(deriveKeys);
  return [newest, ...older];
}

/** Lets go of what the process shared. */
export async function closeServices({ passwordHasher, database }: Services): Promise<void> {
  await passwordHasher.close();
  await database.close();
}
