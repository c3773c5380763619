import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { countExecutions } from '../platform/count-executions.js';
import { createCompiledExecution } from '../platform/compiled-execution.js';
import { costLimitPlugin, createCostReckoning } from '../platform/cost-limit.js';
import { GRAPHQL_LIMITS, LIMIT_RULES } from '../platform/graphql-limits.js';
import { createFormatError, errorPlugin } from '../platform/http-errors.js';
import type { RequestContext, Services } from '../platform/index.js';
import { operationChoicePlugin } from '../platform/operation-choice.js';
import { explorePlugin } from './explore.js';
import { tokenUsePlugin } from './token-use.js';

/** A GraphQL server: a schema behind our limits, with errors that tell a caller no more than they need. */
export async function createApollo(
  services: Services,
  app: FastifyInstance,
  schema: GraphQLSchema,
  plugins: ApolloServerPlugin<RequestContext>[] = [],
): Promise<ApolloServer<RequestContext>> {
  const { config, metrics } = services;
  const log = app.log;
  const costOf = createCostReckoning();
  const apollo = new ApolloServer<RequestContext>({
    gateway: createCompiledExecution(countExecutions(schema, metrics)),
    introspection: config.isExplorable,
    hideSchemaDetailsFromClientErrors: !config.isExplorable,
    includeStacktraceInErrorResponses: false,
    validationRules: LIMIT_RULES,
    validationOptions: { maxErrors: GRAPHQL_LIMITS.mistakes },
    parseOptions: { maxTokens: GRAPHQL_LIMITS.tokens },
    // Nobody here sends a document by its hash, and what anybody can have kept is a place to fill.
    persistedQueries: false,
    formatError: createFormatError(config.isExplorable ? null : schema),
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      fastifyApolloDrainPlugin(app),
      // Its hook wraps every field and eats what a fast query gains.
      ApolloServerPluginCacheControlDisabled(),
      config.isExplorable ? explorePlugin(config) : ApolloServerPluginLandingPageDisabled(),
      operationChoicePlugin(),
      costLimitPlugin(costOf),
      tokenUsePlugin(services, costOf),
      errorPlugin(log),
      ...plugins,
    ],
  });
  await apollo.start();
  return apollo;
}
