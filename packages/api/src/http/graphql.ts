import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { createPublicSchema, createSchema } from '../graphql-schema.js';
import type { Services } from '../platform/index.js';
import { createApollo } from './apollo.js';
import { createBrowserApps } from './browser-apps.js';
import { createContext } from './context.js';
import { operatorAuditPlugin } from './operator-audit.js';

/**
 * The one endpoint. It answers a request that speaks for a live operator session with the whole schema, and every other
 * with the public one: what is the operators' alone does not exist for them, in introspection and suggestions alike.
 */
export async function serveGraphql(app: FastifyInstance, services: Services): Promise<void> {
  const { hasSimulations } = services.config;
  const everybodys = await createApollo(services, app, await createPublicSchema({ hasSimulations }));
  const operators = await createApollo(services, app, await createSchema({ hasSimulations }), [operatorAuditPlugin()]);
  const contextOf = createContext(services);
  const { answerPreflight, letPageRead } = createBrowserApps(services);
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (await answerPreflight(request, reply)) return reply;
      const context = contextOf(request, reply);
      // A context that cannot be made is told by Apollo, which asks for it again below.
      const isOperators = await context.then(
        ({ operator }) => operator !== null,
        () => false,
      );
      await letPageRead(request, reply, context);
      return fastifyApolloHandler(isOperators ? operators : everybodys, { context: () => context }).call(app, request, reply);
    },
  });
}
