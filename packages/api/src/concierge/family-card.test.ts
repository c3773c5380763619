import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { act, letProofGoStale, recordOf, startOperator, type OperatorAtWork } from '../test/operators.js';
import { applyFor, APPLICATION } from '../test/family.js';
import { mailsTo } from '../test/mails.js';
import { enter, kindsOf, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let operator: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services, 'Mori');
});
afterAll(() => test.stop());

const CASES = `{ familyCardCases(first: 50) { edges { node { id state age relation maskedEmail maskedPhone accountName name { family given } member { name { family } }
  history { state } } } } }`;

async function cases(): Promise<{ id: string; state: string }[]> {
  interface Cases {
    familyCardCases: { edges: { node: { id: string; state: string } }[] };
  }
  const { data, errors } = await test.ask<Cases>(CASES, {}, operator.headers);
  if (data === null) throw new Error(JSON.stringify(errors));
  return data.familyCardCases.edges.map(({ node }) => node);
}

async function review(id: string): Promise<string | undefined> {
  const document = 'mutation ($id: ID!) { act: reviewFamilyCard(applicationId: $id) { __typename } }';
  return (await test.ask<{ act: { __typename: string } }>(document, { id }, operator.headers)).data?.act.__typename;
}

function decide(mutation: 'approveFamilyCard' | 'declineFamilyCard', applicationId: string, reason = 'All is in order.') {
  return act(test, operator, mutation, 'DecideFamilyCardInput', { applicationId, reason });
}

async function stateOf({ cookie }: Entered, id: string): Promise<string | undefined> {
  return (await test.ask<{ node: { state: string } }>(APPLICATION, { id }, { cookie })).data?.node.state;
}

describe('the desk', () => {
  it('sees of an application what a decision needs: contacts masked, the age in place of the day of birth', async () => {
    const basic = await enter(test, 'desk.applicant');
    const id = await applyFor(test, basic);
    const row = (await cases()).find((one) => one.id === id);
    expect(row).toMatchObject({ state: 'SUBMITTED', age: 43, relation: 'SPOUSE', maskedPhone: '•••5678', accountName: 'Test card' });
    expect(JSON.stringify(row)).not.toMatch(/1983|taro\.yamada@|901234/);
  });

  it('looks at it, then approves it: each step told to the member and on record', async () => {
    const basic = await enter(test, 'desk.approved');
    const id = await applyFor(test, basic);
    expect(await decide('approveFamilyCard', id)).toBe('FamilyCardApplicationDecided');
    expect(await review(id)).toBe('FamilyCardCaseMoved');
    expect(await review(id)).toBe('FamilyCardApplicationDecided');
    expect(await stateOf(basic, id)).toBe('UNDER_REVIEW');
    expect(await decide('approveFamilyCard', id, ' ')).toBe('ReasonNeeded');
    expect(await decide('approveFamilyCard', id)).toBe('FamilyCardCaseMoved');
    expect(await decide('declineFamilyCard', id)).toBe('FamilyCardApplicationDecided');
    expect(await stateOf(basic, id)).toBe('APPROVED');
    expect((await kindsOf(test, basic.member)).filter((kind) => kind.startsWith('FAMILY'))).toEqual([
      'FAMILY_CARD_APPLIED_FOR',
      'FAMILY_CARD_UNDER_REVIEW',
      'FAMILY_CARD_APPROVED',
    ]);
    expect((await mailsTo(test.services, 'desk.approved@example.jp')).map(({ subject }) => subject)).toContain(
      'Your application for a family card is approved',
    );
    expect(await recordOf(test.services, operator)).toContainEqual({ kind: 'FAMILY_CARD_APPROVED', reason: 'All is in order.' });
  });

  it('declines without a fresh proof, and approves with one only', async () => {
    const basic = await enter(test, 'desk.declined');
    const id = await applyFor(test, basic);
    await review(id);
    await letProofGoStale(test.services, operator);
    expect(await decide('approveFamilyCard', id)).toBe('StepUpNeeded');
    expect(await decide('declineFamilyCard', id, 'Not this time.')).toBe('FamilyCardCaseMoved');
    await query(test.services.database.fork(), 'update session set proved_at = app_now() where login_id = $1', [operator.loginId]);
    const mails = await mailsTo(test.services, 'desk.declined@example.jp');
    expect(mails.map(({ subject }) => subject)).toContain('The result of your application for a family card');
    expect(JSON.stringify(mails)).not.toContain('Not this time.');
    expect((await cases()).map((one) => one.id)).not.toContain(id);
  });

  it('decides on nothing that was withdrawn, on no closed account, and on nobody’s own', async () => {
    const basic = await enter(test, 'desk.own');
    const id = await applyFor(test, basic);
    await review(id);
    const own = await startOperator(test.services, 'Own', basic.member.memberId);
    expect(await act(test, own, 'approveFamilyCard', 'DecideFamilyCardInput', { applicationId: id, reason: 'Mine.' })).toBe('OwnMember');
    const relative = await startOperator(test.services, 'Relative');
    await query(test.services.database.fork(), 'update operator set email = $2 where id = $1', [
      relative.operatorId,
      'Taro.Yamada@example.jp',
    ]);
    expect(await act(test, relative, 'approveFamilyCard', 'DecideFamilyCardInput', { applicationId: id, reason: 'Mine.' })).toBe(
      'OwnMember',
    );
    await query(test.services.database.fork(), 'update account set closed_at = app_now() where id = $1', [basic.member.accountId]);
    expect(await decide('approveFamilyCard', id)).toBe('AccountNotOpen');
    await query(test.services.database.fork(), 'update account set closed_at = null where id = $1', [basic.member.accountId]);
    const withdraw = 'mutation ($id: ID!) { withdrawFamilyCardApplication(applicationId: $id) { __typename } }';
    await test.ask(withdraw, { id }, { cookie: basic.cookie });
    expect(await decide('approveFamilyCard', id)).toBe('FamilyCardApplicationDecided');
  });
});
