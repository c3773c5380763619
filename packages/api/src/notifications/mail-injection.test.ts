import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config.js';
import type { Database, EntityManager } from '../platform/index.js';
import { openEmbeddedDatabase } from '../test/migrated-folder.js';
import { startTestSmtp, type TestSmtp } from '../test/smtp.js';
import { enqueueMail, isMailAddress, layoutMail, startMailDelivery, type MailDelivery } from './index.js';

const config = readConfig({ MEISAI_PROFILE: 'test', PUBLIC_ORIGIN: 'https://meisai.example', CONCIERGE_PHONE: '0120-123-456' });
const BREAKS = ['\r\n', '\n', '\r', '\u2028', '%0d%0a'];
const HEADER = 'Bcc: thief@example.jp';
const MARKUP = '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))';

let database: Database;
let server: TestSmtp;
let delivery: MailDelivery;
beforeAll(async () => {
  database = await openEmbeddedDatabase();
  server = await startTestSmtp();
  delivery = startMailDelivery({ config, database }, pino({ level: 'silent' }), { smtpUrl: server.url });
});
afterAll(async () => {
  await delivery?.stop();
  await server?.stop();
  await database?.close();
});

/** What an SMTP server got of a mail with these words. */
async function sent(subject: string, paragraph: string): Promise<TestSmtp['received'][number]> {
  const before = server.received.length;
  await database.fork().transactional(async (tx) => {
    await enqueueMail(tx as EntityManager, {
      to: 'hanako@example.jp',
      ...layoutMail({ language: 'JA', subject, paragraphs: [paragraph] }),
    });
  });
  await vi.waitFor(() => expect(server.received).toHaveLength(before + 1), { timeout: 20_000, interval: 50 });
  const received = server.received[before];
  if (received === undefined) throw new Error('unreachable');
  return received;
}

describe('IN-04 and IN-05: mails', () => {
  it('have no header and no recipient that the words in them bring along', async () => {
    const names = (received: TestSmtp['received'][number]): string[] => received.mail.headers.map(({ key }) => key).toSorted();
    const control = await sent('お知らせ', '山田 花子 様');
    for (const broken of BREAKS) {
      const received = await sent(`お知らせ${broken}${HEADER}`, `山田${broken}${HEADER}${broken}${broken}花子 様`);
      expect(names(received)).toEqual(names(control));
      expect(received.to).toEqual(['hanako@example.jp']);
    }
  });

  it('show markup as what was typed', async () => {
    const { mail } = await sent('お知らせ', MARKUP);
    expect(mail.text).toContain(MARKUP);
    expect(mail.html).not.toMatch(/<(script|img)/i);
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.html).not.toMatch(/href="javascript:/i);
  });

  it.each(BREAKS)('go to no address that breaks a line by %j', (broken) => {
    expect(isMailAddress(`hanako@example.jp${broken}${HEADER}`)).toBe(false);
    expect(isMailAddress(`hanako${broken}@example.jp`)).toBe(broken === '%0d%0a');
  });
});
