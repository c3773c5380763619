import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query, type EntityManager, type Services } from '../platform/index.js';
import { APPLY, RELATIVE, WITHDRAW } from '../test/family.js';
import { startHarness, type Harness } from '../test/harness.js';
import { startOperator, type OperatorAtWork } from '../test/operators.js';
import { send } from '../test/processes.js';
import { enrolMember, LOGIN, type EnrolledMember, type LoginData } from '../test/server.js';
import { withCheckDigit } from '../test/cards.js';
import { issueFamilyCard, readApplicationKey, type ApplicationKey } from './index.js';

const PARALLEL = 20;

let api: Harness;
let services: Services;
beforeAll(async () => {
  api = await startHarness();
  ({ services } = api);
});
afterAll(() => api.stop());

interface Outcome {
  __typename: string;
  application?: { id: string };
}

interface Applicant extends EnrolledMember {
  cookie: string;
}

async function applicant(userId: string): Promise<Applicant> {
  const member = await enrolMember(services, userId);
  const answer = await api.ask<LoginData>(0, LOGIN, { input: { userId, password: member.password } });
  return { ...member, cookie: /[\w-]*meisai=[^;]+/.exec(answer.setCookie)?.[0] ?? '' };
}

async function apply({ accountId, cookie }: Applicant, n: number, typed: object): Promise<Outcome | undefined> {
  const input = { ...RELATIVE, accountId: globalId('Account', accountId), ...typed };
  return (await api.ask<{ act: Outcome }>(n, APPLY, { input }, cookie)).data?.act;
}

/** Kana of its own for each of many relatives. */
const kanaOf = (n: number) => ({
  givenNameKana: `ジロウ${'アイウエオカキクケコサシスセソタチツテト'[n]}`,
  idempotencyKey: `relative-${n}-of-many`,
});

async function underReview(member: Applicant, operator: OperatorAtWork): Promise<string> {
  const id = (await apply(member, 0, { idempotencyKey: 'to-be-decided' }))?.application?.id ?? '';
  await desk(0, operator, `mutation { act: reviewFamilyCard(applicationId: "${id}") { __typename } }`);
  return id;
}

async function desk(n: number, { headers }: OperatorAtWork, query: string): Promise<string> {
  const { origin } = api.all[n % api.all.length] ?? { origin: '' };
  const { body } = await send(origin, { address: api.newAddress(), headers, body: JSON.stringify({ query }) });
  return (JSON.parse(body) as { data?: { act: Outcome } }).data?.act.__typename ?? body;
}

async function eventsOf(id: string): Promise<string[]> {
  const rows = await query<{ state: string }>(
    services.database.fork(),
    'select state from family_card_event where application_id = $1 order by at',
    [readApplicationKey(id)?.id],
  );
  return rows.map(({ state }) => state);
}

describe('over several processes on one PostgreSQL', { timeout: 120_000 }, () => {
  it(`of ${PARALLEL} applications at once, as many are taken as the product allows`, async () => {
    const member = await applicant('race.maximum');
    const outcomes = await Promise.all(Array.from({ length: PARALLEL }, (_none, n) => apply(member, n, kanaOf(n))));
    const count = (name: string) => outcomes.filter((outcome) => outcome?.__typename === name).length;
    expect([count('ApplyForFamilyCardSuccess'), count('FamilyCardsUsedUp')]).toEqual([4, PARALLEL - 4]);
  });

  it(`one application sent ${PARALLEL} times at once with one key is one`, async () => {
    const member = await applicant('race.key');
    const outcomes = await Promise.all(Array.from({ length: PARALLEL }, (_none, n) => apply(member, n, { idempotencyKey: 'the-one-key' })));
    expect(new Set(outcomes.map((outcome) => outcome?.application?.id)).size).toBe(1);
    expect(outcomes.every((outcome) => outcome?.__typename === 'ApplyForFamilyCardSuccess')).toBe(true);
  });

  it('of approvals, declines and withdrawals at once, one is done, and it alone is in the history', async () => {
    const operators = [await startOperator(services), await startOperator(services)] as const;
    for (let round = 0; round < 5; round += 1) {
      const member = await applicant(`race.decided.${round}`);
      const id = await underReview(member, operators[0]);
      const decide = (n: number) => {
        if (n % 3 === 2) return api.ask<{ act: Outcome }>(n, WITHDRAW, { id }, member.cookie).then(({ data }) => data?.act.__typename);
        const name = n % 3 === 0 ? 'approveFamilyCard' : 'declineFamilyCard';
        const input = `{ applicationId: "${id}", reason: "In a race." }`;
        return desk(n, operators[n % 2] ?? operators[0], `mutation { act: ${name}(input: ${input}) { __typename } }`);
      };
      const outcomes = await Promise.all(Array.from({ length: 12 }, (_none, n) => decide(n)));
      expect(outcomes.filter((outcome) => outcome === 'FamilyCardApplicationDecided')).toHaveLength(11);
      expect(await eventsOf(id)).toHaveLength(3);
    }
  });

  it('one approved application comes to one card, however many issue it at once', async () => {
    const operator = await startOperator(services);
    const member = await applicant('race.issued');
    const id = await underReview(member, operator);
    await desk(0, operator, `mutation { act: approveFamilyCard(input: { applicationId: "${id}", reason: "In order." }) { __typename } }`);
    const key = readApplicationKey(id) as ApplicationKey;
    const issue = (n: number) =>
      services.database.fork().transactional((tx) =>
        issueFamilyCard(tx as EntityManager, { keys: services.keys, publicOrigin: 'https://x' }, key, {
          number: withCheckDigit(`93927770000000${n}`),
          expiresOn: '2039-04-30',
        }),
      );
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_none, n) => issue(n)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([...Array(7).fill('FAMILY_CARD_APPLICATION_DECIDED'), 'ISSUED']);
    const cards = await query(services.database.fork(), 'select 1 from card where account_id = $1 and member_id <> $2', [
      member.accountId,
      member.memberId,
    ]);
    expect(cards).toHaveLength(1);
  });
});
