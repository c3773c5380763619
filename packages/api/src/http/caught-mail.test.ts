import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config.js';
import { enqueueMail, layoutMail, type CaughtMail } from '../notifications/index.js';
import type { EntityManager } from '../platform/index.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>';

function get(url: string, language = 'en') {
  return test.server.app.inject({ url, headers: { 'accept-language': language } });
}

describe('the page of caught mails', () => {
  it('says so where there are none, in both languages', async () => {
    expect((await get('/mail')).body).toContain('No mail yet.');
    const japanese = await get('/mail', 'ja');
    expect(japanese.body).toContain('<html lang="ja">');
    expect(japanese.body).toContain('メールはまだありません。');
    expect((await get('/mail.json')).json()).toEqual([]);
  });

  it('shows what was sent through the outbox, with everything escaped and the HTML shut in', async () => {
    const link = { label: 'Choose a password', url: 'https://meisai.example/recover?token=t' };
    await test.services.database.fork().transactional(async (tx) => {
      const content = layoutMail({ language: 'EN', subject: `Hi ${EVIL}`, paragraphs: [EVIL], link });
      await enqueueMail(tx as EntityManager, { to: 'Hanako@example.test', ...content });
      await enqueueMail(tx as EntityManager, { to: 'other@example.test', ...content, html: EVIL });
    });
    await vi.waitFor(async () => expect((await get('/mail.json')).json()).toHaveLength(2), { timeout: 10_000 });
    const mails = (await get('/mail.json?to=hanako@example.test')).json<CaughtMail[]>();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: 'Hanako@example.test', subject: `Hi ${EVIL}`, receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(mails[0]?.text).toContain(link.url);
    expect(mails[0]?.html).toContain('href="https://meisai.example/recover?token=t"');

    const id = mails[0]?.id;
    for (const url of ['/mail', `/mail/${id}`]) {
      const page = await get(url);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('&lt;script&gt;');
      expect(page.body).toMatch(/\d{2}:\d{2}:\d{2} UTC<\/time>/);
      expect(page.body).not.toMatch(/<script|<img|style=/);
      expect(page.headers['content-security-policy']).not.toMatch(/unsafe|script-src/);
    }
    expect((await get(`/mail/${id}`)).body).toContain(`src="/mail/${id}/html" sandbox="allow-popups`);
    const [other] = (await get('/mail.json?to=other@example.test')).json<CaughtMail[]>();
    const html = await get(`/mail/${other?.id}/html`);
    expect(html.body).toContain('<script>');
    expect(html.headers['content-security-policy']).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';/);
    expect(html.headers['content-security-policy']).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    expect(html.headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it.each(['0', '999999', 'x', '1;drop', '9'.repeat(40)])('does not know mail %s', async (id) => {
    expect((await get(`/mail/${id}`)).statusCode).toBe(404);
    expect((await get(`/mail/${id}/html`)).statusCode).toBe(404);
  });

  it('serves its stylesheet', async () => {
    expect((await get('/mail.css')).headers['content-type']).toContain('text/css');
  });
});

describe('where mails really leave', () => {
  const production = {
    MEISAI_PROFILE: 'production',
    PUBLIC_ORIGIN: 'https://meisai.example',
    MEISAI_SECRET: Buffer.alloc(32, 1).toString('base64'),
  };

  it('there is no page of them and no list', async () => {
    const live = await startTestServer({ ...production, SMTP_URL: 'smtp://127.0.0.1:9' });
    try {
      for (const url of ['/mail', '/mail/1', '/mail/1/html', '/mail.json', '/mail.css']) {
        const answer = await live.server.app.inject({ url });
        expect(answer.body).not.toMatch(/caught|送信メール/i);
        expect({ url, status: answer.statusCode }).toEqual({ url, status: 404 });
      }
    } finally {
      await live.stop();
    }
  });

  it('production names the variable it cannot do without', () => {
    expect(() => readConfig(production)).toThrow(/^SMTP_URL is missing/);
  });

  it('a wrong address of the server is refused without repeating its password', () => {
    expect(() => readConfig({ ...production, SMTP_URL: 'http://me:hunter2@mail.example' })).toThrow(/^SMTP_URL must be (?!.*hunter2)/);
  });

  it.each(['nobody', 'A <a@b>\r\nBcc: c@d', 'a@b, c@d'])('MAIL_FROM may not be %j', (from) => {
    expect(() => readConfig({ ...production, SMTP_URL: 'smtps://mail.example', MAIL_FROM: from })).toThrow(/^MAIL_FROM/);
  });
});
