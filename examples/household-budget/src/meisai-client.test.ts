import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createAuthorization } from './authorization.ts';
import { findConnection } from './connections.ts';
import type { Database } from './database.ts';
import { startFakeMeisai, type FakeMeisai } from './fake-meisai.ts';
import { createMeisaiClient } from './meisai-client.ts';
import { AccountsDocument } from './meisai.generated.ts';

const MEMBER = 'm';
let meisai: FakeMeisai;
beforeEach(async () => {
  meisai = await startFakeMeisai();
});
afterEach(() => meisai.stop());

function open(database: Database) {
  const client = createMeisaiClient(meisai.settings, createAuthorization(meisai.settings, database));
  return () => client.ask({ memberId: MEMBER, language: 'en' }, AccountsDocument, {});
}

describe('a token', () => {
  test('that is good is used as it is', async () => {
    assert.deepEqual(await open(meisai.connect(MEMBER))(), { viewer: { id: 'm', accounts: [] } });
    assert.equal(meisai.state.refreshes, 0);
  });

  test('that is about to end is renewed before, and the new ones are kept', async () => {
    const database = meisai.connect(MEMBER, { endsInMs: 10_000 });
    await open(database)();
    assert.deepEqual([meisai.state.refreshes, meisai.state.asked], [1, 1]);
    const { accessToken, refreshToken, renewals, scope } = findConnection(database, MEMBER) ?? {};
    assert.deepEqual([accessToken, refreshToken, renewals, scope], ['access-2', 'refresh-2', 1, 'openid']);
  });

  test('that ended on the way is renewed, and the question asked once more', async () => {
    meisai.state.generation = 1;
    const database = meisai.connect(MEMBER);
    const ask = open(database);
    await ask();
    // Only its time is over: what it is renewed with is still good.
    database.exec(`update connection set access_token = 'access-0'`);
    await ask();
    assert.deepEqual([meisai.state.refreshes, meisai.state.asked], [1, 3]);
  });

  test('is renewed once, however many need it at the same time: a second use would end the grant', async () => {
    const ask = open(meisai.connect(MEMBER, { endsInMs: 0 }));
    await Promise.all(Array.from({ length: 20 }, ask));
    assert.deepEqual([meisai.state.refreshes, meisai.state.isCutOff], [1, false]);
  });

  test('is not renewed again for a request that was on its way with the one before', async () => {
    const authorization = createAuthorization(meisai.settings, meisai.connect(MEMBER));
    assert.equal(await authorization.renew(MEMBER, 'access-1'), 'access-2');
    assert.equal(await authorization.renew(MEMBER, 'access-1'), 'access-2');
    assert.deepEqual([meisai.state.refreshes, meisai.state.isCutOff], [1, false]);
  });

  test('that a cut-off has ended is told as that, and forgotten', async () => {
    const database = meisai.connect(MEMBER);
    const ask = open(database);
    await ask();
    meisai.state.isCutOff = true;
    await assert.rejects(ask(), { name: 'MeisaiFault', kind: 'ENDED', code: 'invalid_grant' });
    assert.equal(findConnection(database, MEMBER), null);
    await assert.rejects(ask(), { kind: 'ENDED' });
    assert.equal(meisai.state.refreshes, 1);
  });

  test('is kept where renewing it fails for the while', async () => {
    const database = meisai.connect(MEMBER, { endsInMs: 0 });
    meisai.state.tokenAnswer = { status: 503, headers: { 'retry-after': '7' }, body: { errors: [] } };
    await assert.rejects(open(database)(), { kind: 'LATER', retryAfterSeconds: 7 });
    assert.equal(findConnection(database, MEMBER)?.refreshToken, 'refresh-1');
    meisai.state.tokenAnswer = null;
    await open(database)();
    assert.equal(findConnection(database, MEMBER)?.refreshToken, 'refresh-2');
  });
});

describe('an answer', () => {
  const FAULTS: [status: number, body: object, told: object][] = [
    [
      403,
      { errors: [{ extensions: { code: 'INSUFFICIENT_SCOPE', requestId: 'req-3' } }] },
      { kind: 'SCOPE', code: 'INSUFFICIENT_SCOPE', requestId: 'req-3' },
    ],
    [400, { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }, { kind: 'MISTAKE', code: 'GRAPHQL_VALIDATION_FAILED' }],
    [500, {}, { kind: 'MISTAKE', code: 'HTTP 500' }],
    [200, { data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }, { kind: 'MISTAKE', code: 'INTERNAL_SERVER_ERROR' }],
  ];
  for (const [status, body, told] of FAULTS) {
    test(`of ${status} ${JSON.stringify(body)} is told as ${JSON.stringify(told)}`, async () => {
      meisai.state.answer = { status, body };
      await assert.rejects(open(meisai.connect(MEMBER))(), told);
    });
  }

  test('of 429 is believed: nothing more is asked until then', async () => {
    meisai.state.answer = { status: 429, headers: { 'retry-after': '1' }, body: { errors: [{ extensions: { code: 'BUDGET_SPENT' } }] } };
    const ask = open(meisai.connect(MEMBER));
    await assert.rejects(ask(), { kind: 'LATER', code: 'BUDGET_SPENT', retryAfterSeconds: 1 });
    await assert.rejects(ask(), { kind: 'LATER', retryAfterSeconds: 1 });
    assert.equal(meisai.state.asked, 1);
    meisai.state.answer = { status: 200, body: { data: { viewer: null } } };
    await new Promise((done) => setTimeout(done, 1100));
    assert.deepEqual(await ask(), { viewer: null });
  });

  test('that does not come is told as such', async () => {
    const ask = open(meisai.connect(MEMBER));
    meisai.stop();
    await assert.rejects(ask(), { kind: 'AWAY' });
  });
});
