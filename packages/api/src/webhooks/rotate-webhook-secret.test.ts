import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolMember } from '../test/server.js';
import { startWebhookHarness, type WebhookHarness } from '../test/webhooks.js';
import { rotateWebhookSecret, sweepWebhookSecrets } from './webhook.store.js';

let hooks: WebhookHarness;
beforeAll(async () => {
  hooks = await startWebhookHarness();
});
afterAll(() => hooks?.stop());
beforeEach(() => hooks.beginAnew());

const rotate = async (id: string): Promise<string> => (await rotateWebhookSecret(hooks.em(), hooks.services.keys, id)) ?? '';

/** Whether the last message is one that who knows a secret takes for ours. */
function isVerifiedBy(secret: string): boolean {
  const { text = '', headers = {} } = hooks.heard.at(-1) ?? {};
  try {
    new Webhook(secret).verify(text, headers);
    return true;
  } catch {
    return false;
  }
}

describe('a secret that is rotated', () => {
  it('signs beside the new one for a day, and then no more', async () => {
    const member = await enrolMember(hooks.services, 'rotated.once');
    const { id, secret } = await hooks.connect(member);
    const next = await rotate(id);
    expect(next).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await hooks.spend(member);
    await hooks.deliverAll();
    expect(hooks.heard.at(-1)?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect([isVerifiedBy(secret), isVerifiedBy(next)]).toEqual([true, true]);

    await hooks.sql(`update webhook set previous_until = app_now() where id = $1`, [id]);
    await hooks.spend(member);
    await hooks.deliverAll();
    expect(hooks.heard.at(-1)?.headers['webhook-signature']).toMatch(/^v1,\S+$/);
    expect([isVerifiedBy(secret), isVerifiedBy(next)]).toEqual([false, true]);
    await sweepWebhookSecrets(hooks.em());
    expect(await hooks.sql('select previous_sealed_secret from webhook where id = $1', [id])).toEqual([{ previous_sealed_secret: null }]);
  });

  it('twice within the day signs with the newest two', async () => {
    const member = await enrolMember(hooks.services, 'rotated.twice');
    const { id, secret } = await hooks.connect(member);
    const [second, third] = [await rotate(id), await rotate(id)];
    await hooks.spend(member);
    await hooks.deliverAll();
    expect([secret, second, third].map(isVerifiedBy)).toEqual([false, true, true]);
  });

  it('by several at once is one row of secrets, of which the last two sign', async () => {
    const member = await enrolMember(hooks.services, 'rotated.race');
    const { id } = await hooks.connect(member);
    const secrets = await Promise.all(Array.from({ length: 8 }, () => rotate(id)));
    expect(new Set(secrets).size).toBe(8);
    await hooks.spend(member);
    await hooks.deliverAll();
    expect(secrets.filter(isVerifiedBy)).toHaveLength(2);
  });

  it('is kept sealed, and there is none of a webhook that was removed', async () => {
    const member = await enrolMember(hooks.services, 'rotated.sealed');
    const { id, secret } = await hooks.connect(member);
    const next = await rotate(id);
    const [row] = await hooks.sql<{ text: string }>('select w::text as text from webhook w where id = $1', [id]);
    for (const one of [secret, next]) {
      const bytes = Buffer.from(one.slice('whsec_'.length), 'base64').toString('hex');
      expect(row?.text).not.toContain(bytes);
      expect(row?.text).not.toContain(one.slice('whsec_'.length));
    }
    await hooks.sql('update webhook set removed_at = app_now() where id = $1', [id]);
    expect(await rotateWebhookSecret(hooks.em(), hooks.services.keys, id)).toBeNull();
  });
});
