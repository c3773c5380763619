import { getNamedType, isInterfaceType, isObjectType, isUnionType, parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { listDeclaredFields, declaredReach } from '@meisai/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';
import { needsOf, reachOf } from './scope-limit.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createPublicSchema({ hasSimulations: true });
});

/** Every field an app could come to: from the roots on, but for what is behind a field that is the member's in person. */
function listReachable(): { field: string; isDeclared: boolean }[] {
  const seen = new Set<string>();
  const found: { field: string; isDeclared: boolean }[] = [];
  const waiting: string[] = ['Query', 'Mutation'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = schema.getType(name);
    if (seen.has(name) || type === undefined) continue;
    seen.add(name);
    if (isUnionType(type) || isInterfaceType(type)) waiting.push(...schema.getPossibleTypes(type).map((possible) => possible.name));
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isOfRefusal = isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Refusal');
      found.push({ field: `${name}.${field.name}`, isDeclared: isOfRefusal || declaredReach(name, field.name) !== undefined });
      if (reachOf(type, field.name) !== 'IN_PERSON') waiting.push(getNamedType(field.type).name);
    }
  }
  return found;
}

/** Behind `Node` is everything that has an id; what no app reaches by any field is the member's in person there too. */
const IN_PERSON_NODES = new Set(['Passkey', 'FamilyCardApplication', 'NameChange', 'Webhook']);

describe('the scopes of the schema', () => {
  it('are declared for each field that an app could come to', () => {
    const undeclared = listReachable().filter(({ field, isDeclared }) => !isDeclared && !IN_PERSON_NODES.has(field.split('.')[0] ?? ''));
    expect(undeclared.map(({ field }) => field)).toEqual([]);
  });

  it('are declared for nothing that is not there', () => {
    const there = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
    expect(listDeclaredFields().filter((field) => !there.includes(field))).toEqual([]);
  });

  it('of a field that nobody has thought of are none: it is for the member in person', () => {
    const type = schema.getType('Account');
    expect(isObjectType(type) && reachOf(type, 'somethingNew')).toBe('IN_PERSON');
  });

  it.each([
    ['{ viewer { id } __typename __schema { types { name } } }', []],
    ['{ viewer { accounts { id } } }', []],
    ['{ viewer { accounts { name cards(first: 9) { edges { node { lastFour } } } } } }', ['accounts:read']],
    [
      '{ node(id: "x") { id ... on Statement { total { minorUnits } ...T } } } fragment T on Statement { transactions(first: 1) { edges { cursor } } }',
      ['statements:read', 'transactions:read'],
    ],
    ['{ viewer { ...A } } fragment A on Member { ...B } fragment B on Member { login { userId } }', ['IN_PERSON']],
    [
      'mutation { freezeCard(cardId: "x") { __typename ... on Refusal { message } ... on CardFreezeSuccess { card { id } } } }',
      ['accounts:write', 'accounts:read'],
    ],
    ['{ a: viewer { x: name { family } } }', ['profile:read']],
    ['query One { viewer { id } } query Two { viewer { name { family } } }', []],
  ])('%s takes %j', (text, needed) => {
    const document = parse(text);
    const needs = needsOf(schema, document, document.definitions[0] as OperationDefinitionNode);
    expect([...needs.keys()].filter((reach) => reach !== 'ANY').toSorted()).toEqual(needed.toSorted());
  });
});
