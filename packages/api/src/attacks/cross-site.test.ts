import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHarness, type Harness } from '../test/harness.js';
import { send, type Sent } from '../test/processes.js';
import { LOGIN } from '../test/server.js';

let api: Harness;
beforeAll(async () => {
  api = await startHarness({ processes: 1 });
});
afterAll(() => api.stop());

const ask = (sent: Sent) => send(api.all[0]?.origin ?? '', { address: '10.4.0.1', ...sent });

const MUTATION = 'mutation { logout { __typename } }';
const IN_URL = `/graphql?query=${encodeURIComponent(MUTATION)}`;
const JSON_BODY = JSON.stringify({ query: MUTATION });
const FORM_BODY = `query=${encodeURIComponent(MUTATION)}`;
const MULTIPART = `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${JSON_BODY}\r\n--x--\r\n`;

describe('what another site can make a browser send', () => {
  it.each<[string, Sent]>([
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: FORM_BODY }],
    ['a multipart form', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: MULTIPART }],
    ['a form of plain text', { headers: { 'content-type': 'text/plain' }, body: JSON_BODY }],
    ['a beacon', { headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: JSON_BODY }],
    ['JSON that says it is text', { headers: { 'content-type': 'text/plain; application/json' }, body: JSON_BODY }],
    ['a body without a type', { headers: { 'content-type': '' }, body: JSON_BODY }],
    ['an image', { method: 'GET', path: IN_URL, headers: { 'content-type': '', accept: 'image/*' } }],
    ['a GET that says it is JSON', { method: 'GET', path: IN_URL }],
    ['a GET as a mail', { method: 'GET', path: IN_URL, headers: { 'content-type': 'message/rfc822' } }],
    [
      'a GET with the query of a reader',
      { method: 'GET', path: `/graphql?query=${encodeURIComponent('{ viewer { id } }')}`, headers: { 'content-type': 'text/plain' } },
    ],
  ])('SE-07: runs nothing: %s', async (_, sent) => {
    const before = await api.sumOf('resolver_executions_total');
    const { status } = await ask(sent);
    expect([400, 405, 415]).toContain(status);
    expect(await api.sumOf('resolver_executions_total')).toBe(before);
  });

  it('runs the same as JSON, so that the above can tell', async () => {
    const before = await api.sumOf('resolver_executions_total');
    expect((await ask({ body: JSON_BODY })).status).toBe(200);
    expect(await api.sumOf('resolver_executions_total')).toBe(before + 1);
  });
});

describe('an array of a hundred logins', () => {
  it('AU-03: is refused in few words of JSON, with nothing checked', async () => {
    const before = await api.sumOf('password_verifications_total');
    const one = { query: LOGIN, variables: { input: { userId: 'batched', password: 'wrong' } } };
    const { status, headers, body } = await ask({ body: JSON.stringify(Array.from({ length: 100 }, () => one)) });
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('application/json');
    expect(body.length).toBeLessThan(2048);
    expect(JSON.parse(body)).toHaveProperty('errors');
    expect(await api.sumOf('password_verifications_total')).toBe(before);
  });
});
