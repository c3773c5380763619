import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { runCommand } from './run-command.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function meisai(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const output = { print: (text: string) => void (out += text), warn: (text: string) => void (err += text), progress: () => {} };
  const code = await runCommand({ argv, services: test.services, cwd: '/', secret: null, signal: new AbortController().signal, output });
  return { code, out, err };
}

const ADD = ['operator', 'add', 'mori.desk', '--name', '森 涼子', '--email', 'mori@issuer.example'];

describe('operators at the command line', () => {
  it('are added with a password and a secret that are printed once and kept nowhere in the clear', async () => {
    const { code, out } = await meisai(...ADD);
    expect(code).toBe(0);
    const [, password = 'none'] = /Password: +(\S+)/.exec(out) ?? [];
    const [, secret = 'none'] = /Authenticator: +([A-Z2-7]{32})\n/.exec(out) ?? [];
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/);
    expect(out).toContain(`secret=${secret}`);
    const em = test.services.database.fork();
    const kept = await query<{ text: string }>(
      em,
      'select login::text as text from login union all select authenticator::text from authenticator',
      [],
    );
    expect(kept.some(({ text }) => text.includes(password) || text.includes(secret))).toBe(false);
    expect((await meisai('operator', 'list')).out).toBe('mori.desk\t森 涼子\tmori@issuer.example\n');
  });

  it('show their code in tests and in the demo', async () => {
    expect((await meisai('operator', 'code', 'mori.desk')).out).toMatch(/^\d{6}\n$/);
    const production = { ...test.services, config: { ...test.services.config, profile: 'production' as const } };
    const output = { print: () => {}, warn: () => {}, progress: () => {} };
    const argv = ['operator', 'code', 'mori.desk'];
    const signal = new AbortController().signal;
    expect(await runCommand({ argv, services: production, cwd: '/', secret: null, signal, output })).toBe(1);
  });

  it('are removed once, stay listed, and their user ID is not given out again', async () => {
    expect((await meisai('operator', 'remove', 'MORI.desk')).code).toBe(0);
    expect((await meisai('operator', 'remove', 'mori.desk')).err).toContain('removed already');
    expect((await meisai('operator', 'list')).out).toContain('\tremoved\n');
    const again = await meisai(...ADD);
    expect(again.err).toContain('taken');
    expect((await query(test.services.database.fork(), 'select 1 from operator', [])).length).toBe(1);
  });

  it.each([
    [['operator', 'add', 'x', '--name', 'X', '--email', 'x@example.jp'], 'cannot be a user ID'],
    [['operator', 'add', 'kudo.desk', '--name', ' ', '--email', 'x@example.jp'], 'write a name'],
    [['operator', 'add', 'kudo.desk', '--name', 'Kudo', '--email', 'nowhere'], 'no mail address'],
    [['operator', 'add', 'kudo.desk', '--name', 'Kudo', '--email', 'x@example.jp', '--member', 'nobody'], 'no member'],
    [['operator', 'add', 'kudo.desk', '--name', 'Kudo'], '--email is missing'],
    [['operator', 'remove', 'nobody.here'], 'no operator'],
  ])('are refused in words: %j', async (argv, words) => {
    const { code, err } = await meisai(...argv);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(words);
  });

  it('who are members too are linked to whom they are', async () => {
    const member = await enrolMember(test.services, 'kudo.taku');
    expect(
      (await meisai('operator', 'add', 'kudo.desk', '--name', '工藤 拓', '--email', 'k@issuer.example', '--member', 'kudo.taku')).code,
    ).toBe(0);
    const rows = await query(test.services.database.fork(), `select member_id as "memberId" from operator where name = '工藤 拓'`, []);
    expect(rows).toEqual([{ memberId: member.memberId }]);
  });
});
