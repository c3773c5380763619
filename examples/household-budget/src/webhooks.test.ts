import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { keepConnection } from './connections.ts';
import { openDatabase, type Database } from './database.ts';
import { listNews, receiveWebhook } from './webhooks.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.from('another-0123456789abcdef01234567').toString('base64')}`;
const MEMBER = 'TWVtYmVyOjE';
const BODY = JSON.stringify({
  type: 'transaction.recorded',
  timestamp: '2026-11-30T06:12:09.114Z',
  data: { memberId: MEMBER, accountId: 'QWNjb3VudDox', transactionId: 'VHJhbnNhY3Rpb246MQ' },
});

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  keepConnection(database, MEMBER, { accessToken: 'a', refreshToken: 'r', expiresAt: 0, scope: 'openid', renewals: 0 });
});

/** The headers of a message as Meisai signs it. */
function signed(body: string, { id = 'msg-1', secret = SECRET, at = new Date() } = {}): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

const receive = (body: string, headers: Record<string, string>) => receiveWebhook(database, SECRET, body, headers);
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60 * 1000);

describe('a webhook', () => {
  test('that is signed with our secret is taken, and kept with what it is of', () => {
    assert.deepEqual(receive(BODY, signed(BODY)), { kind: 'TAKEN', webhookId: 'msg-1', memberId: MEMBER });
    assert.deepEqual(listNews(database, MEMBER), [
      { webhookId: 'msg-1', type: 'transaction.recorded', happenedAt: '2026-11-30T06:12:09.114Z', summary: null },
    ]);
  });

  const REFUSED: [what: string, body: string, headers: Record<string, string>][] = [
    ['whose body was changed', BODY.replace('VHJhbnNhY3Rpb246MQ', 'VHJhbnNhY3Rpb246Mg'), signed(BODY)],
    ['whose body was only written anew', JSON.stringify(JSON.parse(BODY), null, 1), signed(BODY)],
    ['that is signed with another secret', BODY, signed(BODY, { secret: OTHER_SECRET })],
    ['whose id was changed', BODY, { ...signed(BODY), 'webhook-id': 'msg-2' }],
    [
      'whose time was changed',
      BODY,
      { ...signed(BODY, { at: minutesAgo(6) }), 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) },
    ],
    ['that is six minutes old', BODY, signed(BODY, { at: minutesAgo(6) })],
    ['that is from six minutes ahead', BODY, signed(BODY, { at: minutesAgo(-6) })],
    ['that is not signed', BODY, {}],
    [
      'whose signature is of another version',
      BODY,
      { ...signed(BODY), 'webhook-signature': String(signed(BODY)['webhook-signature']).replace('v1,', 'v0,') },
    ],
    ['whose signature is cut off', BODY, { ...signed(BODY), 'webhook-signature': 'v1,' }],
    ['that says nothing', '', signed('')],
    [
      'that names no member',
      '{"type":"transaction.recorded","timestamp":"2026-11-30T06:12:09Z"}',
      signed('{"type":"transaction.recorded","timestamp":"2026-11-30T06:12:09Z"}'),
    ],
  ];
  for (const [what, body, headers] of REFUSED) {
    test(`${what} is refused, and nothing of it is kept`, () => {
      assert.deepEqual(receive(body, headers), { kind: 'REFUSED' });
      assert.deepEqual(listNews(database, MEMBER), []);
    });
  }

  test('that is five signatures long is taken when one of them is right: secrets are changed that way', () => {
    const wrong = signed(BODY, { secret: OTHER_SECRET })['webhook-signature'];
    const headers = signed(BODY);
    assert.equal(receive(BODY, { ...headers, 'webhook-signature': `${wrong} ${headers['webhook-signature']}` }).kind, 'TAKEN');
  });

  test('that comes again, signed anew even, is known and shown once', () => {
    assert.equal(receive(BODY, signed(BODY, { at: minutesAgo(4) })).kind, 'TAKEN');
    assert.equal(receive(BODY, signed(BODY)).kind, 'KNOWN');
    assert.equal(listNews(database, MEMBER).length, 1);
    assert.equal(receive(BODY, signed(BODY, { id: 'msg-2' })).kind, 'TAKEN');
    assert.equal(listNews(database, MEMBER).length, 2);
  });

  test('of somebody who is not connected is answered, and not kept', () => {
    const body = BODY.replace(MEMBER, 'TWVtYmVyOjI');
    assert.deepEqual(receive(body, signed(body)), { kind: 'UNWANTED' });
    assert.deepEqual(listNews(database, 'TWVtYmVyOjI'), []);
  });

  test('of a kind that did not exist when this was written is kept as something new', () => {
    const body = BODY.replace('transaction.recorded', 'points.earned');
    assert.equal(receive(body, signed(body)).kind, 'TAKEN');
    assert.equal(listNews(database, MEMBER)[0]?.type, 'points.earned');
  });
});
