import {
  isEnumType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  printType,
  GraphQLEnumType,
  GraphQLObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { createPublicSchema, createSchema, type SchemaParts } from './graphql-schema.js';

/** The whole contract as it is committed: sorted, so that a diff shows only what changed. */
export async function printSortedSchema(parts: SchemaParts = {}): Promise<string> {
  return print(await createSchema(parts));
}

/** The contract as it is served: without what is the operators' alone. */
export async function printPublicSchema(parts: SchemaParts = {}): Promise<string> {
  return print(await createPublicSchema(parts));
}

/** What the `simulate…` mutations add to the contract, as it is committed: an extension of `schema.graphql`. */
export async function printSimulations(): Promise<string> {
  const plain = lexicographicSortSchema(await createSchema());
  const simulated = lexicographicSortSchema(await createSchema({ hasSimulations: true }));
  const parts = Object.values(simulated.getTypeMap()).flatMap((type) => {
    const known = plain.getType(type.name);
    if (known === undefined) return [printType(type)];
    const added = addedTo(known, type);
    return added === null ? [] : [`extend ${printType(added)}`];
  });
  return `${parts.join('\n\n')}\n`;
}

/** A type with nothing but the fields or values that a known one has not; null where there are none. */
function addedTo(known: GraphQLNamedType, type: GraphQLNamedType): GraphQLNamedType | null {
  if (isObjectType(type) && isObjectType(known)) {
    const { fields, ...config } = type.toConfig();
    const added = Object.entries(fields).filter(([name]) => !(name in known.getFields()));
    return added.length === 0
      ? null
      : new GraphQLObjectType({ ...config, description: null, interfaces: [], fields: Object.fromEntries(added) });
  }
  if (isEnumType(type) && isEnumType(known)) {
    const { values, ...config } = type.toConfig();
    const added = Object.entries(values).filter(([name]) => known.getValue(name) === undefined);
    return added.length === 0 ? null : new GraphQLEnumType({ ...config, description: null, values: Object.fromEntries(added) });
  }
  return null;
}

function print(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
