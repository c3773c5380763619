import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMember, issueCard } from '../accounts/index.js';
import { registerApp } from '../apps/index.js';
import { readConfig } from '../config.js';
import { cardFrozen } from '../members/index.js';
import { globalId, query, type EntityManager, type Services } from '../platform/index.js';
import { closeServices, createServices } from '../server.js';
import { closeNextCycle, recordUses, startBilling } from '../statements/index.js';
import { addLogin } from '../identity/index.js';
import { onDay } from '../test/clock.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { enrolMember, type EnrolledMember } from '../test/server.js';
import { newUse } from '../test/uses.js';
import { startWebhooks } from './deliver-webhooks.js';
import { WEBHOOK_POLICY } from './webhook-policy.js';
import { addWebhook } from './webhook.store.js';

const POLICY = {
  ...WEBHOOK_POLICY,
  pollMs: 10,
  // A machine with much else to do answers late, and what is late is sent again.
  sendWithinMs: 20_000,
  firstRetryMs: 20,
  longestRetryMs: 40,
  firstPauseMs: 0,
  longestPauseMs: 0,
  tries: 3,
};
const ALL = ['TRANSACTION_RECORDED', 'STATEMENT_CLOSED', 'PLAN_CHANGED', 'CARD_FROZEN'] as const;
const SCOPES = ['accounts:read', 'statements:read', 'transactions:read', 'installments:read'] as const;

let postgres: TestPostgres;
let folder: string;
let services: Services;
let receiver: Server;
let url: string;
let status = 204;
let heard: { id: string; type: string; data: Record<string, string>; headers: Record<string, string>; text: string }[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'meisai-webhooks-'));
  // Without a server, whose own process would deliver too.
  services = await createServices(
    readConfig({ MEISAI_PROFILE: 'test', DATA_DIR: folder, LOG_LEVEL: 'silent', DATABASE_URL: postgres.url }),
  );
  receiver = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      heard.push({
        id: headers['webhook-id'] ?? '',
        headers,
        text,
        ...(JSON.parse(text) as { type: string; data: Record<string, string> }),
      });
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
});
afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await closeServices(services);
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  [heard, status] = [[], 204];
  await sql('update webhook set removed_at = app_now() where removed_at is null');
});

function em(): EntityManager {
  return services.database.fork();
}

function sql<Row extends object = object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return query<Row>(em(), text, values);
}

/** An app that is told of everything, and has been let see these kinds of data by a member. */
async function connect(member: EnrolledMember, scopes: readonly string[] = SCOPES, registeredBy: string | null = null) {
  const { clientId } = await registerApp(em(), {
    name: '家計簿',
    homepage: 'https://budget.example/',
    privacyPolicy: null,
    redirectUris: ['https://budget.example/callback'],
    scopes: [...SCOPES],
    isConfidential: true,
  });
  const [app] = await sql<{ id: string }>('update app set registered_by = $2 where client_id = $1 returning id', [clientId, registeredBy]);
  const appId = app?.id ?? '';
  const grantId = await grant(appId, member, scopes);
  const webhook = await addWebhook(em(), services.keys, { appId, url, events: ALL });
  if (webhook === null) throw new Error('There are too many.');
  return { appId, grantId, ...webhook };
}

async function grant(appId: string, { memberId }: EnrolledMember, scopes: readonly string[]): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into app_grant (id, app_id, login_id, scopes, expires_at)
     select gen_random_uuid(), $1, l.id, $3::text[], app_now() + interval '1 day' from login l where l.member_id = $2 returning id`,
    [appId, memberId, scopes],
  );
  return row?.id ?? '';
}

/** Lets so many processes deliver until nothing is due for them. */
async function deliverAll(processes = 1, policy = POLICY): Promise<void> {
  const loops = Array.from({ length: processes }, () => startWebhooks(services, pino({ level: 'silent' }), policy));
  const isDone = async () =>
    (
      await sql(`select 1 from webhook_delivery d join webhook w on w.id = d.webhook_id
                  where d.state = 'PENDING' and w.removed_at is null and w.disabled_at is null limit 1`)
    ).length === 0;
  while (!(await isDone())) await sleep(20);
  await Promise.all(loops.map((loop) => loop.stop()));
}

function spend({ accountId, cardId }: EnrolledMember, count = 1): Promise<number> {
  return recordUses(
    em(),
    accountId,
    Array.from({ length: count }, () => newUse({ cardId, usedOn: '2026-03-01', amountMinor: 1000n })),
  );
}

function statesOf(webhookId: string): Promise<{ event: string; state: string; tries: number }[]> {
  return sql('select event, state, tries from webhook_delivery where webhook_id = $1 order by event, id', [webhookId]);
}

describe('news of an account', () => {
  it('reaches the app as a signed message of ids, by which it asks for the rest', async () => {
    const member = await enrolMember(services, 'told.of');
    const { secret } = await connect(member);
    await spend(member);
    await deliverAll();
    const [transaction] = await sql<{ id: string }>('select id from card_transaction where account_id = $1', [member.accountId]);
    expect(heard).toMatchObject([
      {
        type: 'transaction.recorded',
        data: {
          memberId: globalId('Member', member.memberId),
          accountId: globalId('Account', member.accountId),
          transactionId: globalId('Transaction', member.accountId, transaction?.id ?? ''),
        },
      },
    ]);
    expect(new Webhook(secret).verify(heard[0]?.text ?? '', heard[0]?.headers ?? {})).toHaveProperty('timestamp');
    const stored = await sql<{ text: string }>('select w::text as text from webhook w');
    expect(JSON.stringify(stored)).not.toContain(secret.slice('whsec_'.length));
  });

  it('is of bills and frozen cards too', async () => {
    const member = await enrolMember(services, 'billed');
    await startBilling(em(), member.accountId, '2026-02-16');
    await connect(member);
    await spend(member);
    await onDay(services, '2026-03-18', () => closeNextCycle(em(), member.accountId));
    await em().transactional((tx) => cardFrozen.tell(tx as EntityManager, [{ accountId: member.accountId, cardId: member.cardId }]));
    await deliverAll();
    expect(heard.map(({ type }) => type).toSorted()).toEqual(['card.frozen', 'statement.closed', 'transaction.recorded']);
    expect(heard.find(({ type }) => type === 'card.frozen')?.data['cardId']).toBe(globalId('Card', member.cardId));
  });

  it('is told where it is committed, and not where it is undone', async () => {
    const member = await enrolMember(services, 'undone');
    const { id } = await connect(member);
    const undone = em().transactional(async (tx) => {
      await recordUses(tx as EntityManager, member.accountId, [newUse({ usedOn: '2026-03-01', amountMinor: 5n })]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await statesOf(id)).toEqual([]);
  });

  it('of a kind the member does not let the app see is not told', async () => {
    const member = await enrolMember(services, 'narrow');
    const { id } = await connect(member, ['accounts:read']);
    await spend(member);
    expect(await statesOf(id)).toEqual([]);
  });

  it('of another card is not told for a supplementary member, and of their own is', async () => {
    const basic = await enrolMember(services, 'mother');
    const memberId = await addMember(em(), { language: 'EN' });
    await addLogin(em(), { person: { memberId }, userId: 'daughter', passwordHash: 'x' });
    const cardId = String(await issueCard(em(), { accountId: basic.accountId, memberId, lastFour: '1111' }));
    const daughter: EnrolledMember = { ...basic, memberId, cardId, userId: 'daughter' };
    await connect(daughter);
    await spend(basic);
    await spend(daughter);
    await deliverAll();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.data['memberId']).toBe(globalId('Member', memberId));
  });

  it('is told once for each member, however often that member let the app in', async () => {
    const member = await enrolMember(services, 'twice');
    const { appId, id } = await connect(member);
    await grant(appId, member, SCOPES);
    await spend(member);
    expect(await statesOf(id)).toHaveLength(1);
  });

  it.each([
    ['revoked', 'update app_grant set revoked_at = app_now() where id = $1'],
    ['over', `update app_grant set expires_at = app_now() where id = $1`],
    ['narrower', `update app_grant set scopes = array['accounts:read'] where id = $1`],
  ])('is not told any more where the grant is %s by the time it is sent', async (what, change) => {
    const member = await enrolMember(services, `left.${what}`);
    const { grantId, id } = await connect(member);
    await spend(member);
    await sql(change, [grantId]);
    await deliverAll();
    expect(heard).toEqual([]);
    expect(await statesOf(id)).toMatchObject([{ state: 'WITHDRAWN' }]);
    await spend(member);
    expect(await statesOf(id)).toHaveLength(1);
  });
});

describe('a delivery', () => {
  it('is taken by one of several processes, once', { timeout: 60_000 }, async () => {
    const member = await enrolMember(services, 'many');
    const { id } = await connect(member);
    await spend(member, 200);
    await deliverAll(4, { ...POLICY, batchPerWebhook: 20 });
    expect(heard).toHaveLength(200);
    expect(new Set(heard.map((one) => one.id)).size).toBe(200);
    expect((await statesOf(id)).every(({ state, tries }) => state === 'DELIVERED' && tries === 1)).toBe(true);
  });

  it('that fails is tried again under the same id, each time logged, and given up in the end', async () => {
    const member = await enrolMember(services, 'failing');
    const { id } = await connect(member);
    status = 500;
    await spend(member);
    await deliverAll();
    expect(heard).toHaveLength(POLICY.tries);
    expect(new Set(heard.map((one) => one.id)).size).toBe(1);
    expect(await statesOf(id)).toMatchObject([{ state: 'FAILED', tries: POLICY.tries }]);
    const attempts = await sql('select status, failure from webhook_attempt where delivery_id = $1 order by id', [heard[0]?.id]);
    expect(attempts).toEqual(Array.from({ length: POLICY.tries }, () => ({ status: 500, failure: 'REFUSED' })));
    expect(await sql('select failures from webhook where id = $1', [id])).toEqual([{ failures: POLICY.tries }]);
    status = 204;
    await spend(member);
    await deliverAll();
    expect(await sql('select failures, failing_since from webhook where id = $1', [id])).toEqual([{ failures: 0, failing_since: null }]);
  });

  it('whose process died is delivered by another', async () => {
    const member = await enrolMember(services, 'dead.process');
    const { id } = await connect(member);
    await spend(member);
    await sql(
      `update webhook_delivery set tries = 1, lease_until = statement_timestamp() + interval '300 milliseconds' where webhook_id = $1`,
      [id],
    );
    const began = performance.now();
    await deliverAll();
    expect(performance.now() - began).toBeGreaterThan(200);
    expect(await statesOf(id)).toMatchObject([{ state: 'DELIVERED', tries: 2 }]);
  });
});

describe('a webhook that keeps failing', () => {
  it('is disabled after days of it, and who registered the app is told by one mail', async () => {
    const developer = await enrolMember(services, 'developer');
    const member = await enrolMember(services, 'patient');
    const { id } = await connect(member, SCOPES, developer.memberId);
    status = 503;
    await sql(`update webhook set failures = 9, failing_since = app_now() - interval '6 days' where id = $1`, [id]);
    await spend(member, 3);
    await deliverAll(2);
    expect(await sql('select 1 from webhook where id = $1 and disabled_at is not null', [id])).toHaveLength(1);
    expect(await sql(`select recipient from mail_outbox where subject = 'A webhook was disabled'`)).toEqual([
      { recipient: 'developer@example.jp' },
    ]);
    const before = (await statesOf(id)).length;
    await spend(member);
    expect(await statesOf(id)).toHaveLength(before);
  });

  it('is disabled at once where it says that it is gone', async () => {
    const member = await enrolMember(services, 'gone');
    const { id } = await connect(member);
    status = 410;
    await spend(member);
    await deliverAll();
    expect(await sql('select 1 from webhook where id = $1 and disabled_at is not null', [id])).toHaveLength(1);
  });
});
