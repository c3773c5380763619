import type { GraphQLInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { addOwnApp } from '../test/developers.js';
import { applyFor } from '../test/family.js';
import { askForName } from '../test/names.js';
import { enter, type Entered } from '../test/sessions.js';
import { fillAccount } from '../test/uses.js';
import { globalId, localKey, query } from './index.js';

let test: TestServer;
let hanako: Entered;
let memberId: string;
let cookie: string;
let strangersCookie: string;

beforeAll(async () => {
  test = await startTestServer();
  hanako = await enter(test, 'hanako');
  [memberId, cookie] = [hanako.member.memberId, hanako.cookie];
  strangersCookie = (await enter(test, 'stranger')).cookie;
  await fillAccount(test.services, hanako.member);
});
afterAll(() => test.stop());

function find(id: string, headers: Record<string, string> = { cookie }) {
  return test.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id }, headers);
}

/** One id of each type of the contract that has them. */
async function ownIds(): Promise<Record<string, string | undefined>> {
  const { data } = await test.ask<{ viewer: Viewer }>(
    `{ viewer { id accounts { id cards(first: 1) { edges { node { id } } } statements(first: 1) { edges { node { id } } } transactions(first: 1) { edges { node { id } } } } } }`,
    {},
    { cookie },
  );
  const [account] = data?.viewer.accounts ?? [];
  const transaction = account?.transactions.edges[0]?.node.id ?? '';
  return {
    Account: account?.id,
    Card: account?.cards.edges[0]?.node.id,
    FamilyCardApplication: await applyFor(test, hanako),
    InstallmentPlan: await keepInstallmentPlan(transaction),
    Member: data?.viewer.id,
    NameChange: await askForName(test, cookie),
    Passkey: await keepPasskey(),
    Statement: account?.statements.edges[0]?.node.id,
    Transaction: transaction,
    Webhook: (await addOwnApp(test.services, hanako.member)).webhook,
  };
}

interface Identified {
  id: string;
}
interface Viewer extends Identified {
  accounts: (Identified & { cards: Edges; statements: Edges; transactions: Edges })[];
}
interface Edges {
  edges: { node: Identified }[];
}

/** A plan that was confirmed some other day. @returns its id */
async function keepInstallmentPlan(transactionId: string): Promise<string> {
  const [accountId, id] = localKey('Transaction', transactionId);
  const em = test.services.database.fork();
  const [plan] = await query<{ id: string }>(
    em,
    `insert into installment_plan (account_id, id, transaction_id, count, principal_minor, fee_minor, annual_rate_bp, early_repayment, year_days, deadline_on)
     values ($1, gen_random_uuid(), $2, 2, 100, 0, 0, 'BY_DAYS', 'ACTUAL', '2026-01-01') returning id`,
    [accountId, id],
  );
  await query(
    em,
    `insert into installment_payment (account_id, plan_id, number, closing_on, due_on, principal_minor, fee_minor, agreed_principal_minor,
       agreed_fee_minor)
     select $1, $2, n, '2026-01-15', '2026-02-10', 50, 0, 50, 0 from generate_series(1, 2) n`,
    [accountId, plan?.id],
  );
  return globalId('InstallmentPlan', accountId, plan?.id ?? '');
}

/** A passkey that was registered some other day. @returns its id */
async function keepPasskey(): Promise<string> {
  const [row] = await query<{ id: string }>(
    test.services.database.fork(),
    `insert into passkey (id, login_id, credential_id, public_key, sign_count, transports, is_synced, name)
     select gen_random_uuid(), id, 'credential', 'key', 0, '{}', false, 'Phone' from login where member_id = $1 returning id`,
    [memberId],
  );
  return globalId('Passkey', row?.id ?? '');
}

describe('what has an id', () => {
  it('is found by it, for its member alone: for others and logged out it does not exist', async () => {
    const ids = await ownIds();
    const schema = await createPublicSchema();
    const types = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map(({ name }) => name);
    expect(Object.keys(ids)).toEqual(types.toSorted());
    for (const [type, id = 'none'] of Object.entries(ids)) {
      expect(await find(id)).toMatchObject({ data: { node: { __typename: type, id } } });
      for (const headers of [{ cookie: strangersCookie }, {}]) {
        expect(await find(id, headers as Record<string, string>)).toMatchObject({ data: { node: null }, errors: undefined });
      }
    }
  });

  it.each([
    '',
    'x',
    '💥',
    Buffer.from('Statement:1/2').toString('base64url'),
    Buffer.from('__proto__:00000000-0000-7000-8000-000000000000').toString('base64url'),
    'A'.repeat(5000),
  ])('is not found by what nobody gave out as an id, and that is no error (%#)', async (id) => {
    expect(await find(id)).toMatchObject({ data: { node: null }, errors: undefined });
  });
});
