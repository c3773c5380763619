import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { registerApp } from '../apps/index.js';
import { readConfig } from '../config.js';
import { query, type EntityManager, type Services } from '../platform/index.js';
import { closeServices, createServices } from '../server.js';
import { recordUses } from '../statements/index.js';
import { addWebhook, startWebhooks, WEBHOOK_POLICY } from '../webhooks/index.js';
import { startPostgres } from './postgres.js';
import type { EnrolledMember } from './server.js';
import { newUse } from './uses.js';

/** The policy, hurried. */
export const HURRIED_POLICY = {
  ...WEBHOOK_POLICY,
  pollMs: 10,
  refillMs: 0,
  // A machine with much else to do answers late, and what is late is sent again.
  sendWithinMs: 20_000,
  firstRetryMs: 20,
  longestRetryMs: 40,
  firstPauseMs: 0,
  longestPauseMs: 0,
  tries: 3,
};
const ALL_EVENTS = ['TRANSACTION_RECORDED', 'STATEMENT_CLOSED', 'PLAN_CHANGED', 'CARD_FROZEN'] as const;
export const ALL_SCOPES = ['accounts:read', 'statements:read', 'transactions:read', 'installments:read'] as const;

interface Heard {
  id: string;
  type: string;
  data: Record<string, string>;
  headers: Record<string, string>;
  text: string;
}

export type WebhookHarness = Awaited<ReturnType<typeof startWebhookHarness>>;

/** A real PostgreSQL, and an app's own server on loopback that hears its webhooks and answers with `status`. */
export async function startWebhookHarness() {
  const postgres = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'meisai-webhooks-'));
  const config = readConfig({ MEISAI_PROFILE: 'test', DATA_DIR: folder, LOG_LEVEL: 'silent', DATABASE_URL: postgres.url });
  // Without a server, whose own process would deliver too.
  const services: Services = await createServices(config);
  const state = { status: 204, heard: [] as Heard[], slow: new Map<string, number>(), atOnce: new Map<string, number>(), mostAtOnce: 0 };
  const receiver = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const message = JSON.parse(text) as Pick<Heard, 'type' | 'data'>;
      state.heard.push({ id: headers['webhook-id'] ?? '', headers, text, ...message });
      const path = request.url ?? '';
      const atOnce = (state.atOnce.get(path) ?? 0) + 1;
      state.atOnce.set(path, atOnce);
      state.mostAtOnce = Math.max(state.mostAtOnce, atOnce);
      setTimeout(
        () => {
          state.atOnce.set(path, (state.atOnce.get(path) ?? 1) - 1);
          response.writeHead(state.status).end();
        },
        state.slow.get(path) ?? 0,
      );
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;

  const em = (): EntityManager => services.database.fork();
  const sql = <Row extends object = object>(text: string, values: unknown[] = []): Promise<Row[]> => query<Row>(em(), text, values);

  async function grant(appId: string, { memberId }: EnrolledMember, scopes: readonly string[]): Promise<string> {
    const [row] = await sql<{ id: string }>(
      `insert into app_grant (id, app_id, login_id, scopes, expires_at)
       select gen_random_uuid(), $1, l.id, $3::text[], app_now() + interval '1 day' from login l where l.member_id = $2 returning id`,
      [appId, memberId, scopes],
    );
    return row?.id ?? '';
  }

  return {
    services,
    em,
    sql,
    grant,
    get heard(): readonly Heard[] {
      return state.heard;
    },
    set status(status: number) {
      state.status = status;
    },

    /** How many of one webhook were ever sent side by side. */
    get mostAtOnce(): number {
      return state.mostAtOnce;
    },

    /** Has a webhook take its time to answer. */
    async answerSlowly(webhookId: string, ms: number): Promise<void> {
      const path = `/hooks/${webhookId}`;
      state.slow.set(path, ms);
      await sql('update webhook set url = $2 where id = $1', [webhookId, new URL(path, url).href]);
    },

    /** What work comes to, and how many rows of a table it looked at, by index or without. */
    async countingRows<T>(table: string, work: (tx: EntityManager) => Promise<T>): Promise<{ result: T; rows: number }> {
      return em().transactional(async (tx) => {
        const countRows = async (): Promise<number> => {
          const [row] = await query<{ rows: number }>(
            tx as EntityManager,
            'select (seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as rows from pg_stat_xact_user_tables where relname = $1',
            [table],
          );
          return row?.rows ?? Infinity;
        };
        // What earlier transactions of the connection looked at within the last second counts here as well.
        const before = await countRows();
        const result = await work(tx as EntityManager);
        return { result, rows: (await countRows()) - before };
      });
    },

    /** Forgets what was heard, and every webhook there is. */
    async beginAnew(): Promise<void> {
      [state.heard, state.status, state.mostAtOnce] = [[], 204, 0];
      await sql('update webhook set removed_at = app_now() where removed_at is null');
    },

    /** An app that is told of everything, and has been let see these kinds of data by a member. */
    async connect(member: EnrolledMember, scopes: readonly string[] = ALL_SCOPES, registeredBy?: string) {
      const { id: appId } = await registerApp(em(), {
        name: '家計簿',
        homepage: 'https://budget.example/',
        privacyPolicy: null,
        redirectUris: ['https://budget.example/callback'],
        scopes: [...ALL_SCOPES],
        isConfidential: true,
        ...(registeredBy === undefined ? {} : { registeredBy }),
      });
      const grantId = await grant(appId, member, scopes);
      const webhook = await addWebhook(em(), services.keys, { appId, url, events: ALL_EVENTS });
      if (webhook === null) throw new Error('There are too many.');
      return { appId, grantId, ...webhook };
    },

    /** Lets so many processes deliver until nothing is due for them. */
    async deliverAll(processes = 1, policy = HURRIED_POLICY): Promise<void> {
      const stop = this.startDelivering(processes, policy);
      const due = `select 1 from webhook_delivery d join webhook w on w.id = d.webhook_id
                    where d.state = 'PENDING' and w.removed_at is null and w.disabled_at is null limit 1`;
      while ((await sql(due)).length > 0) await sleep(20);
      await stop();
    },

    /** @returns how to stop them */
    startDelivering(processes: number, policy = HURRIED_POLICY): () => Promise<unknown> {
      const loops = Array.from({ length: processes }, () => startWebhooks(services, pino({ level: 'silent' }), policy));
      return () => Promise.all(loops.map((loop) => loop.stop()));
    },

    spend({ accountId, cardId }: EnrolledMember, count = 1): Promise<number> {
      const uses = Array.from({ length: count }, () => newUse({ cardId, usedOn: '2026-03-01', amountMinor: 1000n }));
      return recordUses(em(), accountId, uses);
    },

    /** Has so many messages wait for a webhook. */
    async makeWait(webhookId: string, { memberId, accountId }: EnrolledMember, count: number): Promise<void> {
      await sql(
        `insert into webhook_delivery (id, webhook_id, member_id, event, account_id, subject_id)
         select gen_random_uuid(), $1, $2, 'TRANSACTION_RECORDED', $3, $3 from generate_series(1, $4::int)`,
        [webhookId, memberId, accountId, count],
      );
    },

    statesOf(webhookId: string): Promise<{ event: string; state: string; tries: number }[]> {
      return sql('select event, state, tries from webhook_delivery where webhook_id = $1 order by event, id', [webhookId]);
    },

    async stop(): Promise<void> {
      receiver.close();
      receiver.closeAllConnections();
      await closeServices(services);
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
