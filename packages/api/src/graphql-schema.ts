import { mapSchema, MapperKind } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { OPERATORS_RESOLVERS, RESOLVERS } from './features.js';

/** The whole contract: what the committed SDL says, and what an operator is answered with. */
export function createSchema(): Promise<GraphQLSchema> {
  return buildSchema({ resolvers: [...RESOLVERS, ...OPERATORS_RESOLVERS], validate: false });
}

/** The contract without what is the operators' alone: for everybody else their fields, types and refusals do not exist. */
export async function createPublicSchema(): Promise<GraphQLSchema> {
  const [whole, open] = [await createSchema(), await buildSchema({ resolvers: RESOLVERS, validate: false })];
  const types = new Set(Object.keys(open.getTypeMap()));
  const hidden = new Set(Object.keys(whole.getTypeMap()).filter((name) => !types.has(name)));
  // A refusal's code is the name of its type: where the type is not, neither is the code.
  return mapSchema(open, {
    [MapperKind.ENUM_VALUE]: (value, type, _schema, name) => (type === 'RefusalCode' && hidden.has(typeOfCode(name)) ? null : value),
  });
}

/** `NOT_LOGGED_IN` is the code of `NotLoggedIn`. */
function typeOfCode(code: string): string {
  return code.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
