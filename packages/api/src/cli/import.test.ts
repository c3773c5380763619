import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';
import { progressLine } from './import-feed.js';
import { importFiles } from './import.js';
import { runCommand } from './run-command.js';

let test: TestServer;
let cwd: string;
beforeAll(async () => {
  test = await startTestServer();
  cwd = await mkdtemp(join(tmpdir(), 'meisai-import-'));
  await writeFile(join(cwd, 'issuer.ndjson'), RECORDS.map((record) => `${record}\n`).join(''));
  await writeFile(
    join(cwd, 'month.csv'),
    'Used on,Merchant,Amount,Currency\n2026-01-01,Coffee,450,JPY\n2026-13-01,4111 1111 1111 1111,20,JPY\n',
  );
});
afterAll(async () => {
  await test.stop();
  await rm(cwd, { recursive: true, force: true });
});

const RECORDS = [
  '{"record":"product","code":"P","name":{"ja":"カード","en":"Card"}}',
  '{"record":"member","id":"M1"}',
  '{"record":"account","id":"A1","member":"M1","product":"P","currency":"JPY"}',
  '{"record":"card","id":"C1","account":"A1","number":"9392300000000010"}',
  '{"record":"posting","id":"U1","account":"A1","usedOn":"2026-10-01","amount":100}',
];

async function meisai(...argv: string[]): Promise<{ code: number; said: string; progress: string[] }> {
  let said = '';
  const progress: string[] = [];
  const say = (text: string): void => void (said += text);
  const output = { print: say, warn: say, progress: (text: string) => void progress.push(text) };
  const signal = new AbortController().signal;
  return { code: await runCommand({ argv, cwd, secret: null, output, signal, services: test.services }), said, progress };
}

describe('meisai import', () => {
  it('names the bad record of a feed and keeps nothing of it; with --skip-bad it tells what came in and where the rest is', async () => {
    const refused = await meisai('import', 'issuer.ndjson');
    expect([refused.code, refused.said]).toEqual([
      1,
      'issuer.ndjson: line 4: number: must be 12 to 19 digits whose check digit fits\nissuer.ndjson: nothing of this file was imported.\n',
    ]);
    const taken = await meisai('import', 'issuer.ndjson', '--skip-bad');
    expect([taken.code, taken.said]).toEqual([
      0,
      `issuer.ndjson: imported 4 new, 0 changed, 0 already known
  1 product: 1 new, 0 changed, 0 known
  1 member: 1 new, 0 changed, 0 known
  1 account: 1 new, 0 changed, 0 known
  1 record of uses: 1 new, 0 changed, 0 known
  left out: 1 bad record, written to issuer.ndjson.bad.ndjson
`,
    ]);
    expect(taken.progress.at(-1)).toBe('issuer.ndjson: [########################] 100 %, 5 records');
    expect(await readFile(join(cwd, 'issuer.ndjson.bad.ndjson'), 'utf8')).not.toContain('9392300000000010');
  });

  it('leaves the bad lines of a bank’s file out in the same way', async () => {
    const { code, said } = await meisai('import', 'month.csv', '--new-account', 'csv.reader', '--skip-bad');
    expect([code, said]).toEqual([0, expect.stringContaining('  left out: 1 bad record, written to month.csv.bad.ndjson\n')]);
    expect(await readFile(join(cwd, 'month.csv.bad.ndjson'), 'utf8')).toContain('****1111');
  });

  it.each([
    [['issuer.ndjson', '--account', 'x'], 'A feed names its accounts itself: leave out --account and --new-account.'],
    [['month.csv'], 'Say where the uses go: either --account ID or --new-account USERID.'],
    [['issuer.ndjson', 'month.csv'], 'Say where the uses go: either --account ID or --new-account USERID.'],
  ])('refuses %j: %s', async (argv, reason) => {
    expect(await meisai('import', ...argv)).toMatchObject({ code: 2, said: `meisai: ${reason}\n` });
  });

  it('asks for the secret of the service for a feed only', () => {
    expect([importFiles.needsSecretKey({}, ['a.ofx']), importFiles.needsSecretKey({}, ['a.ofx', 'b.NDJSON'])]).toEqual([false, true]);
  });
});

it.each([
  [0, 200, '[------------------------] 0 %'],
  [100, 200, '[############------------] 50 %'],
  [199, 200, '[#######################-] 99 %'],
  [0, 0, '[########################] 100 %'],
])('%i of %i is shown as %s', (done, all, bar) => expect(progressLine('a.ofx', done, all, 'x')).toBe(`a.ofx: ${bar}, x`));
