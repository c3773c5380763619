import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localId, query } from '../platform/index.js';
import { addOwnApp } from '../test/developers.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
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

const NONE = '01a22e09-a7b0-705f-b1d2-964c8f4d52c4';
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

  it('have a log, of which a message is sent again, and are enabled again', async () => {
    const sql = (text: string, values: unknown[]) => query(test.services.database.fork(), text, values);
    const { memberId } = await enrolMember(test.services, 'logged');
    const { webhook, delivery } = await addOwnApp(test.services, await enrolMember(test.services, 'log.keeper'));
    const [id, message] = [localId('Webhook', webhook), localId('WebhookDelivery', delivery)];
    await sql('update webhook set disabled_at = app_now(), failures = 1, failing_since = app_now() where id = $1', [id]);
    const { out } = await meisai('webhook', 'log', id);
    expect(out).toMatch(new RegExp(`^${message}\t[^\t]+\tcard.frozen\tFAILED\t1\tREFUSED\n$`));
    expect(out).not.toContain(memberId);
    expect((await meisai('webhook', 'list')).out).toContain('\tdisabled ');
    expect((await meisai('webhook', 'enable', id)).code).toBe(0);
    expect((await meisai('webhook', 'list')).out).not.toContain('\tdisabled ');
    expect((await meisai('webhook', 'replay', message)).code).toBe(0);
    expect((await meisai('webhook', 'log', id)).out).toContain('\tPENDING\t');
    await sql(`update webhook set key_id = 'lost' where id = $1`, [id]);
    expect((await meisai('webhook', 'list')).out).toContain('another MEISAI_SECRET');
    await meisai('webhook', 'remove', id);
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
    [['webhook', 'enable', NONE], 'There is no webhook'],
    [['webhook', 'log', NONE], 'There is no webhook'],
    [['webhook', 'replay', NONE], 'There is no message'],
  ])('are refused where something is wrong: %j', async (argv, what) => {
    const { code, err } = await meisai(...argv);
    expect(code).toBe(1);
    expect(err).toContain(what);
  });
});
