import { mapSchema, MapperKind } from '@graphql-tools/utils';
import { GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { OPERATORS_RESOLVERS, RESOLVERS, SIMULATION_RESOLVERS } from './features.js';

export interface SchemaParts {
  /** Whether the `simulate…` mutations are there. */
  hasSimulations?: boolean;
}

/** The whole contract: what the committed SDL says, and what an operator is answered with. */
export function createSchema({ hasSimulations = false }: SchemaParts = {}): Promise<GraphQLSchema> {
  return compose({ hasOperators: true, hasSimulations });
}

/** The contract without what is the operators' alone: for everybody else their fields, types and refusals do not exist. */
export function createPublicSchema({ hasSimulations = false }: SchemaParts = {}): Promise<GraphQLSchema> {
  return compose({ hasOperators: false, hasSimulations });
}

interface ResolverSets {
  hasOperators: boolean;
  hasSimulations: boolean;
}

const built = new Map<string, Promise<GraphQLSchema>>();

/** What the classes say, which takes a while to build, and is the same each time. Whoever has it changes a copy. */
function buildOnce({ hasOperators, hasSimulations }: ResolverSets): Promise<GraphQLSchema> {
  const resolvers: NonEmptyArray<Function> = [
    ...RESOLVERS,
    ...(hasOperators ? OPERATORS_RESOLVERS : []),
    ...(hasSimulations ? SIMULATION_RESOLVERS : []),
  ];
  const key = `${hasOperators} ${hasSimulations}`;
  const schema = built.get(key) ?? buildSchema({ resolvers, validate: false });
  built.set(key, schema);
  return schema;
}

async function compose(sets: ResolverSets): Promise<GraphQLSchema> {
  const { hasSimulations } = sets;
  const whole = await buildOnce({ hasOperators: true, hasSimulations: true });
  const schema = await buildOnce(sets);
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
