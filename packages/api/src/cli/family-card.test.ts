import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query } from '../platform/index.js';
import { withCheckDigit } from '../test/cards.js';
import { ASK_CODE, ENROL, type EnrolData } from '../test/enrolment.js';
import { applyFor, APPLICATION, ONE_NAME } from '../test/family.js';
import { dumpDatabase } from '../test/dump.js';
import { throughProxy } from '../test/logins.js';
import { codeMailedTo, mailsTo } from '../test/mails.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { runCommand } from './run-command.js';

let test: TestServer;
let folder: string;
beforeAll(async () => {
  test = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'meisai-family-'));
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true });
});

async function run(argv: string[], secret: string | null = null): Promise<{ said: string; code: number }> {
  let said = '';
  const output = { print: (text: string) => void (said += text), warn: (text: string) => void (said += text), progress: () => undefined };
  const code = await runCommand({ argv, services: test.services, output, cwd: '/', secret, signal: new AbortController().signal });
  return { said, code };
}

async function look({ cookie }: Entered, id: string) {
  const { data } = await test.ask<{ node: { state: string; card: { id: string; lastFour: string } | null } }>(
    APPLICATION,
    { id },
    { cookie },
  );
  return data?.node;
}

const NUMBER = withCheckDigit('939255500000001');

describe('the issuer’s operations', () => {
  it('approve an application and issue its card, and its holder registers with it and sees what is theirs', async () => {
    const basic = await enter(test, 'cli.basic');
    expect((await run(['family-card', 'list'])).said).toContain('None is under way.');
    const id = await applyFor(test, basic, { email: 'cli.taro@example.jp' });
    expect((await run(['family-card', 'list'])).said).toContain(`${id}\tSUBMITTED\tcli.basic\tSPOUSE\t山田 太郎\t43`);
    expect((await run(['family-card', 'issue', id, '--expiry', '04/39'], NUMBER)).said).toContain('not in a state for this');
    expect(await run(['family-card', 'approve', id, '--reason', 'In order.'])).toMatchObject({ code: 0 });
    expect((await run(['family-card', 'decline', id, '--reason', 'Late.'])).said).toContain('not in a state for this');
    const issued = await run(['family-card', 'issue', id, '--expiry', '04/39'], NUMBER);
    expect(issued.said).toContain(`ending in ${NUMBER.slice(-4)}`);
    expect(issued.said).not.toContain(NUMBER);
    const application = await look(basic, id);
    expect(application).toMatchObject({ state: 'ISSUED', card: { lastFour: NUMBER.slice(-4) } });
    expect((await run(['family-card', 'issue', id, '--expiry', '04/39'], withCheckDigit('939255500000002'))).said).toContain(
      'not in a state',
    );
    expect((await run(['family-card', 'list', '--ended'])).said).toContain(`${id}\tISSUED`);

    expect((await mailsTo(test.services, 'cli.taro@example.jp')).map(({ subject }) => subject)).toEqual([
      'Your family card is there: how to register',
    ]);
    const card = { cardNumber: NUMBER, expiry: '04/39', birthDate: '1983-02-03' };
    await test.ask(ASK_CODE, { card }, throughProxy('10.44.0.1'));
    const code = await codeMailedTo(test.services, 'cli.taro@example.jp');
    const choice = { card, code, userId: 'cli.taro', password: 'windy lantern at the quay' };
    const enrolled = await test.ask<EnrolData>(ENROL, { input: choice }, throughProxy('10.44.0.1'));
    expect(enrolled.data?.enrol.__typename).toBe('EnrolSuccess');
    const taro = await enter(test, { ...basic.member, ...choice });
    const seen = await test.ask<{ viewer: { accounts: object[] } }>(
      '{ viewer { accounts { role cards(first: 9) { edges { node { id } } } holders { id } dueStatement { id } familyCardAllowance { maximum } } } }',
      {},
      { cookie: taro.cookie },
    );
    expect(seen.data?.viewer.accounts).toMatchObject([
      { role: 'SUPPLEMENTARY', cards: { edges: [{ node: { id: application?.card?.id } }] }, dueStatement: null, familyCardAllowance: null },
    ]);
    expect(JSON.stringify(seen.data)).not.toContain(globalId('Card', basic.member.cardId));
    expect(await dumpDatabase(test.services)).not.toContain(NUMBER);
  });

  it('issue the card of somebody who has one name only: they become a member of that name', async () => {
    const basic = await enter(test, 'cli.one.name');
    const id = await applyFor(test, basic, ONE_NAME);
    expect((await run(['family-card', 'list'])).said).toContain(`${id}\tSUBMITTED\tcli.one.name\tSPOUSE\tスリヤ\t43`);
    await run(['family-card', 'approve', id, '--reason', 'In order.']);
    expect(await run(['family-card', 'issue', id, '--expiry', '04/39'], withCheckDigit('939255500000041'))).toMatchObject({ code: 0 });
    const holder = `select m.family_name, m.given_name, m.family_name_latin, m.given_name_latin
                      from card c join member m on m.id = c.member_id where c.account_id = $1 and c.member_id <> $2`;
    const { accountId, memberId } = basic.member;
    expect(await query(test.services.database.fork(), holder, [accountId, memberId])).toEqual([
      { family_name: 'スリヤ', given_name: null, family_name_latin: 'SURIYA', given_name_latin: null },
    ]);
  });

  it('decline an application: no card comes of it', async () => {
    const basic = await enter(test, 'cli.declined');
    const id = await applyFor(test, basic);
    expect(await run(['family-card', 'decline', id, '--reason', 'Not this time.'])).toMatchObject({ code: 0 });
    expect(await look(basic, id)).toMatchObject({ state: 'DECLINED', card: null });
    expect((await run(['family-card', 'issue', id, '--made-up'])).said).toContain('not in a state for this');
  });

  it('issue a card under the issuer’s ids: a feed’s records of it and of its holder are taken, and it is closed by one', async () => {
    const basic = await enter(test, 'cli.by.id');
    const id = await applyFor(test, basic);
    await run(['family-card', 'approve', id, '--reason', 'In order.']);
    await query(test.services.database.fork(), `update account set source_id = 'A-cli' where id = $1`, [basic.member.accountId]);
    const number = withCheckDigit('939255500000031');
    const issue = ['family-card', 'issue', id, '--card-id', 'C-cli', '--member-id', 'M-cli'];
    expect((await run([...issue, '--expiry', '04/20'], number)).said).toContain('this month is over');
    expect((await run([...issue, '--expiry', '04/39'], number)).code).toBe(0);
    expect((await look(basic, id))?.state).toBe('ISSUED');
    const feed = join(folder, 'issued.ndjson');
    const records = [
      { record: 'authorisation', id: 'U-cli', account: 'A-cli', card: 'C-cli', usedOn: '2026-11-20', merchant: '喫茶つばめ', amount: 900 },
      { record: 'card', id: 'C-cli', account: 'A-cli', member: 'M-cli', closed: true },
    ];
    await writeFile(feed, records.map((record) => JSON.stringify(record)).join('\n'));
    const imported = await run(['import', feed]);
    expect(imported).toMatchObject({ code: 0 });
    const rows = await query(
      test.services.database.fork(),
      `select c.closed_at is not null as closed, m.source_id as member, (select count(*)::int from card_transaction t where t.card_id = c.id) as uses
         from card c join member m on m.id = c.member_id where c.source_id = 'C-cli'`,
      [],
    );
    expect(rows).toEqual([{ closed: true, member: 'M-cli', uses: 1 }]);
    const second = await applyFor(test, basic, { givenNameKana: 'ジロウ' });
    await run(['family-card', 'approve', second, '--reason', 'In order.']);
    const again = ['family-card', 'issue', second, '--expiry', '04/39', '--card-id'];
    expect((await run([...again, 'C-cli'], withCheckDigit('939255500000032'))).said).toContain('another card has this id');
    expect((await run([...again, 'C-new', '--member-id', 'M-cli'], withCheckDigit('939255500000032'))).said).toContain(
      'another member has this id',
    );
  });

  it.each([
    [['family-card', 'approve', 'nothing', '--reason', 'x'], 'There is no application of this id'],
    [
      [
        'family-card',
        'approve',
        globalId('FamilyCardApplication', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'),
        '--reason',
        'x',
      ],
      'There is no application of this id',
    ],
    [['family-card', 'approve', 'nothing'], '--reason: write 1 to 300 characters.'],
    [['family-card', 'issue', 'nothing', '--expiry', '13/39'], 'is not an expiry'],
    [['family-card', 'issue', 'nothing'], '--expiry is missing'],
    [['family-card', '--help'], 'family-card issue'],
  ])('are told what is wrong with %o', async (argv, said) => {
    expect((await run(argv, NUMBER)).said).toContain(said);
  });

  it('issue no number twice, and made-up cards where there is no production', async () => {
    const basic = await enter(test, 'cli.made.up');
    const [first, second] = [await applyFor(test, basic), await applyFor(test, basic, { givenNameKana: 'ジロウ' })];
    for (const id of [first, second]) await run(['family-card', 'approve', id, '--reason', 'In order.']);
    const made = await run(['family-card', 'issue', first, '--made-up']);
    const [, number = ''] = /Number: (\d+)/.exec(made.said) ?? [];
    expect(number).toHaveLength(16);
    expect((await run(['family-card', 'issue', second, '--expiry', '04/39'], number)).said).toContain('Another card has this number.');
    const kinds = await query(
      test.services.database.fork(),
      `select 1 from activity where member_id = $1 and kind = 'FAMILY_CARD_ISSUED'`,
      [basic.member.memberId],
    );
    expect(kinds).toHaveLength(1);
  });
});
