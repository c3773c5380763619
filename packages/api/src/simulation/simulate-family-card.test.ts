import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASK_CODE, ENROL, type EnrolData } from '../test/enrolment.js';
import { dumpDatabase } from '../test/dump.js';
import { addToFamily, applyFor } from '../test/family.js';
import { throughProxy } from '../test/logins.js';
import { codeMailedTo } from '../test/mails.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

interface Decided {
  code?: string;
  application?: { state: string; history: { state: string }[] };
  madeUpCard?: { number: string; expiry: string } | null;
}

async function decide({ cookie }: Entered, applicationId: string, decision: string, idempotencyKey = `decide-${applicationId.slice(-20)}`) {
  const document = `mutation ($input: SimulateFamilyCardDecisionInput!) { act: simulateFamilyCardDecision(input: $input) { __typename
    ... on Refusal { code } ... on SimulateFamilyCardDecisionSuccess { application { state history { state } } madeUpCard { number expiry } } } }`;
  const { data, errors } = await test.ask<{ act: Decided }>(document, { input: { applicationId, decision, idempotencyKey } }, { cookie });
  if (data === null) throw new Error(JSON.stringify(errors));
  return data.act;
}

describe('a decision on a family card that is made up', () => {
  it('issues a card its holder registers with; asked again with its key it answers the same, and the number is stored nowhere', async () => {
    const basic = await enter(test, 'made.up.basic');
    const id = await applyFor(test, basic, { email: 'made.up@example.jp' });
    const first = await decide(basic, id, 'ISSUE');
    expect(first.application).toMatchObject({
      state: 'ISSUED',
      history: ['SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'ISSUED'].map((state) => ({ state })),
    });
    expect(await decide(basic, id, 'ISSUE')).toEqual(first);
    expect(await decide(basic, id, 'DECLINE')).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await decide(basic, id, 'DECLINE', 'another-key')).toMatchObject({ code: 'FAMILY_CARD_APPLICATION_DECIDED' });
    const { number = '', expiry = '' } = first.madeUpCard ?? {};
    expect(await dumpDatabase(test.services)).not.toContain(number);
    const card = { cardNumber: number, expiry, birthDate: '1983-02-03' };
    await test.ask(ASK_CODE, { card }, throughProxy('10.45.0.1'));
    const code = await codeMailedTo(test.services, 'made.up@example.jp');
    const input = { card, code, userId: 'made.up.taro', password: 'windy lantern at the quay' };
    expect((await test.ask<EnrolData>(ENROL, { input }, throughProxy('10.45.0.1'))).data?.enrol.__typename).toBe('EnrolSuccess');
  });

  it('declines, and is the basic member’s alone to make up', async () => {
    const basic = await enter(test, 'made.up.declined');
    const child = await enter(test, await addToFamily(test, basic.member, 'made.up.child'));
    const id = await applyFor(test, basic);
    for (const other of [child, await enter(test, 'made.up.stranger')]) {
      expect(await decide(other, id, 'ISSUE')).toMatchObject({ code: 'FAMILY_CARD_APPLICATION_NOT_FOUND' });
    }
    expect(await decide(basic, id, 'DECLINE')).toMatchObject({ application: { state: 'DECLINED' }, madeUpCard: null });
  });
});
