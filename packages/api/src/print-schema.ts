import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './graphql-schema.js';

/** The SDL as it is committed and served: sorted, so that a diff shows only what changed. */
export async function printSortedSchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await createSchema()))}\n`;
}
