import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type EntityManager, type Services } from '../platform/index.js';
import { openSession } from '../sessions/index.js';
import { startHarness, type Harness } from '../test/harness.js';
import { send, type Received } from '../test/processes.js';
import { enrolMember, LOGIN, startTestServer, type EnrolledMember } from '../test/server.js';

const SESSIONS = process.env['PROOF'] === '1' ? 5_000 : 1_000;
const SESSION_COOKIE = '__Host-meisai';

let api: Harness;
let services: Services;
let sources = 0;

beforeAll(async () => {
  api = await startHarness();
  ({ services } = api);
});
afterAll(() => api.stop());

function ask(document: string, variables: object, cookie: string, process = 0): Promise<Received> {
  const headers: Record<string, string> = cookie === '' ? {} : { cookie };
  const address = `10.3.${(sources += 1) % 250}.1`;
  return send(api.all[process]?.origin ?? '', { address, headers, body: JSON.stringify({ query: document, variables }) });
}

/** @returns the session cookie of the answer, as `name=value`. */
async function enter({ userId, password }: EnrolledMember, cookie = ''): Promise<string> {
  const answer = await ask(LOGIN, { input: { userId, password } }, cookie);
  return answer.headers['set-cookie']?.find((text) => text.startsWith(`${SESSION_COOKIE}=`))?.split(';')[0] ?? '';
}

async function whoIs(cookie: string, process = 0): Promise<string | null> {
  const { body } = await ask('{ viewer { id } }', {}, cookie, process);
  return (JSON.parse(body) as { data: { viewer: { id: string } | null } }).data.viewer?.id ?? null;
}

describe('a session cookie planted in a browser', () => {
  it('SE-01: is replaced at the login, and stays worth nothing: one made up, and one of the attacker’s own', async () => {
    const victim = await enrolMember(services, 'fixation.victim');
    const attacker = await enter(await enrolMember(services, 'fixation.attacker'));
    const madeUp = `${SESSION_COOKIE}=${'A'.repeat(43)}`;
    for (const planted of [madeUp, attacker]) {
      const own = await enter(victim, planted);
      expect(own).toMatch(/^__Host-meisai=[\w-]{43}$/);
      expect(own).not.toBe(planted);
      expect(await whoIs(own)).not.toBeNull();
      expect(await whoIs(planted)).toBeNull();
    }
  });
});

describe('a session that was ended', () => {
  it('SE-03: is refused at once on every process', async () => {
    const cookie = await enter(await enrolMember(services, 'ended.everywhere'));
    for (const process of api.all.keys()) expect(await whoIs(cookie, process)).not.toBeNull();
    await ask('mutation { logout { __typename } }', {}, cookie, 2);
    for (const process of api.all.keys()) expect(await whoIs(cookie, process)).toBeNull();
  });
});

describe('the identifiers of sessions', () => {
  it(`SE-09: of ${SESSIONS} are all different, 256 fair bits each, and stored as digests only`, { timeout: 120_000 }, async () => {
    const member = await enrolMember(services, 'many.sessions');
    const em = services.database.fork();
    const [login] = await query<{ id: string }>(em, 'select id from login where member_id = $1', [member.memberId]);
    const source = { address: '10.0.0.1', userAgent: 'test' };
    const tokens: string[] = [];
    await em.transactional(async (tx) => {
      for (let index = 0; index < SESSIONS; index += 1)
        tokens.push((await openSession(tx as EntityManager, { loginId: login?.id ?? '', deviceId: null, source })).token);
    });
    const bytes = tokens.map((token) => Buffer.from(token, 'base64url'));
    expect(new Set(tokens).size).toBe(SESSIONS);
    expect(bytes.every(({ length }) => length === 32)).toBe(true);
    // FIPS 140's monobit test, for any number of bits: five standard deviations from one half.
    const ones = bytes.reduce(
      (sum, buffer) => sum + [...buffer].reduce((bits, byte) => bits + byte.toString(2).replaceAll('0', '').length, 0),
      0,
    );
    const bits = SESSIONS * 256;
    expect(Math.abs(ones - bits / 2)).toBeLessThan(5 * Math.sqrt(bits / 4));

    const rows = await query<{ text: string; digest: string }>(
      em,
      `select session::text as text, encode(token_hash, 'hex') as digest from session`,
      [],
    );
    const dump = rows.map(({ text }) => text).join('\n');
    const digests = new Set(rows.map(({ digest }) => digest));
    for (const [index, token] of tokens.entries()) {
      expect(dump.includes(token) || dump.includes(bytes[index]?.toString('hex') ?? '')).toBe(false);
      expect(digests.has(createHash('sha256').update(token).digest('hex'))).toBe(true);
    }
  });
});

describe('cookies in disorder', () => {
  it('SE-10: are never a mix of two sessions', async () => {
    const [one, two] = [await enter(await enrolMember(services, 'mix.one')), await enter(await enrolMember(services, 'mix.two'))];
    const [idOne, idTwo] = [await whoIs(one), await whoIs(two)];
    const bad = `${SESSION_COOKIE}=${'B'.repeat(43)}`;
    const [half, otherHalf] = [one.slice(0, -20), two.slice(-20)];
    const answers = await Promise.all(
      [`${one}; ${bad}`, `${bad}; ${one}`, `${one}; ${two}`, `${half}${otherHalf}`].map((cookie) => whoIs(cookie)),
    );
    expect([idOne, null]).toContain(answers[0]);
    expect([idOne, null]).toContain(answers[1]);
    expect([idOne, idTwo, null]).toContain(answers[2]);
    expect(answers[3]).toBeNull();
  });

  it('SE-10: are refused where they are too large, and otherwise do no harm', async () => {
    const own = await enter(await enrolMember(services, 'odd.cookies'));
    const { status } = await ask('{ viewer { id } }', {}, `big=${'x'.repeat(17_000)}; ${own}`);
    expect([400, 431]).toContain(status);
    const many = Array.from({ length: 200 }, (_, index) => `c${index}=v`).join('; ');
    for (const cookie of [`${many}; ${own}`, `a b=c; "q"="r"; ${own}`, `=; ;;=x; ${own}`, `__proto__=x; constructor=y; ${own}`]) {
      expect(await whoIs(cookie)).not.toBeNull();
    }
    expect(await whoIs(own.replace(SESSION_COOKIE, `"${SESSION_COOKIE}"`))).toBeNull();
    expect(api.all[0]?.child.exitCode).toBeNull();
  });
});

describe('what an answer lets a browser keep', () => {
  const PRODUCTION = {
    MEISAI_PROFILE: 'production',
    MEISAI_SECRET: Buffer.alloc(32, 1).toString('base64'),
    PUBLIC_ORIGIN: 'https://meisai.example',
    SMTP_URL: 'smtp://127.0.0.1:1',
  };

  it('SE-02: cookies are host-only, secure, out of reach of scripts and of other sites, in production', async () => {
    const test = await startTestServer(PRODUCTION);
    try {
      const { userId, password } = await enrolMember(test.services, 'cookie.hygiene');
      const answer = await test.ask(LOGIN, { input: { userId, password } });
      const cookies = [answer.headers['set-cookie']].flat().map(String);
      expect(cookies.length).toBeGreaterThanOrEqual(2);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^__Host-/);
        for (const attribute of [/; Secure(;|$)/, /; HttpOnly(;|$)/, /; SameSite=(Lax|Strict)(;|$)/, /; Path=\/(;|$)/])
          expect(cookie).toMatch(attribute);
        expect(cookie).not.toMatch(/domain/i);
      }
    } finally {
      await test.stop();
    }
  });

  it('SE-11: nothing that is somebody’s is kept by a cache', async () => {
    const cookie = await enter(await enrolMember(services, 'nothing.kept'));
    const answers = [
      await ask('{ viewer { id } }', {}, cookie),
      await ask('{ nothing }', {}, cookie),
      await send(api.all[0]?.origin ?? '', { method: 'GET', path: '/nowhere.json', headers: { cookie } }),
    ];
    for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store');
  });
});
