import type { FastifyInstance } from 'fastify';
import { printPublicSchema } from '../print-schema.js';
import type { Services } from '../platform/index.js';

/** Liveness, readiness and the public contract. */
export function serveHealth(app: FastifyInstance, services: Services): void {
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const isReady =
      !isStopping &&
      (await services.database.ping().then(
        () => true,
        () => false,
      ));
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable' });
  });
  const sdl = printPublicSchema({ hasSimulations: services.config.hasSimulations });
  app.get('/schema.graphql', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(await sdl));
}
