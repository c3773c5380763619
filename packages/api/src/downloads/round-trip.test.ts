import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { importOfx } from '../imports/index.js';
import { anyStatement, essence } from '../test/exported-statement.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { findExportedStatement } from './export.queries.js';
import type { ExportedStatement } from './exported-statement.js';
import { writeCsv } from './write-csv.js';
import { writeOfx } from './write-ofx.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const NEVER = new AbortController().signal;
let nth = 0;

/** Imports a file into an empty account of the statement's currency, and reads what is there then. */
async function throughAnAccount(statement: ExportedStatement, bytes: Uint8Array): Promise<ExportedStatement | null> {
  const em = (): EntityManager => test.services.database.fork();
  nth += 1;
  const { memberId, accountId } = await enrolMember(test.services, `trip.${nth}`);
  await query(em(), 'update account set currency = $2 where id = $1', [accountId, statement.currency]);
  await importOfx(em(), test.services.passwordHasher, {
    name: 'trip.ofx',
    bytes,
    target: { kind: 'ACCOUNT', accountId: globalId('Account', accountId) },
    isDryRun: false,
    badRecords: null,
    signal: NEVER,
    onProgress: () => undefined,
  });
  const [row] = await query<{ id: string }>(em(), 'select id from statement where account_id = $1', [accountId]);
  return row === undefined ? null : findExportedStatement(em(), memberId, accountId, row.id);
}

describe('a statement that was downloaded', () => {
  it('imports as OFX into an empty account as the same statement', async () => {
    await fc.assert(
      fc.asyncProperty(anyStatement(), async (statement) => {
        fc.pre(statement.lines.length > 0 || statement.closingDate !== null);
        const imported = await throughAnAccount(statement, Buffer.from(writeOfx(statement, '2026-11-24')));
        expect(essence(imported)).toEqual(essence(statement));
      }),
      { numRuns: 15 },
    );
  });

  it.each(['ja', 'en'] as const)('imports as CSV with headings in %s as the same statement', async (language) => {
    await fc.assert(
      fc.asyncProperty(anyStatement(), async (statement) => {
        fc.pre(statement.lines.length > 0 || statement.closingDate !== null);
        const imported = await throughAnAccount(statement, writeCsv(statement, language, 'UTF8'));
        expect(essence(imported)).toEqual(essence(statement));
      }),
      { numRuns: 8 },
    );
  });
});
