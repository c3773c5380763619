import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOfxFile } from '../imports/ofx-file.js';
import { anyStatement } from '../test/exported-statement.js';
import { writeSourceId } from '../statements/index.js';
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
});
