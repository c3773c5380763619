import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOfxFile } from '../imports/ofx-file.js';
import { anyStatement, STATEMENT } from '../test/exported-statement.js';
import { writeSourceId } from '../statements/index.js';
import type { ExportedLine, ExportedStatement } from './exported-statement.js';
import { writeOfx } from './write-ofx.js';

describe('a statement written as OFX', () => {
  it('reads as the same uses, to the yen, with their originals, merchants and source ids', async () => {
    await fc.assert(
      fc.asyncProperty(anyStatement(), async (statement) => {
        const file = await readOfxFile(Buffer.from(writeOfx(statement, '2026-11-24')), null);
        if (Array.isArray(file)) throw new Error(JSON.stringify(file));
        expect(file.currency).toBe(statement.currency);
        expect(file.period).toEqual({ start: statement.periodStart, end: statement.periodEnd });
        expect(
          file.uses.map(({ usedOn, amountMinor, original, merchant, fitid }) => [usedOn, amountMinor, original, merchant, fitid]),
        ).toEqual(
          [...statement.lines, ...statement.changes].map((line) => [
            line.usedOn,
            line.amountMinor,
            line.original,
            line.merchant,
            writeSourceId(line),
          ]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('books the part of a use on the closing day of its bill, and tells the day of use beside it', () => {
    const part = { ...STATEMENT.lines[0], usedOn: '2026-05-20', postedOn: '2026-05-22', part: { number: 6, count: 12 } } as ExportedLine;
    const days = (statement: ExportedStatement) =>
      /<DTPOSTED>(\d+)<\/DTPOSTED><DTUSER>(\d+)</.exec(writeOfx(statement, '2026-11-24'))?.slice(1);
    expect(days({ ...STATEMENT, lines: [part] })).toEqual(['20261015', '20260520']);
    expect(days({ ...STATEMENT, lines: [part], periodEnd: '2026-10-14', closingDate: null })).toEqual(['20261014', '20260520']);
    expect(days({ ...STATEMENT, lines: [{ ...part, part: null }] })).toEqual(['20260522', '20260520']);
  });
});
