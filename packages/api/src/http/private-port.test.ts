import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueueMail } from '../notifications/index.js';
import { until } from '../test/hashing-processes.js';
import { findFreePort } from '../test/postgres.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { servePrivatePort } from './private-port.js';

describe('the private port', () => {
  const PROFILES = ['test', 'developer'] as const;
  /** Where mails really leave, a server has to be named; none is sent here. */
  const MAIL_LEAVES: Record<string, Record<string, string>> = { developer: { SMTP_URL: 'smtp://127.0.0.1:9' } };
  const origins: Record<string, string> = {};
  const stops: (() => Promise<void>)[] = [];
  let test: TestServer;

  beforeAll(async () => {
    for (const profile of PROFILES) {
      const port = await findFreePort();
      const served = await startTestServer({ MEISAI_PROFILE: profile, METRICS_PORT: String(port), ...MAIL_LEAVES[profile] });
      const close = await servePrivatePort(served.services, served.server.log);
      origins[profile] = `http://127.0.0.1:${port}`;
      stops.push(async () => {
        await close();
        await served.stop();
      });
      if (profile === 'test') test = served;
    }
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  const ask = (profile: (typeof PROFILES)[number], path: string, init: RequestInit = {}) => fetch(`${origins[profile]}${path}`, init);

  it.each(PROFILES)('tells the metrics in the %s profile', async (profile) => {
    const answer = await ask(profile, '/metrics');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('resolver_executions_total 0');
  });

  it.each(['/clock', '/mail.json', '/', '/metrics/x'])('has no %s but in the test profile', async (path) => {
    expect((await ask('developer', path)).status).toBe(404);
    expect((await ask('developer', path, { method: 'POST', body: '{"bySeconds":60}' })).status).toBe(404);
  });

  it('moves the clock of the service, on from where it is or from the real time, and puts it right', async () => {
    const post = async (body: string) =>
      (await ask('test', '/clock', { method: 'POST', body })).json() as Promise<{ shiftSeconds: number; now: string }>;
    expect((await post('{"bySeconds":60}')).shiftSeconds).toBe(60);
    expect((await post('{"bySeconds":3600}')).shiftSeconds).toBe(3660);
    const moved = await post('{"toSeconds":-7200}');
    expect(moved.shiftSeconds).toBe(-7200);
    expect(Math.abs(new Date(moved.now).getTime() + 7_200_000 - Date.now())).toBeLessThan(5_000);
    expect(await (await ask('test', '/clock', { method: 'DELETE' })).json()).toMatchObject({ shiftSeconds: 0 });
    expect(await (await ask('test', '/clock')).json()).toMatchObject({ shiftSeconds: 0 });
  });

  it.each(['', 'nothing', '{}', '{"bySeconds":"60"}', '{"bySeconds":1.5}', '{"toSeconds":1e12}', '[]', 'null'])(
    'moves nothing for %s',
    async (body) => expect((await ask('test', '/clock', { method: 'POST', body })).status).toBe(400),
  );

  it('shows the mails that were caught, all or those of one address', async () => {
    const mail = { language: 'EN' as const, subject: 'Seen by tests', text: 'words', html: '<p>words</p>' };
    await test.services.database.fork().transactional((tx) => enqueueMail(tx as never, { ...mail, to: 'one@example.jp' }));
    const list = async (query: string) => (await ask('test', `/mail.json${query}`)).json() as Promise<{ subject: string }[]>;
    await until(async () => (await list('')).length === 1, 'the mail was caught');
    expect(await list('?to=one@example.jp')).toMatchObject([{ subject: 'Seen by tests' }]);
    expect(await list('?to=two@example.jp')).toEqual([]);
  });
});
