import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { createPublicSchema, createSchema } from './graphql-schema.js';

/** The whole contract as it is committed: sorted, so that a diff shows only what changed. */
export async function printSortedSchema(): Promise<string> {
  return print(await createSchema());
}

/** The contract as it is served: without what is the operators' alone. */
export async function printPublicSchema(): Promise<string> {
  return print(await createPublicSchema());
}

function print(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
