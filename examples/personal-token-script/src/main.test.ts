import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** As much of Meisai as its rarer answers take; against the real one the script is run by the journeys. */
let origin = '';
let answers: { status: number; headers?: Record<string, string>; body: object }[] = [];
let asked: { authorization: string | undefined; variables: object }[] = [];
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => {
    asked.push({ authorization: request.headers.authorization, variables: (JSON.parse(text) as { variables: object }).variables });
    const { status, headers = {}, body } = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
});
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
});

function run(typed: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  asked = [];
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const variables = { MEISAI_ORIGIN: origin, MEISAI_TOKEN: 'meisai_token', LANG: 'en_US.UTF-8', ...env };
  return new Promise((done) => {
    execFile(process.execPath, [main, ...typed], { env: variables }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

const ok = (data: object) => ({ status: 200, body: { data } });
const ACCOUNTS = ok({ viewer: { id: 'm', accounts: [{ id: 'a', name: 'Gold\tCard', currency: 'USD' }] } });
const refused = (status: number, code: string, headers = {}) => ({
  status,
  headers,
  body: { errors: [{ message: 'It takes statements:read.', extensions: { code, requestId: 'req-7' } }] },
});

function statements(labels: string[], endCursor: string | null) {
  const edges = labels.map((label) => ({
    node: {
      id: label,
      label,
      status: 'PAID',
      dueDate: '2026-11-10',
      total: label === '2026-09' ? null : { minorUnits: 128_091, currency: 'USD' },
    },
  }));
  return ok({ node: { __typename: 'Account', id: 'a', statements: { edges, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } });
}

describe('the script', () => {
  test('lists statements page by page, one line each, with the token in the header alone', async () => {
    answers = [ACCOUNTS, statements(['2026-11', '2026-10'], 'c2'), statements(['2026-09'], null)];
    const { code, out, err } = await run(['statements', '--page', '2']);
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(out.split('\n'), [
      'account\tstatement\tstatus\tdue\ttotal\tcurrency',
      'Gold Card\t2026-11\tPAID\t2026-11-10\t1280.91\tUSD',
      'Gold Card\t2026-10\tPAID\t2026-11-10\t1280.91\tUSD',
      'Gold Card\t2026-09\tPAID\t2026-11-10\t\tUSD',
      '',
    ]);
    assert.deepEqual(
      asked.map(({ variables }) => variables),
      [{}, { account: 'a', first: 2, after: null }, { account: 'a', first: 2, after: 'c2' }],
    );
    assert.ok(asked.every(({ authorization }) => authorization === 'Bearer meisai_token'));
  });

  test('waits where the service says when to come back, and goes on', async () => {
    answers = [refused(429, 'TOO_MANY_REQUESTS', { 'retry-after': '1' }), ACCOUNTS, statements([], null)];
    const { code, err } = await run(['statements']);
    assert.equal(code, 0);
    assert.match(err, /waiting 1 seconds/);
  });

  const FAILURES: [what: string, answer: (typeof answers)[number], told: RegExp][] = [
    ['a share that is used up for an hour', refused(429, 'BUDGET_SPENT', { 'retry-after': '3000' }), /Try again in 3000 seconds/],
    ['a token that counts no more', refused(401, 'INVALID_TOKEN'), /unknown, has expired or was revoked.*\/apps\/new-token/],
    ['a token of too little', refused(403, 'INSUFFICIENT_SCOPE'), /not for this. It takes statements:read/],
    ['a mistake', refused(400, 'GRAPHQL_VALIDATION_FAILED'), /HTTP 400, GRAPHQL_VALIDATION_FAILED, request req-7/],
    ['a page of somebody else', { status: 200, body: [] }, /did not answer/],
  ];
  for (const [what, answer, told] of FAILURES) {
    test(`tells of ${what}, and nothing else`, async () => {
      answers = [answer];
      const { code, out, err } = await run(['statements']);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, told);
      assert.doesNotMatch(err, /meisai_token|\n\s+at /);
    });
  }

  test('says how to get a token, where the service is not, and what a command is', async () => {
    assert.match((await run(['statements'], { MEISAI_TOKEN: '' })).err, /no token in MEISAI_TOKEN.*\/apps\/new-token/);
    const away = await run(['statements'], { MEISAI_ORIGIN: 'http://127.0.0.1:1' });
    assert.deepEqual(
      [away.code, away.err],
      [1, 'http://127.0.0.1:1 cannot be reached. Is the service running? MEISAI_ORIGIN says where it is.\n'],
    );
    const mistaken = await run(['statment']);
    assert.deepEqual([mistaken.code, mistaken.err], [2, 'There is no command "statment".\nSee --help.\n']);
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(out, /MEISAI_TOKEN/);
    assert.equal(asked.length, 0);
  });
});
