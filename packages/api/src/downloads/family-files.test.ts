import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOfx } from '../imports/index.js';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import { addToFamily } from '../test/family.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { newUse } from '../test/uses.js';
import { findExportedStatement } from './export.queries.js';
import type { ExportedStatement } from './exported-statement.js';
import { writeCsv } from './write-csv.js';
import { writeOfx } from './write-ofx.js';

let test: TestServer;
let family: EnrolledMember;
/** A bill with a use of the family card, and one without. */
let used: ExportedStatement;
let unused: ExportedStatement;

const em = (): EntityManager => test.services.database.fork();

beforeAll(async () => {
  test = await startTestServer();
  const basic = await enrolMember(test.services, 'basic.files');
  family = await addToFamily(test, basic, 'family.files', '6648');
  await startBilling(em(), basic.accountId, '2026-02-16');
  await recordUses(em(), basic.accountId, [
    newUse({ cardId: basic.cardId, merchant: '店1', usedOn: '2026-03-01', amountMinor: 1000n }),
    newUse({ cardId: family.cardId, merchant: '店2', usedOn: '2026-03-02', amountMinor: 200n }),
    newUse({ cardId: basic.cardId, merchant: '店3', usedOn: '2026-03-20', amountMinor: 4000n }),
  ]);
  for (const day of ['2026-03-18', '2026-04-18']) await onDay(test.services, day, () => closeNextCycle(em(), basic.accountId));
  [used, unused] = [await exportOf('2026-03'), await exportOf('2026-04')];
});
afterAll(() => test.stop());

async function exportOf(label: string): Promise<ExportedStatement> {
  const [row] = await query<{ id: string }>(em(), 'select id from statement where account_id = $1 and label = $2', [
    family.accountId,
    label,
  ]);
  const statement = await findExportedStatement(em(), family.memberId, family.accountId, row?.id ?? '');
  if (statement === null) throw new Error(`There is no statement ${label}.`);
  return statement;
}

describe.each([
  ['with uses of their card', () => used, 1],
  ['without', () => unused, 0],
])('the files of a supplementary member for a bill %s', (_, statement, useCount) => {
  it('tell as CSV the period and days, and no figure of the bill', () => {
    const [, head = '', ...uses] = writeCsv(statement(), 'en', 'UTF8').toString('utf8').trimEnd().split('\r\n');
    const { label, periodStart, periodEnd, closingDate, dueDate } = statement();
    expect(head).toBe(`STATEMENT,,,${label},,JPY,,,,,,,${periodStart},${periodEnd},${closingDate},${dueDate},,`);
    expect(uses).toHaveLength(useCount);
  });

  it('tell as OFX no balance, and their own card', () => {
    const text = writeOfx(statement(), '2026-05-01');
    expect(text).not.toMatch(/LEDGERBAL|BALAMT|BALOPEN|BALCLOSE|MINPMTDUE/);
    expect([...text.matchAll(/<ACCTID>([^<]*)</g)].map(([, id]) => id)).toEqual(['************6648']);
  });

  it.each(['csv', 'ofx'] as const)('are imported as %s: the uses, on no bill', async (format) => {
    const { accountId } = await enrolMember(test.services, `reads.${format}.${useCount}`);
    const bytes = format === 'csv' ? writeCsv(statement(), 'ja', 'UTF8') : Buffer.from(writeOfx(statement(), '2026-05-01'));
    const report = await importOfx(em(), test.services.passwordHasher, {
      name: `family.${format}`,
      bytes,
      target: { kind: 'ACCOUNT', accountId: globalId('Account', accountId) },
      isDryRun: false,
      badRecords: null,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect([report.newCount, report.notes, report.statement?.isClosed ?? false]).toEqual([useCount, [], false]);
  });
});
