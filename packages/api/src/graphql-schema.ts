import { mapSchema, MapperKind } from '@graphql-tools/utils';
import { GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { OPERATORS_RESOLVERS, RESOLVERS, SIMULATION_RESOLVERS } from './features.js';

export interface SchemaParts {
  /** Whether the `simulate…` mutations are there. */
  hasSimulations?: boolean;
}

/** The whole contract: what the committed SDL says, and what an operator is answered with. */
export function createSchema(parts: SchemaParts = {}): Promise<GraphQLSchema> {
  return compose([...RESOLVERS, ...OPERATORS_RESOLVERS], parts);
}

/** The contract without what is the operators' alone: for everybody else their fields, types and refusals do not exist. */
export function createPublicSchema(parts: SchemaParts = {}): Promise<GraphQLSchema> {
  return compose(RESOLVERS, parts);
}

async function compose(resolvers: NonEmptyArray<Function>, { hasSimulations = false }: SchemaParts): Promise<GraphQLSchema> {
  const everything: NonEmptyArray<Function> = [...RESOLVERS, ...OPERATORS_RESOLVERS, ...SIMULATION_RESOLVERS];
  const own: NonEmptyArray<Function> = hasSimulations ? [...resolvers, ...SIMULATION_RESOLVERS] : resolvers;
  const whole = await buildSchema({ resolvers: everything, validate: false });
  const schema = await buildSchema({ resolvers: own, validate: false });
  const types = new Set(Object.keys(schema.getTypeMap()));
  const hidden = new Set(Object.keys(whole.getTypeMap()).filter((name) => !types.has(name)));
  const described = mapSchema(schema, {
    [MapperKind.QUERY]: (type) => describe(type, 'What can be asked. Nothing is changed by asking.'),
    [MapperKind.MUTATION]: (type) => describe(type, 'What can be done: one mutation for each act of a member.'),
  });
  // A refusal's code is the name of its type: where the type is not, neither is the code. Nor is a scope that lets do nothing.
  return mapSchema(described, {
    [MapperKind.ENUM_VALUE]: (value, type, _schema, name) => {
      const isHidden =
        (type === 'RefusalCode' && hidden.has(typeOfCode(name))) || (type === 'AppScope' && name === 'SIMULATE' && !hasSimulations);
      return isHidden ? null : value;
    },
  });
}

/** The root types are made by type-graphql, which has no place for a description of theirs. */
function describe(type: GraphQLObjectType, description: string): GraphQLObjectType {
  return new GraphQLObjectType({ ...type.toConfig(), description });
}

/** `NOT_LOGGED_IN` is the code of `NotLoggedIn`. */
function typeOfCode(code: string): string {
  return code.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
