import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthenticator } from '../factors/index.js';
import { findMemberLogin } from '../identity/index.js';
import { globalId, type EntityManager } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import { passwordStep } from '../test/factors.js';
import { startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { newUse } from '../test/uses.js';

let test: TestServer;
let hanako: EnrolledMember;
let cookie: string;
let strangersCookie: string;
let statementId: string;

beforeAll(async () => {
  test = await startTestServer();
  ({ member: hanako, cookie } = await enter(test, 'hanako'));
  strangersCookie = (await enter(test, 'stranger')).cookie;
  const em = test.services.database.fork();
  await startBilling(em, hanako.accountId, '2026-02-16');
  const use = newUse({ cardId: hanako.cardId, merchant: '喫茶まどか', usedOn: '2026-03-01', amountMinor: 1280n });
  await recordUses(em, hanako.accountId, [use]);
  await onDay(test.services, '2026-03-20', () => closeNextCycle(em));
  const answer = await test.ask<{ viewer: { accounts: { statement: { id: string } }[] } }>(
    '{ viewer { accounts { statement(label: "2026-03") { id } } } }',
    {},
    { cookie },
  );
  statementId = answer.data?.viewer.accounts[0]?.statement.id ?? '';
});
afterAll(() => test.stop());

function get(path: string, headers: Record<string, string> = { cookie }) {
  return test.server.app.inject({ method: 'GET', url: `/downloads/statements/${path}`, headers });
}

describe('a statement as a file', () => {
  it.each([
    ['pdf', 'application/pdf', '%PDF-1.7'],
    ['csv', 'text/csv; charset=utf-8', '区分,ご利用日'],
    ['ofx', 'application/x-ofx', '<CCSTMTRS>'],
  ])('comes as %s, as an attachment nobody keeps', async (format, type, begins) => {
    const answer = await get(`${statementId}.${format}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="meisai-2026-03-ja.${format}"`);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.rawPayload.toString('utf8')).toContain(begins);
  });

  it('comes in the language and encoding that are asked for', async () => {
    const english = await get(`${statementId}.csv?language=en`);
    expect(english.body).toContain('Kind,Used on');
    const shiftJis = await get(`${statementId}.csv?encoding=shift_jis`);
    expect(new TextDecoder('shift_jis').decode(shiftJis.rawPayload)).toContain('喫茶まどか');
    expect(shiftJis.headers['content-type']).toBe('text/csv; charset=shift_jis');
  });

  it.each([
    ['pdf?language=en', 'meisai-2026-03-en.pdf'],
    ['csv?language=en', 'meisai-2026-03-en.csv'],
    ['csv?encoding=shift_jis', 'meisai-2026-03-ja-shift_jis.csv'],
    ['ofx?encoding=shift_jis', 'meisai-2026-03-ja.ofx'],
  ])('is called after what it is: %s is %s', async (asked, name) => {
    expect((await get(`${statementId}.${asked}`)).headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  });

  it.each(['xx', '', 'JA', 'ja&language=en'])('is refused in the language %j', async (language) => {
    const answer = await get(`${statementId}.csv?language=${language}`);
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      {
        errors: [
          { message: '`language` is ja or en.', extensions: { code: 'UNKNOWN_LANGUAGE', requestId: answer.headers['x-request-id'] } },
        ],
      },
    ]);
  });

  it('of many thousand lines is whole as CSV and OFX, and is not printed', async () => {
    const { member, cookie: own } = await enter(test, 'many.lines');
    const em = (): EntityManager => test.services.database.fork();
    await startBilling(em(), member.accountId, '2026-02-16');
    const uses = Array.from({ length: 5_001 }, (_, n) =>
      newUse({ cardId: member.cardId, usedOn: '2026-03-01', amountMinor: BigInt(n + 1) }),
    );
    await recordUses(em(), member.accountId, uses);
    const closed = await onDay(test.services, '2026-03-20', () => closeNextCycle(em(), member.accountId));
    const path = globalId('Statement', member.accountId, closed?.statement?.id ?? '');
    const [pdf, csv, ofx] = [
      await get(`${path}.pdf`, { cookie: own }),
      await get(`${path}.csv`, { cookie: own }),
      await get(`${path}.ofx`, { cookie: own }),
    ];
    expect([pdf.statusCode, pdf.json()]).toEqual([
      422,
      { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOO_LONG_TO_PRINT' }) })] },
    ]);
    // One heading, the statement, and each line once.
    expect(csv.body.trimEnd().split('\r\n')).toHaveLength(5_003);
    expect(ofx.body.split('<STMTTRN>')).toHaveLength(5_002);
    expect(ofx.body.trimEnd().endsWith('</OFX>')).toBe(true);
  });

  it('does not exist for another member, nor for nobody, nor in another form', async () => {
    expect((await get(`${statementId}.csv`, { cookie: strangersCookie })).statusCode).toBe(404);
    expect((await get(`${statementId}.csv`, {})).statusCode).toBe(401);
    for (const path of [`${statementId}.exe`, 'x.pdf', '..%2f..%2fetc.pdf', `${'A'.repeat(240)}.pdf`]) {
      expect((await get(path)).statusCode, path).toBe(404);
    }
  });

  it('AU-29: does not come with only the password step done', async () => {
    const em = test.services.database.fork();
    const loginId = (await findMemberLogin(em, hanako.userId))?.id ?? '';
    await em.transactional((tx) => addAuthenticator(tx as EntityManager, test.services.keys, loginId));
    const pending = await passwordStep(test, hanako);
    expect(pending).not.toBe('none');
    for (const half of [pending, pending.replace('-pending', ''), `${pending}; __Host-meisai=x`]) {
      expect((await get(`${statementId}.csv`, { cookie: half })).statusCode, half).toBe(401);
    }
    expect((await get(`${statementId}.csv`)).statusCode).toBe(200);
  });
});
