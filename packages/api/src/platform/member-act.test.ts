import { getNamedType, isUnionType, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createPublicSchema({ hasSimulations: true });
});

/** Acts of someone who is not logged in yet, and the end of a session: they ask nothing of it. */
const OPEN_TO_ALL = new Set([
  'cancelLogin',
  'enrol',
  'login',
  'loginOperator',
  'loginWithPasskey',
  'logout',
  'logoutOperator',
  'reissuePassword',
  'requestEnrolmentCode',
  'requestPasswordReissue',
  'requestUserIdReminder',
  'startPasskeyLogin',
  'verifyLogin',
  'verifyOperatorLogin',
]);

describe('what a mutation asks of its session', () => {
  it('is declared for every mutation, and its result has a member for each refusal this brings', () => {
    for (const { name, type, extensions } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      if (OPEN_TO_ALL.has(name)) continue;
      const act = extensions['memberAct'] as { freshProof: boolean | 'BY_AMOUNT' } | undefined;
      const result = getNamedType(type);
      const members = isUnionType(result) ? result.getTypes().map((member) => member.name) : [];
      expect(act, `${name} says who may do it`).toBeDefined();
      expect(members, name).toContain('NotLoggedIn');
      expect(members.includes('StepUpNeeded'), `${name} and StepUpNeeded`).toBe(act?.freshProof !== false);
    }
  });
});
