import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';
import { globalId, query } from '../platform/index.js';
import { addToFamily } from '../test/family.js';
import { throughProxy } from '../test/logins.js';
import { enter, type Entered } from '../test/sessions.js';
import { stringPositionsOf, type StringPosition } from '../test/string-positions.js';
import { startTestServer, type TestServer } from '../test/server.js';

const IS_PROOF = process.env['PROOF'] === '1';

let test: TestServer;
let basic: Entered;
let familyCard: string;
let positions: StringPosition[];
beforeAll(async () => {
  test = await startTestServer();
  basic = await enter(test, 'basic');
  familyCard = globalId('Card', (await addToFamily(test, basic.member, 'child')).cardId);
  const { accountId, cardId } = basic.member;
  const schema = await createPublicSchema({ hasSimulations: true });
  positions = stringPositionsOf(schema, { accountId: globalId('Account', accountId), cardId: globalId('Card', cardId), version: 0 });
});
afterAll(() => test.stop());

let requests = 0;

/** Sends a body as it is: JSON that JavaScript would not write the same way. */
async function post(payload: string) {
  requests += 1;
  const from = throughProxy(`10.44.${Math.floor(requests / 250)}.${requests % 250}`);
  const began = performance.now();
  const response = await test.server.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: '127.0.0.2',
    headers: { 'content-type': 'application/json', cookie: basic.cookie, ...from },
    payload,
  });
  return { status: response.statusCode, body: response.body, tookMs: performance.now() - began };
}

/** Each argument that is an amount, with what is around it. */
const AMOUNTS: Record<string, { document: string; inputWith: (amount: string) => string }> = {
  'SetFamilyCardLimitInput.amount': {
    document: 'mutation ($input: SetFamilyCardLimitInput!) { setFamilyCardLimit(input: $input) { __typename } }',
    inputWith: (amount) => `{"cardId":"${familyCard}","version":0,"amount":{"minorUnits":${amount},"currency":"JPY"}}`,
  },
  'SimulatePurchaseInput.amount': {
    document: 'mutation ($input: SimulatePurchaseInput!) { simulatePurchase(input: $input) { __typename } }',
    inputWith: (amount) =>
      `{"cardId":"${globalId('Card', basic.member.cardId)}","merchant":"店","amount":{"minorUnits":${amount},"currency":"JPY"},"idempotencyKey":"amount-${(requests += 1)}"}`,
  },
  'SimulatePaymentInput.amount': {
    document: 'mutation ($input: SimulatePaymentInput!) { simulatePayment(input: $input) { __typename } }',
    inputWith: (amount) =>
      `{"accountId":"${globalId('Account', basic.member.accountId)}","amount":{"minorUnits":${amount},"currency":"JPY"},"idempotencyKey":"amount-${(requests += 1)}"}`,
  },
};

async function sendAmount(name: string, amount: string) {
  const { document, inputWith } = AMOUNTS[name] ?? { document: '', inputWith: () => '' };
  return post(`{"query":${JSON.stringify(document)},"variables":{"input":${inputWith(amount)}}}`);
}

async function countRows(): Promise<unknown> {
  const [row] = await query(
    test.services.database.fork(),
    'select (select count(*)::int from family_card_limit) as limits, (select count(*)::int from card_transaction) as uses',
    [],
  );
  return row;
}

describe('IN-01: an amount', () => {
  it.each(Object.keys(AMOUNTS))(
    '%s that is no whole number JSON carries exactly, or below the least, is refused and writes nothing',
    async (name) => {
      const before = await countRows();
      const values = [
        '-1',
        '0.5',
        '1e21',
        '"NaN"',
        '"Infinity"',
        '""',
        '"１００"',
        '9007199254740993',
        '9223372036854775808',
        '[1, 2]',
        '{}',
        'true',
      ];
      for (const value of values) {
        const { status, body } = await sendAmount(name, value);
        expect([value, status]).toEqual([value, 400]);
        expect(body).toContain('amount');
      }
      expect(await countRows()).toEqual(before);
    },
  );

  it('of a limit is taken exactly at both ends, and one beyond them is refused', async () => {
    const limits = [];
    for (const [version, amount] of ['0', '999999999'].entries()) {
      const input = `{"cardId":"${familyCard}","version":${version},"amount":{"minorUnits":${amount},"currency":"JPY"}}`;
      const document = AMOUNTS['SetFamilyCardLimitInput.amount']?.document;
      const { body } = await post(`{"query":${JSON.stringify(document)},"variables":{"input":${input}}}`);
      const rows = await query<{ amount: string }>(
        test.services.database.fork(),
        'select amount_minor::text as amount from family_card_limit',
        [],
      );
      limits.push([body.includes('SetFamilyCardLimitSuccess'), rows[0]?.amount]);
    }
    expect(limits).toEqual([
      [true, '0'],
      [true, '999999999'],
    ]);
    expect((await sendAmount('SetFamilyCardLimitInput.amount', '1000000000')).status).toBe(400);
  });
});

const INJECTIONS = [
  `' or '1'='1`,
  `'; drop table member; --`,
  `' || pg_sleep(5) || '`,
  '%_\\',
  '$.store[*]',
  '{{7*7}}${7*7}<%= 7*7 %>',
  '*)(uid=*))(|(uid=*',
  '$(sleep 5)`sleep 5`|sleep 5',
  'x\r\nBcc: thief@example.jp',
  '\u0000',
  '\u202eevil\u2066',
  '<script>alert(1)</script>',
];
/** Of what a fault of ours would tell. */
const INSIDE = /syntax error|relation|pg_|SQLSTATE|\bat \w+ \(|node_modules|INTERNAL/;

describe('IN-04: what could be run', () => {
  it('in every text that a mutation takes is a text, refused or kept: nothing waits, fails, or tells of the inside', async () => {
    expect(positions.length).toBeGreaterThan(60);
    const others = 'select json_agg(m order by m.id)::text as rows from member m where m.id <> $1';
    const [before] = await query<{ rows: string }>(test.services.database.fork(), others, [basic.member.memberId]);
    const bad = [];
    for (const [n, { name, document, variablesWith }] of positions.entries()) {
      // In the quick form each place gets three, and all of them come to their turn.
      const some = IS_PROOF ? INJECTIONS : [0, 1, 2].map((more) => INJECTIONS[(n * 3 + more) % INJECTIONS.length] ?? '');
      for (const text of some) {
        const told = await post(JSON.stringify({ query: document, variables: variablesWith(text) }));
        if (told.status >= 500 || told.tookMs > 4_000 || INSIDE.test(told.body)) bad.push([name, text, told]);
      }
    }
    expect(bad).toEqual([]);
    const [after] = await query<{ rows: string }>(test.services.database.fork(), others, [basic.member.memberId]);
    expect(after).toEqual(before);
  }, 300_000);
});
