import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { runCommand } from './run-command.js';

const NUMBER = '９３９２ー３００１ー０１０７ー５５３０';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('member add', () => {
  it('keeps of a card’s number the last four digits and a keyed fingerprint, and nothing in plain', async () => {
    const argv = [
      'member',
      'add',
      '--user-id',
      'card.holder',
      '--card-number',
      NUMBER,
      '--expiry',
      '０４／２９',
      '--birth-date',
      '1985/4/1',
    ];
    expect(await run([...argv, '--email', 'holder@example.jp'])).toContain('Added card.holder with account');
    const em = test.services.database.fork();
    const [kept] = await query(
      em,
      `select c.last_four, c.expires_on::text, m.birth_date::text, encode(c.number_fingerprint, 'hex') as fingerprint, k.changed_at < m.created_at as "neverChanged"
         from card c join member m on m.id = c.member_id join contact k on k.member_id = m.id where c.number_fingerprint is not null`,
      [],
    );
    expect(kept).toEqual({
      last_four: '5530',
      expires_on: '2029-04-30',
      birth_date: '1985-04-01',
      fingerprint: test.services.keys.hmac('card-number', '9392300101075530').toString('hex'),
      neverChanged: true,
    });
  });

  it('adds a member who has yet to enrol where a card is named and no user ID', async () => {
    const said = await run(['member', 'add', '--card-number', '9392 3002 0103 6648', '--expiry', '05/38', '--birth-date', '19830203']);
    expect(said).toMatch(/^Added a member without a login, whose card ends in 6648, with account /);
    expect(said).not.toContain('Password');
  });

  it.each([
    [['--card-number', '9392 3001 0107 5531'], '--card-number: its last digit does not fit the others.'],
    [['--card-number', '93923'], '--card-number: it must have 12 to 19 digits.'],
    [['--user-id', 'someone', '--expiry', '13/29'], '--expiry: "13/29" is not an expiry; write 04/29.'],
    [['--user-id', 'someone', '--birth-date', '31/12/1999'], '--birth-date: "31/12/1999" is not a day; write 1985-04-01.'],
    [['--user-id', 'someone', '--password-stdin'], 'The password is easy to guess.'],
    [[], '--user-id is missing.'],
  ])('says what is wrong with %j, and adds nobody', async (argv, message) => {
    expect(await run(['member', 'add', ...argv], 'passwordpassword')).toBe(`meisai: ${message}\n`);
  });
});

async function run(argv: string[], secret: string | null = null): Promise<string> {
  let said = '';
  const output = { print: (text: string) => void (said += text), warn: (text: string) => void (said += text), progress: () => undefined };
  await runCommand({ argv, services: test.services, output, cwd: '/', secret, signal: new AbortController().signal });
  return said;
}
