import { getNamedType, isUnionType, type GraphQLFieldMap } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema, createSchema } from '../graphql-schema.js';

let mutations: GraphQLFieldMap<unknown, unknown>;
let everybodys: Set<string>;
beforeAll(async () => {
  mutations = (await createSchema()).getMutationType()?.getFields() ?? {};
  everybodys = new Set(Object.keys((await createPublicSchema()).getMutationType()?.getFields() ?? {}));
});

describe('what a mutation of operators asks of its session', () => {
  it('is declared for every one, and its result has a member for each refusal this brings', () => {
    for (const { name, type, extensions } of Object.values(mutations).filter((field) => !everybodys.has(field.name))) {
      const act = extensions['operatorAct'] as { freshProof: boolean } | undefined;
      const result = getNamedType(type);
      const members = isUnionType(result) ? result.getTypes().map((member) => member.name) : [];
      expect(act, `${name} says who may do it`).toBeDefined();
      expect(members, name).toContain('NotLoggedIn');
      expect(members.includes('StepUpNeeded'), `${name} and StepUpNeeded`).toBe(act?.freshProof === true);
    }
  });

  it('is declared for none that others have', () => {
    const declared = Object.values(mutations).filter(({ extensions }) => extensions['operatorAct'] !== undefined);
    expect(declared.filter(({ name }) => everybodys.has(name))).toEqual([]);
  });
});
