import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Config } from '../config.js';
import type { Metrics } from '../platform/index.js';

/**
 * Serves the counters of this process to Prometheus on a port of their own, bound to loopback: they are nobody
 * else's business. @returns how to stop it.
 */
export async function serveMetrics(config: Config, metrics: Metrics): Promise<() => Promise<void>> {
  if (config.metricsPort === null) return async () => undefined;
  const server = createServer((_request, response) => {
    void metrics.registry.metrics().then((text) => {
      response.setHeader('content-type', metrics.registry.contentType);
      response.end(text);
    });
  });
  server.listen(config.metricsPort, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}
