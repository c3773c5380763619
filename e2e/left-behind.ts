import { expect, test } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemberSchema } from '../packages/api/dist/src/accounts/member.entity.js';
import { openDatabase } from '../packages/api/dist/src/platform/database.js';
import { dumpDatabase } from '../packages/api/dist/src/test/dump.js';
import { E2E } from './address.js';
import { demoMember } from './demo.js';
import { findLeaks } from './find-leaks.js';
import { usedSecrets, type SecretKind } from './secrets.js';

/** What came by a mail stands in the mails that the demo catches in place of sending them. */
const MAILS = /^public\.(caught_mail|mail_outbox) /;

test.describe('after the journeys', () => {
  test.setTimeout(120_000);
  let database: string[];
  let said: string[];

  test.beforeAll(async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${E2E.metricsPort}/metrics`)).text();
    await stopService();
    said = [...logLines(readFileSync(join(E2E.seenDir, 'service.log'), 'utf8')), ...metrics.split('\n')];
    database = await dump();
  });

  test('AU-32: no password, PIN, card number or token that they used stands in what the service said or kept', () => {
    const secrets = usedSecrets();
    // What looks finds what it looks through.
    const control = [{ kind: 'PASSWORD' as const, secret: '"path":"/graphql"' }];
    expect([
      findLeaks(said, control).length,
      findLeaks(database, [{ kind: 'TOKEN', secret: demoMember('hanako').email ?? '' }]).length,
    ]).toEqual([1, 1]);
    expect(secrets.filter(({ kind }) => kind === 'PASSWORD' || kind === 'TOKEN').length).toBeGreaterThan(1);

    const mailed = secrets.filter(({ kind }) => kind === 'MAILED_TOKEN');
    const others = secrets.filter(({ kind }) => kind !== 'MAILED_TOKEN');
    const withoutMails = database.filter((line) => !MAILS.test(line));
    expect([...findLeaks(said, secrets), ...findLeaks(database, others), ...findLeaks(withoutMails, mailed)]).toEqual([]);
  });
});

test('what looks for a secret finds it in each form, and takes no other digits for a PIN', () => {
  const token = randomBytes(32).toString('base64url');
  const password = 'a "quiet" lantern 灯';
  const found = (kind: SecretKind, secret: string, ...lines: string[]) =>
    lines.map((line) => findLeaks([line], [{ kind, secret }]).length > 0);
  const encoded = ['', 'x', 'xy'].map((before) => Buffer.from(`${before}${password} and more`).toString('base64'));
  expect(
    found('PASSWORD', password, `said ${password}`, JSON.stringify({ password }), `?p=${encodeURIComponent(password)}`, ...encoded),
  ).toEqual(Array(6).fill(true));
  expect(
    found('TOKEN', token, `"${token}"`, `\\x${Buffer.from(token, 'base64url').toString('hex')}`, randomBytes(32).toString('base64url')),
  ).toEqual([true, true, false]);
  expect(found('CARD_NUMBER', '９３９２ 1000 0000 0018', '9392100000000018', '9392-1000-0000-0018', '9392100000000026')).toEqual([
    true,
    true,
    false,
  ]);
  const lines = ['the PIN is 8264', '{"pin":"8264"}', '{"pin":8264}', '{"time":8264}', '{"at":"12:00:00.8264Z"}', '{"n":18264}'];
  expect(found('PIN', '８２６４', ...lines)).toEqual([true, true, true, false, false, false]);
});

/** Of what the service writes at its start, the demo's logins are meant to be read: all else is a line of JSON, or an error. */
function logLines(text: string): string[] {
  const begin = text.indexOf('\nMeisai is ready.');
  const end = text.indexOf('\n{', begin);
  return (begin < 0 ? text : text.slice(0, begin) + text.slice(end)).split('\n');
}

/** The embedded database lets nobody in beside the service. */
async function stopService(): Promise<void> {
  const pid = Number(readFileSync(join(E2E.seenDir, 'pid'), 'utf8'));
  process.kill(pid, 'SIGTERM');
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function dump(): Promise<string[]> {
  const database = await openDatabase({ url: null, folder: join(E2E.dataDir, 'database'), entities: [MemberSchema], poolSize: 2 });
  try {
    return (await dumpDatabase({ database })).split('\n');
  } finally {
    await database.close();
  }
}
