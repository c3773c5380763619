import { HeaderMap } from '@apollo/server';
import { declaredReach, type Reach } from '@meisai/schema';
import type { Scope } from '@meisai/schema/rules';
import {
  GraphQLError,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isHeld } from './reach.js';
import type { Access } from './request-context.js';
import { challengeOf, type TokenScheme } from './token-challenge.js';

/** By what a field takes, the first field of an operation that takes it, as `Type.field`. */
export type Needs = ReadonlyMap<Reach, string>;

/**
 * Makes what refuses an operation that a token is not for: the whole of it, with all that is missing. What an operation takes is
 * reckoned once and kept with it, so that no field has to be looked at while it is answered.
 */
export function createScopeCheck() {
  const known = new WeakMap<OperationDefinitionNode, Needs>();
  /** @returns the scopes it takes, all of them held. @throws {GraphQLError} naming what is missing */
  return function checkScopes(
    { schema, document, operation }: AskedOperation,
    { scopes, scheme }: Pick<Access, 'scopes' | 'scheme'>,
  ): Scope[] {
    const needs = known.get(operation) ?? needsOf(schema, document, operation);
    known.set(operation, needs);
    const missing = [...needs].filter(([reach]) => !isHeld(reach, scopes));
    if (missing.length > 0) throw refusal(missing, scheme);
    return [...needs.keys()].filter((reach) => reach !== 'ANY' && reach !== 'IN_PERSON');
  };
}

interface AskedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** What an operation takes, its fragments included. */
export function needsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Needs {
  const needs = new Map<Reach, string>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const waiting: (OperationDefinitionNode | FragmentDefinitionNode)[] = [operation];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const types = new TypeInfo(schema);
    const visitor = {
      Field: ({ name }: { name: { value: string } }) => {
        const parent = types.getParentType();
        const reach = parent == null ? 'IN_PERSON' : reachOf(parent, name.value);
        if (!needs.has(reach)) needs.set(reach, `${parent?.name}.${name.value}`);
      },
      FragmentSpread: ({ name }: { name: { value: string } }) => {
        const fragment = fragments.get(name.value);
        fragments.delete(name.value);
        if (fragment !== undefined) waiting.push(fragment);
      },
    };
    visit(part, visitWithTypeInfo(types, visitor));
  }
  return needs;
}

/** What a field takes. Names of types and the schema are public; a refusal says why an act was not done. */
export function reachOf(type: GraphQLNamedType, field: string): Reach {
  const isOfRefusal = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Refusal');
  if (field.startsWith('__') || type.name.startsWith('__') || isOfRefusal) return 'ANY';
  return declaredReach(type.name, field) ?? 'IN_PERSON';
}

/** Names each scope that is missing, so that all of them can be asked for at once; none where no scope would do. */
function refusal(missing: readonly (readonly [Reach, string])[], scheme: TokenScheme): GraphQLError {
  const inPerson = missing.find(([reach]) => reach === 'IN_PERSON');
  const message =
    inPerson === undefined
      ? missing.map(([reach, field]) => `${field} takes the scope ${reach}.`).join(' ')
      : `${inPerson[1]} is for the member in person, and for no token.`;
  const challenge = challengeOf(scheme, 'insufficient_scope', inPerson === undefined ? missing.map(([reach]) => reach) : []);
  return new GraphQLError(message, {
    extensions: { code: 'INSUFFICIENT_SCOPE', http: { status: 403, headers: new HeaderMap([['www-authenticate', challenge]]) } },
  });
}
