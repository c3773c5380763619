import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvFile } from '../imports/csv-file.js';
import { faultsIn } from '../imports/ofx-file.js';
import { anyStatement, STATEMENT } from '../test/exported-statement.js';
import { writeCsv } from './write-csv.js';

describe('a statement written as CSV', () => {
  it('begins with a byte order mark, ends its lines as RFC 4180 does, and names its columns in the language asked for', () => {
    const bytes = writeCsv(STATEMENT, 'ja', 'UTF8');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines[0]).toMatch(/^区分,ご利用日,計上日,ご利用先,金額,/);
    expect(lines[2]).toBe('PURCHASE,2026-10-01,,喫茶まどか,1280,JPY,,,4821,A1,,,,,,,,');
  });

  it('comes in Shift_JIS on request, and is read again', () => {
    const bytes = writeCsv(STATEMENT, 'ja', 'SHIFT_JIS');
    expect(new TextDecoder('shift_jis').decode(bytes)).toContain('喫茶まどか');
    const file = readCsvFile(bytes, null);
    expect(Array.isArray(file) ? file : [file.uses[0]?.merchant, file.uses[0]?.fitid]).toEqual(['喫茶まどか', 'A1']);
  });

  it.each(['=1+1', '+1', '-1', '@A1', '\tx', '＝SUM(A1)'])('keeps %j from being run as a formula', (merchant) => {
    const [line] = STATEMENT.lines;
    if (line === undefined) throw new Error('The statement has a line.');
    const text = writeCsv({ ...STATEMENT, lines: [{ ...line, merchant }] }, 'en', 'UTF8').toString('utf8');
    for (const cell of text.split(/[\r\n,]+/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+@\t＝]/);
    expect(text).toContain(`'${merchant}`);
  });

  it('reads as the same uses and the same bill', () => {
    fc.assert(
      fc.property(anyStatement(), (statement) => {
        const file = readCsvFile(writeCsv(statement, 'ja', 'UTF8'), null);
        if (Array.isArray(file)) throw new Error(JSON.stringify(file));
        expect(
          file.uses.map(({ usedOn, amountMinor, original, merchant, lastFour }) => [usedOn, amountMinor, original, merchant, lastFour]),
        ).toEqual(
          [...statement.lines, ...statement.changes].map(({ usedOn, amountMinor, original, merchant, lastFour }) => [
            usedOn,
            amountMinor,
            original,
            merchant,
            lastFour,
          ]),
        );
        expect(file.closing?.totalMinor ?? null).toBe(statement.closingDate === null ? null : statement.totalMinor);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a CSV file that is not right', () => {
  const head = 'Used on,Merchant,Amount,Currency\n';
  it.each([
    ['Used on,Amount\n2026-01-01,1', 'line 1: it has no column ご利用先'],
    [`${head}2026-02-30,x,1,JPY`, 'line 2: "2026-02-30" is not a day'],
    [`${head}2026-01-01,x,1.5,JPY`, 'line 2: "1.5": JPY has no decimals'],
    [`${head}2026-01-01,x,1,JPY\n2026-01-01,y,1,USD`, 'line 3: it is in USD'],
    [`${head}2026-01-01,x,1,`, 'line 1: no line names a currency'],
    [`${head}2026-01-01,"x,1,JPY`, 'it is not CSV'],
    [`Kind,${head}LOAN,2026-01-01,x,1,JPY`, 'line 2: the kind "LOAN" is not one of'],
    [head, 'line 1: no line names a currency'],
  ])('%j says: %s', (text, reason) => {
    const faults = faultsIn(readCsvFile(Buffer.from(text), null));

    expect(faults.map((fault) => `line ${fault.line}: ${fault.reason}`).join('\n')).toContain(reason);
  });
});
