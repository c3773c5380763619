import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { Metrics } from './metrics.js';

/**
 * Counts each root field that runs, so that it can be shown that nothing ran. Only root fields are wrapped: a hook on
 * every field would cost more than many a query.
 */
export function countExecutions(schema: GraphQLSchema, { resolverExecutions }: Metrics): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (...call) => {
        resolverExecutions.inc();
        return resolve(...call);
      };
    }
  }
  return schema;
}
