import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolMember } from '../test/server.js';
import { startWebhookHarness, type WebhookHarness } from '../test/webhooks.js';
import { WEBHOOK_POLICY } from '../webhooks/index.js';
import { runCommand } from './run-command.js';

let hooks: WebhookHarness;
beforeAll(async () => {
  hooks = await startWebhookHarness();
});
afterAll(() => hooks?.stop());

describe('webhooks that are added at once at the command line', () => {
  it('are as many as an app may have, and no more', async () => {
    const { appId } = await hooks.connect(await enrolMember(hooks.services, 'added.at.once'));
    const [app] = await hooks.sql<{ clientId: string }>('select client_id as "clientId" from app where id = $1', [appId]);
    const argv = ['webhook', 'add', 'https://budget.example/hooks', '--app', app?.clientId ?? ''];
    const output = { print: () => {}, warn: () => {}, progress: () => {} };
    const call = { argv, services: hooks.services, cwd: '/', secret: null, signal: new AbortController().signal, output };
    const codes = await Promise.all(Array.from({ length: 12 }, () => runCommand(call)));
    expect(codes.filter((code) => code === 0)).toHaveLength(WEBHOOK_POLICY.webhooksPerApp - 1);
    expect(await hooks.sql('select 1 from webhook where app_id = $1', [appId])).toHaveLength(WEBHOOK_POLICY.webhooksPerApp);
  });
});
