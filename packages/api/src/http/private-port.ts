import type { FastifyBaseLogger } from 'fastify';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { InputError, type Services } from '../platform/index.js';

/**
 * Serves the counters of this process to Prometheus on a port of their own, bound to loopback: they are nobody
 * else's business. In the test profile tests find the clock and the mails there too. @returns how to stop it.
 */
export async function servePrivatePort(services: Services, log: FastifyBaseLogger): Promise<() => Promise<void>> {
  const { config } = services;
  if (config.metricsPort === null) return async () => undefined;
  // Not even loaded elsewhere.
  const door = config.profile === 'test' ? await import('./test-door.js') : null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': services.metrics.registry.contentType });
      response.end(await services.metrics.registry.metrics());
    } else if (door === null || !(await door.answerTester(services, request, response))) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"There is nothing here but /metrics."}');
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'the private port failed');
      response.writeHead(500).end();
    });
  });
  server.listen(config.metricsPort, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`METRICS_PORT ${config.metricsPort} cannot be served on: ${why}.`, { cause: error });
  });
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}
