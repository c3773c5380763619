import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../platform/index.js';
import { dumpDatabase } from '../test/dump.js';
import { codeAt, memberWithAuthenticator, VERIFY } from '../test/factors.js';
import { startHarness, type Harness } from '../test/harness.js';
import { VIEWER } from '../test/logins.js';
import { mailsTo, tokenMailedTo } from '../test/mails.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, LOGIN, type LoginData } from '../test/server.js';

const ORIGIN = 'https://meisai.example';
const NEW = 'seven copper owls drink tea';
const ASKS = 100;

let api: Harness;
let services: Services;
let poisoned = 0;
beforeAll(async () => {
  api = await startHarness({ env: { PUBLIC_ORIGIN: ORIGIN } });
  ({ services } = api);
});
afterAll(() => api.stop());

describe('asking for a new password, over four processes', () => {
  it(`AU-19: ${ASKS} times at once each, a known and an unknown user ID get the same answer; three mails leave, and nothing changes`, async () => {
    const member = await enrolMember(services, 'flooded.one');
    const { cookie } = await enter(0, member.userId, member.password);
    const userIds = Array.from({ length: 2 * ASKS }, (_none, n) => (n % 2 === 0 ? member.userId : 'nobody.here'));
    const answers = await Promise.all(userIds.map((userId, n) => api.ask(n, ASK_REISSUE, { userId })));
    const told = answers.map(({ status, data, setCookie }) => JSON.stringify({ status, data, setCookie }));
    expect(new Set(told)).toEqual(
      new Set([
        JSON.stringify({
          status: 200,
          data: { requestPasswordReissue: { __typename: 'RequestPasswordReissueSuccess', validForMinutes: 15 } },
          setCookie: '',
        }),
      ]),
    );
    expect(await mailsTo(services, mailOf(member.userId))).toHaveLength(3);
    expect(await aliveOn(cookie)).toEqual([true, true, true, true]);
    expect((await enter(1, member.userId, member.password)).kind).toBe('LoginSuccess');
  });

  it('AU-21: leaves the token nowhere in the database but in the mail that carries it', async () => {
    const { userId } = await enrolMember(services, 'stored.one');
    await api.ask(0, ASK_REISSUE, { userId });
    const token = (await tokenMailedTo(services, mailOf(userId))) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const dump = (await dumpDatabase(services)).split('\n');
    const marks = [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')];
    const tables = dump.filter((row) => marks.some((mark) => row.includes(mark))).map((row) => row.split(' ')[0]);
    expect(new Set(tables)).toEqual(new Set(['public.caught_mail']));
    expect(dump.some((row) => row.startsWith('public.password_reissue '))).toBe(true);
  });

  it.each([
    ['a second Host', 'POST /graphql HTTP/1.1', ['Host: meisai.example', 'Host: evil.example']],
    ['a second Host before', 'POST /graphql HTTP/1.1', ['Host: evil.example', 'Host: meisai.example']],
    ['an address with another host', 'POST http://evil.example/graphql HTTP/1.1', ['Host: meisai.example']],
    ['the same, over TLS', 'POST https://evil.example/graphql HTTP/1.1', ['Host: evil.example']],
    ['a Host that is none', 'POST /graphql HTTP/1.1', ['Host: meisai.example@evil.example']],
    [
      'all that a proxy could say',
      'POST /graphql HTTP/1.1',
      [
        'Host: evil.example',
        'X-Forwarded-Host: evil.example',
        'X-Forwarded-Proto: http',
        'Forwarded: host=evil.example;proto=http',
        'Origin: https://evil.example',
        'Referer: https://evil.example/',
      ],
    ],
  ])('AU-22: mails a link to the configured origin or refuses: %s', async (_what, line, hosts) => {
    const { userId } = await enrolMember(services, `poisoned.${(poisoned += 1)}`);
    const answer = await sendRaw(line, hosts, JSON.stringify({ query: ASK_REISSUE, variables: { userId } }));
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
    expect([200, 400, 421]).toContain(status);
    const mails = await mailsTo(services, mailOf(userId));
    expect(mails).toHaveLength(status === 200 ? 1 : 0);
    for (const mail of mails) expect(mail.text.match(/https?:\/\/[^\s#]+/g)).toEqual([`${ORIGIN}/recover/new-password`]);
    expect(JSON.stringify(mails)).not.toContain('evil');
  });
});

describe('a reissue, over four processes', () => {
  it('AU-23: ends three sessions on every process at once, opens none and the lock, and leaves the second factor', async () => {
    const member = await memberWithAuthenticator({ services }, 'reissued.everywhere');
    const { userId, password, secret } = member;
    const cookies = [];
    for (const steps of [-1, 0, 1]) {
      const { pending } = await enter(steps + 1, userId, password);
      const { setCookie } = await api.ask(steps + 1, VERIFY, { code: await codeAt({ services }, secret, steps) }, pending);
      cookies.push(/__Host-meisai=[\w-]{43}/.exec(setCookie)?.[0] ?? 'none=none');
    }
    for (let guess = 0; guess < 3; guess += 1) await enter(guess, userId, 'wrong');
    await api.ask(0, ASK_REISSUE, { userId });
    const token = await tokenMailedTo(services, mailOf(userId));
    expect((await enter(1, userId, password)).kind).toBe('LoginLocked');
    for (const cookie of cookies) expect(await aliveOn(cookie)).toEqual([true, true, true, true]);

    const answer = await api.ask<ReissueData>(2, REISSUE, { input: { token, userId, newPassword: NEW } });
    expect([answer.data?.reissuePassword.__typename, answer.setCookie]).toEqual(['ReissuePasswordSuccess', '']);
    for (const cookie of cookies) expect(await aliveOn(cookie)).toEqual([false, false, false, false]);
    expect((await enter(3, userId, password)).kind).toBe('WrongCredentials');
    const next = await enter(3, userId, NEW);
    expect([next.kind, next.cookie]).toEqual(['SecondFactorNeeded', 'none=none']);
    expect((await mailsTo(services, mailOf(userId))).at(-1)?.subject).toBe('Your password was replaced');
  });
});

function mailOf(userId: string): string {
  return `${userId}@example.jp`;
}

async function enter(index: number, userId: string, password: string) {
  const { data, setCookie } = await api.ask<LoginData>(index, LOGIN, { input: { userId, password } });
  return {
    kind: data?.login.__typename as string | undefined,
    cookie: /__Host-meisai=[\w-]{43}/.exec(setCookie)?.[0] ?? 'none=none',
    pending: /__Host-meisai-pending=[\w-]{43}/.exec(setCookie)?.[0] ?? 'none=none',
  };
}

function aliveOn(cookie: string): Promise<boolean[]> {
  return Promise.all(
    api.all.map(async (_process, index) => (await api.ask<{ viewer: unknown }>(index, VIEWER, {}, cookie)).data?.viewer !== null),
  );
}

/** Writes a request by hand, as no client would. */
async function sendRaw(line: string, headers: string[], body: string): Promise<string> {
  const { hostname, port } = new URL(api.all[0]?.origin ?? '');
  const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.0.2' });
  const own = [`X-Forwarded-For: ${api.newAddress()}`, 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
  socket.write([line, ...headers, ...own, 'Connection: close', '', body].join('\r\n'));
  return text(socket);
}
