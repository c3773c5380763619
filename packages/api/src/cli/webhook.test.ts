import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';
import { runCommand } from './run-command.js';

let test: TestServer;
let clientId: string;
beforeAll(async () => {
  test = await startTestServer();
  const { out } = await meisai(
    'app',
    'add',
    'https://budget.example/callback',
    '--name',
    '家計簿',
    '--homepage',
    'https://budget.example/',
  );
  clientId = /Client id: +(\S+)/.exec(out)?.[1] ?? '';
});
afterAll(() => test.stop());

async function meisai(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const output = { print: (text: string) => void (out += text), warn: (text: string) => void (err += text), progress: () => {} };
  const code = await runCommand({ argv, services: test.services, cwd: '/', secret: null, signal: new AbortController().signal, output });
  return { code, out, err };
}

const HOOKS = 'https://budget.example/hooks';

describe('webhooks at the command line', () => {
  it('are added with a secret that is printed once, listed, and removed once', async () => {
    const { out } = await meisai('webhook', 'add', HOOKS, '--app', clientId, '--events', 'statement.closed');
    const [, id = ''] = /Webhook: +(\S+)/.exec(out) ?? [];
    expect(out).toMatch(/Secret: +whsec_[A-Za-z0-9+/]{43}=\n/);
    expect((await meisai('webhook', 'list')).out).toBe(`${id}\t${clientId}\t${HOOKS}\tstatement.closed\tworks\n`);
    expect((await meisai('webhook', 'remove', id)).code).toBe(0);
    expect((await meisai('webhook', 'remove', id)).err).toContain('There is no webhook');
    expect((await meisai('webhook', 'list')).out).toContain('There are no webhooks');
  });

  it('are given a new secret, which is printed once', async () => {
    const { out } = await meisai('webhook', 'add', HOOKS, '--app', clientId);
    const [, id = ''] = /Webhook: +(\S+)/.exec(out) ?? [];
    const rotated = await meisai('webhook', 'rotate', id);
    expect(rotated.out).toMatch(/Secret: +whsec_[A-Za-z0-9+/]{43}=\n/);
    expect(rotated.out).not.toContain(/whsec_\S+/.exec(out)?.[0]);
    await meisai('webhook', 'remove', id);
    expect((await meisai('webhook', 'rotate', id)).err).toContain('There is no webhook');
  });

  it('are told of everything where nothing is said, and five are enough', async () => {
    for (let n = 0; n < 5; n += 1) expect((await meisai('webhook', 'add', HOOKS, '--app', clientId)).code).toBe(0);
    expect((await meisai('webhook', 'list')).out).toContain('\ttransaction.recorded statement.closed plan.changed card.frozen\t');
    expect((await meisai('webhook', 'add', HOOKS, '--app', clientId)).err).toContain('as many webhooks as it may');
  });

  it.each([
    [['webhook', 'add', 'http://budget.example/', '--app', 'X'], 'https'],
    [['webhook', 'add', HOOKS, '--app', 'app_none'], '--app'],
    [['webhook', 'add', HOOKS, '--app', 'X', '--events', 'all'], 'there is no such app'],
    [['webhook', 'remove', 'x'], 'There is no webhook'],
  ])('are refused where something is wrong: %j', async (argv, what) => {
    const { code, err } = await meisai(...argv);
    expect(code).toBe(1);
    expect(err).toContain(what);
  });
});
