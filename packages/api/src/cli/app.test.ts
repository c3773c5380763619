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

const BACK = 'https://budget.example/callback';
const ADD = ['app', 'add', BACK, '--name', '家計簿', '--homepage', 'https://budget.example/'];

describe('apps at the command line', () => {
  it('are registered with a secret that is printed once and kept nowhere in the clear', async () => {
    const { code, out } = await meisai(...ADD);
    expect(code).toBe(0);
    const [, clientId = 'none'] = /Client id: +(app_[0-9a-f]{24})\n/.exec(out) ?? [];
    const [, secret = 'none'] = /Client secret: +([\w-]{43})\n/.exec(out) ?? [];
    const kept = await query<{ text: string }>(test.services.database.fork(), 'select app::text as text from app', []);
    expect(kept).toHaveLength(1);
    expect(kept[0]?.text).toContain(clientId);
    expect(kept[0]?.text).not.toContain(secret);
    const listed = (await meisai('app', 'list')).out;
    expect(listed).toBe(`${clientId}\t家計簿\taccounts:read statements:read transactions:read profile:read installments:read\t${BACK}\n`);
  });

  it('have no secret where they can keep none, and may ask to change things where that is said', async () => {
    const { out } = await meisai(...ADD, 'http://127.0.0.1:5000/', '--public', '--scopes', 'installments:write,installments:read');
    expect(out).not.toContain('secret');
    expect((await meisai('app', 'list')).out).toContain(`\tinstallments:read installments:write\t${BACK} http://127.0.0.1:5000/\tpublic\n`);
  });

  it('that run in a browser have origins, and no secret', async () => {
    const { out } = await meisai(...ADD, '--public', '--origins', 'https://budget.example http://localhost:5173');
    expect(out).not.toContain('secret');
    const [row] = await query<{ origins: string[] }>(
      test.services.database.fork(),
      `select to_jsonb(origins) as origins from app where origins <> '{}'`,
      [],
    );
    expect(row?.origins).toEqual(['https://budget.example', 'http://localhost:5173']);
  });

  it('are looked after by a member or mailed at an address, and changed without being registered anew', async () => {
    const { memberId } = await enrolMember(test.services, 'app.keeper');
    const added = await meisai(...ADD, '--developer', 'app.keeper', '--contact', 'ops@budget.example');
    const [, clientId = ''] = /Client id: +(\S+)/.exec(added.out) ?? [];
    const kept = async () => {
      const columns = 'name, registered_by, contact_mail, is_verified, to_jsonb(redirect_uris) as uris';
      return (await query(test.services.database.fork(), `select ${columns} from app where client_id = $1`, [clientId]))[0];
    };
    expect(await kept()).toEqual({
      name: '家計簿',
      registered_by: memberId,
      contact_mail: 'ops@budget.example',
      is_verified: true,
      uris: [BACK],
    });
    const moved = 'https://new.budget.example/callback';
    expect((await meisai('app', 'change', clientId, moved, '--name', '家計簿2')).code).toBe(0);
    expect(await kept()).toMatchObject({ name: '家計簿2', registered_by: memberId, uris: [moved] });
    expect((await meisai('app', 'change', clientId, '--contact', 'new@budget.example')).code).toBe(0);
    expect(await kept()).toMatchObject({ contact_mail: 'new@budget.example', uris: [moved] });
    expect((await meisai('app', 'change', clientId, '--no-contact')).code).toBe(0);
    expect(await kept()).toMatchObject({ contact_mail: null, registered_by: memberId, uris: [moved] });
    expect((await meisai('app', 'change', clientId, '--no-contact', '--contact', 'new@budget.example')).err).toContain('not both');
  });

  it('are given a new secret, which is printed once', async () => {
    const { out } = await meisai(...ADD);
    const [, clientId = ''] = /Client id: +(\S+)/.exec(out) ?? [];
    const [, secret = 'none'] = /Client secret: +(\S+)/.exec(out) ?? [];
    const rotated = await meisai('app', 'rotate-secret', clientId);
    expect(rotated.out).toMatch(/Client secret: +[\w-]{43}\n/);
    expect(rotated.out).not.toContain(secret);
    const [, open = ''] = /Client id: +(\S+)/.exec((await meisai(...ADD, '--public')).out) ?? [];
    expect((await meisai('app', 'rotate-secret', open)).err).toContain('that has a secret');
  });

  it('may ask to make things up where that can be done, and only where it is said', async () => {
    expect((await meisai(...ADD, '--scopes', 'simulate')).code).toBe(0);
    const config = { ...test.services.config, hasSimulations: false };
    const output = { print: () => {}, warn: (text: string) => void (refusal += text), progress: () => {} };
    let refusal = '';
    const argv = [...ADD, '--scopes', 'simulate'];
    const services = { ...test.services, config };
    await runCommand({ argv, services, cwd: '/', secret: null, signal: new AbortController().signal, output });
    expect(refusal).toContain('"simulate" is no scope');
  });

  it('are removed once', async () => {
    const [, clientId = ''] = /Client id: +(\S+)/.exec((await meisai(...ADD)).out) ?? [];
    expect((await meisai('app', 'remove', clientId)).code).toBe(0);
    expect((await meisai('app', 'remove', clientId)).err).toContain('There is no app');
    expect((await meisai('app', 'list')).out).not.toContain(clientId);
  });

  it.each([
    [['app', 'add', 'http://budget.example/', '--name', 'x', '--homepage', 'https://budget.example'], 'cannot be come back to'],
    [['app', 'add', BACK, '--name', ' ', '--homepage', 'https://budget.example'], '--name'],
    [['app', 'add', BACK, '--name', 'x', '--homepage', 'javascript:alert(1)'], '--homepage'],
    [['app', 'add', BACK, '--name', 'x', '--homepage', 'https://b.example', '--privacy-policy', 'data:x'], '--privacy-policy'],
    [['app', 'add', BACK, '--name', 'x', '--homepage', 'https://b.example', '--scopes', 'accounts:all'], 'is no scope'],
    [['app', 'add', BACK, '--name', 'x', '--homepage', 'https://b.example', '--scopes', ' '], 'is no scope'],
    [[...ADD, '--origins', 'https://budget.example'], 'add --public'],
    [[...ADD, '--public', '--origins', 'https://budget.example/'], '--origins'],
    [['app', 'remove', 'app_none'], 'There is no app'],
    [['app', 'change', 'app_none', '--name', 'x'], 'There is no app'],
    [['app', 'change', 'app_none', '--contact', 'nobody'], '--contact'],
    [['app', 'change', 'app_none', '--developer', 'nobody'], '--developer'],
    [['app', 'change', 'app_none', 'http://budget.example/'], 'cannot be come back to'],
    [['app', 'rotate-secret', 'app_none'], 'There is no app'],
  ])('are refused where something is wrong: %j', async (argv, what) => {
    const { code, err } = await meisai(...argv);
    expect(code).toBe(1);
    expect(err).toContain(what);
  });
});
