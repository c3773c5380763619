import type { FastifyInstance } from 'fastify';

const REFUSED = new Set([401, 403, 429]);

/** One line for each request whose token, scope or share did not do: whoever watches for attacks reads there where they come from. */
export function logRefusals(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (!REFUSED.has(reply.statusCode)) return;
    const { id: requestId, ip: source, routeOptions } = request;
    request.log.warn({ requestId, status: reply.statusCode, route: routeOptions.url, source }, 'a request was refused');
  });
}
