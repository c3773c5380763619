import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ENTITIES } from '../features.js';
import { readConfig } from '../config.js';
import { openDatabase, query, type Database, type EntityManager } from '../platform/index.js';
import { openEmbeddedDatabase } from '../test/migrated-folder.js';
import { findFreePort, startPostgres, type TestPostgres } from '../test/postgres.js';
import { startTestSmtp, type TestSmtp, type TestSmtpOptions } from '../test/smtp.js';
import { enqueueMail, layoutMail, startMailDelivery, type Mail, type MailDelivery } from './index.js';
import { MAIL_POLICY, type MailPolicy } from './mail-policy.js';

const config = readConfig({ MEISAI_PROFILE: 'test', PUBLIC_ORIGIN: 'https://meisai.example', CONCIERGE_PHONE: '0120-123-456' });
const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line) => void logged.push(line) });

/** Started things, stopped after each test in the opposite order. */
const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of started.splice(0).reverse()) await one.stop();
});

async function smtp(options: TestSmtpOptions = {}): Promise<TestSmtp> {
  const server = await startTestSmtp(options);
  started.push(server);
  return server;
}

function deliver(database: Database, smtpUrl: string, policy: Partial<MailPolicy> = {}): MailDelivery {
  const delivery = startMailDelivery({ config, database }, log, { smtpUrl, policy: { ...MAIL_POLICY, pollMs: 50, ...policy } });
  started.push(delivery);
  return delivery;
}

function mailTo(to: string, extra: Partial<Mail> = {}): Mail {
  return { to, ...layoutMail({ language: 'JA', subject: 'ロックのお知らせ', paragraphs: ['ログインをロックしました。'] }), ...extra };
}

async function enqueue(database: Database, ...mails: Mail[]): Promise<boolean[]> {
  const queued: boolean[] = [];
  await database.fork().transactional(async (tx) => {
    for (const mail of mails) queued.push(await enqueueMail(tx as EntityManager, mail));
  });
  return queued;
}

interface OutboxRow {
  id: string;
  recipient: string | null;
  text_body: string | null;
  attempts: number;
  last_error: string | null;
  isSent: boolean;
  isGivenUp: boolean;
}

function outbox(database: Database): Promise<OutboxRow[]> {
  return query<OutboxRow>(
    database.fork(),
    `select *, sent_at is not null as "isSent", given_up_at is not null as "isGivenUp" from mail_outbox order by id`,
    [],
  );
}

async function untilAllDone(database: Database): Promise<void> {
  const done = async (): Promise<void> => expect((await outbox(database)).filter((row) => !row.isSent && !row.isGivenUp)).toEqual([]);
  await vi.waitFor(done, { timeout: 20_000, interval: 50 });
}

function outboxTests(open: () => Database): void {
  afterEach(async () => {
    await query(open().fork(), 'delete from mail_outbox', []);
  });

  it('is delivered as text and HTML from the configured sender, and its content is dropped', async () => {
    const server = await smtp();
    deliver(open(), server.url);
    const link = { label: '再発行する', url: 'https://meisai.example/recover?token=planted-token' };
    const told = layoutMail({ language: 'JA', subject: '再発行', paragraphs: ['<script>alert(1)</script>', '行1\n行2'], link });
    await enqueue(open(), { to: 'hanako@example.test', ...told });
    await untilAllDone(open());
    const [taken] = server.received;
    expect(taken?.to).toEqual(['hanako@example.test']);
    expect(taken?.mail).toMatchObject({ subject: '再発行', from: { name: 'Meisai', address: 'no-reply@meisai.example' } });
    expect(taken?.mail.text).toContain(link.url);
    expect(taken?.mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(taken?.mail.html).not.toMatch(/<script|<img/);
    expect(taken?.mail.text).toMatch(/\n\nコンシェルジュデスク: 0120-123-456\n\n-- \nこのメールは/);
    expect(taken?.mail.html).toContain('<p>コンシェルジュデスク: <a href="tel:0120123456">0120-123-456</a></p>');
    const [row] = await outbox(open());
    expect(taken?.mail.messageId).toBe(`<${row?.id}@meisai.example>`);
    expect(row).toMatchObject({ recipient: null, text_body: null, isSent: true, attempts: 1 });
    expect(JSON.stringify(await outbox(open()))).not.toContain('planted-token');
  });

  it('leaves right after the commit, long before the next poll, and never before', async () => {
    const server = await smtp();
    deliver(open(), server.url, { pollMs: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await open()
      .fork()
      .transactional(async (tx) => {
        await enqueueMail(tx as EntityManager, mailTo('a@example.test'));
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(server.received).toEqual([]);
      });
    await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 5_000 });
  });

  it('is never sent where the transaction is rolled back', async () => {
    const server = await smtp();
    deliver(open(), server.url);
    const rolledBack = open()
      .fork()
      .transactional(async (tx) => {
        await enqueueMail(tx as EntityManager, mailTo('undone@example.test'));
        throw new Error('undo');
      });
    await expect(rolledBack).rejects.toThrow('undo');
    await enqueue(open(), mailTo('done@example.test'));
    await untilAllDone(open());
    expect(server.received.map(({ to }) => to[0])).toEqual(['done@example.test']);
  });

  it('is sent once for one dedupe key', async () => {
    const server = await smtp();
    deliver(open(), server.url);
    const mail = mailTo('once@example.test', { dedupeKey: 'lock:1' });
    expect(await enqueue(open(), mail, mail)).toEqual([true, false]);
    await untilAllDone(open());
    expect(await enqueue(open(), mail)).toEqual([false]);
    await untilAllDone(open());
    expect(server.received).toHaveLength(1);
  });

  it('adds no header and no recipient, whatever the address and the subject hold', async () => {
    const server = await smtp();
    deliver(open(), server.url);
    const subject = 'Hello\r\nBcc: evil@example.test\r\n\r\nbody\u2028X-Evil: 1';
    const sent = await enqueue(
      open(),
      mailTo('good@example.test', { subject }),
      mailTo('bad@example.test\r\nBcc: evil@example.test'),
      mailTo('one@example.test, evil@example.test'),
    );
    expect(sent).toEqual([true, false, false]);
    await untilAllDone(open());
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.to).toEqual(['good@example.test']);
    const keys = server.received[0]?.mail.headers.map(({ key }) => key);
    expect(keys).toContain('subject');
    expect(keys).not.toContain('bcc');
    expect(keys).not.toContain('x-evil');
  });

  it('waits out a server that is down, then arrives exactly once', async () => {
    const port = await findFreePort();
    deliver(open(), `smtp://127.0.0.1:${port}`, { firstRetryMs: 100, longestRetryMs: 400 });
    const addresses = Array.from({ length: 20 }, (_, n) => `member-${n}@example.test`);
    await enqueue(open(), ...addresses.map((to) => mailTo(to)));
    await vi.waitFor(async () => expect((await outbox(open())).every(({ attempts }) => attempts >= 2)).toBe(true), { timeout: 20_000 });
    expect((await outbox(open())).map((row) => row.last_error)).toContainEqual(expect.stringMatching(/^[A-Z]+$/));
    const server = await smtp({ port });
    await untilAllDone(open());
    expect(server.received.map(({ to }) => to[0]).toSorted()).toEqual(addresses.toSorted());
  });

  it('is given up at once where the recipient is refused, and the log names nobody', async () => {
    const server = await smtp({ refuseWith: 550 });
    deliver(open(), server.url);
    logged.length = 0;
    await enqueue(open(), mailTo('refused@example.test'));
    await untilAllDone(open());
    expect(await outbox(open())).toMatchObject([
      { isGivenUp: true, recipient: null, text_body: null, last_error: 'EENVELOPE 550', attempts: 1 },
    ]);
    expect(logged.join('')).toContain('a mail was given up');
    expect(logged.join('')).not.toMatch(/example\.test|Secret words|ロック/);
  });

  it('finishes the mail in hand when it is stopped, and takes no other', async () => {
    const server = await smtp({ takesMs: 700 });
    const delivery = deliver(open(), server.url, { batchSize: 1 });
    await enqueue(open(), mailTo('first@example.test'), mailTo('second@example.test'));
    await vi.waitFor(async () => expect((await outbox(open())).some(({ attempts }) => attempts === 1)).toBe(true), { interval: 20 });
    await delivery.stop();
    expect((await outbox(open())).map(({ isSent }) => isSent)).toEqual([true, false]);
    expect(server.received).toHaveLength(1);
  });
}

describe('a mail, on the embedded database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEmbeddedDatabase();
  });
  afterAll(() => database.close());
  outboxTests(() => database);
});

describe('a mail, on PostgreSQL', () => {
  let postgres: TestPostgres;
  let databases: Database[];
  beforeAll(async () => {
    postgres = await startPostgres();
    databases = [];
    for (let n = 0; n < 3; n += 1) {
      databases.push(await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 4 }));
    }
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await postgres.stop();
  });
  const first = (): Database => databases[0] as Database;
  outboxTests(first);

  it('arrives once, however many processes deliver', async () => {
    const server = await smtp({ takesMs: 20 });
    const addresses = Array.from({ length: 200 }, (_, n) => `member-${n}@example.test`);
    await enqueue(first(), ...addresses.map((to) => mailTo(to)));
    for (const database of databases) deliver(database, server.url, { pollMs: 5 });
    await untilAllDone(first());
    expect(server.received.map(({ to }) => to[0]).toSorted()).toEqual(addresses.toSorted());
    expect(new Set((await outbox(first())).map(({ attempts }) => attempts))).toEqual(new Set([1]));
  });

  it('is sent by another process when the one that had it died, under the same Message-ID', async () => {
    const server = await smtp();
    await enqueue(first(), mailTo('orphan@example.test'));
    // What a killed process leaves behind: a lease that nobody will settle.
    await query(first().fork(), `update mail_outbox set attempts = 1, lease_until = statement_timestamp() + interval '1 second'`, []);
    deliver(first(), server.url);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.received).toEqual([]);
    await untilAllDone(first());
    const [row] = await outbox(first());
    expect(server.received.map(({ mail }) => mail.messageId)).toEqual([`<${row?.id}@meisai.example>`]);
    expect(row?.attempts).toBe(2);
  });
});
