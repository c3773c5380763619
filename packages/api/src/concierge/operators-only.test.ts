import { isInputObjectType, isNonNullType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema, createSchema } from '../graphql-schema.js';
import { globalId } from '../platform/index.js';
import { login } from '../test/logins.js';
import { letProofGoStale, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

type Field = GraphQLField<unknown, unknown>;

let test: TestServer;
let operator: OperatorAtWork;
let fields: { kind: 'query' | 'mutation'; field: Field }[];
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services);
  const [whole, open] = [await createSchema(), await createPublicSchema()];
  const only = (all: Record<string, Field> = {}, others: object = {}) => Object.values(all).filter(({ name }) => !(name in others));
  fields = [
    ...only(whole.getQueryType()?.getFields(), open.getQueryType()?.getFields()).map((field) => ({ kind: 'query' as const, field })),
    ...only(whole.getMutationType()?.getFields(), open.getMutationType()?.getFields()).map((field) => ({
      kind: 'mutation' as const,
      field,
    })),
  ];
});
afterAll(() => test.stop());

const OPERATORS_FIELDS = [
  'approveFamilyCard',
  'approveNameChange',
  'approveProposal',
  'cardProducts',
  'checkIdentity',
  'closeAccount',
  'declineFamilyCard',
  'declineNameChange',
  'declineProposal',
  'familyCardCases',
  'findMembers',
  'lockLogin',
  'memberRecord',
  'nameChanges',
  'operator',
  'operators',
  'proposals',
  'proposeContactChange',
  'proposePhoneChange',
  'proposeSecondFactorRemoval',
  'reviewFamilyCard',
  'searchActivity',
  'setLockoutThreshold',
  'startReenrolment',
  'stepUpOperator',
  'unlockLogin',
];

describe('every field of the operators', () => {
  it('does not exist for nobody, and not for a member', async () => {
    // Spelt out: a field that slips to everybody must not go unseen.
    expect(fields.map(({ field }) => field.name).toSorted()).toEqual(OPERATORS_FIELDS);
    const member = await enrolMember(test.services, 'curious.one');
    const { cookie } = await login(test, member.userId, member.password);
    for (const { kind, field } of fields) {
      for (const headers of [{}, { cookie: cookie ?? '' }, { cookie: cookie ?? '', 'meisai-realm': 'operator' }]) {
        const { status, errors } = await test.ask(documentOf(kind, field), {}, headers);
        expect({ status, code: errors?.[0]?.extensions['code'] }, field.name).toEqual({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
      }
    }
  });

  it('of high risk wants a fresh proof, and the others none', async () => {
    const stale = await startOperator(test.services);
    await letProofGoStale(test.services, stale);
    for (const { kind, field } of fields.filter((candidate) => candidate.kind === 'mutation')) {
      const { data } = await test.ask<Record<string, { __typename: string }>>(documentOf(kind, field), {}, stale.headers);
      const needs = (field.extensions['operatorAct'] as { freshProof: boolean }).freshProof;
      expect(data?.[field.name]?.__typename === 'StepUpNeeded', field.name).toBe(needs);
    }
  });

  it('is there for an operator', async () => {
    for (const { kind, field } of fields) {
      const { errors } = await test.ask(documentOf(kind, field), {}, operator.headers);
      expect(errors?.map(({ extensions }) => extensions['code']) ?? [], field.name).not.toContain('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

const NOWHERE = '00000000-0000-7000-8000-000000000000';

function documentOf(kind: string, { name, args, type }: Field): string {
  const given = args
    .filter((arg) => isNonNullType(arg.type) || arg.name === 'first')
    .map((arg) => `${arg.name}: ${sampleOf(arg.name, arg)}`);
  const selection = String(type).includes('Connection') ? '{ pageInfo { hasNextPage } }' : '{ __typename }';
  return `${kind} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection} }`;
}

function sampleOf(name: string, { type }: { type: Field['args'][number]['type'] }): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isInputObjectType(inner)) {
    return `{ ${Object.values(inner.getFields())
      .map((field) => `${field.name}: ${sampleOf(field.name, field)}`)
      .join(', ')} }`;
  }
  if (String(inner).startsWith('[')) return '[]';
  if (String(inner) === 'Int') return '1';
  const ids: Record<string, string> = {
    memberId: 'Member',
    id: 'Member',
    accountId: 'Account',
    proposalId: 'Proposal',
    applicationId: 'FamilyCardApplication',
  };
  return JSON.stringify(name in ids ? globalId(ids[name] ?? '', NOWHERE) : 'nobody.here');
}
