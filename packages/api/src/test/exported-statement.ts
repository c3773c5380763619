import fc from 'fast-check';
import { addDays } from '../calendar/days.js';
import type { ExportedLine, ExportedStatement } from '../downloads/index.js';

const CURRENCIES = ['JPY', 'USD', 'BRL', 'KWD', 'HUF'] as const;

/** Any statement a bank could have sent: odd merchants, formulas, entities, both signs, originals of any size. */
export function anyStatement(): fc.Arbitrary<ExportedStatement> {
  return fc
    .record({
      currency: fc.constantFrom(...CURRENCIES),
      start: fc.integer({ min: 0, max: 3000 }),
      isClosed: fc.boolean(),
      previousBalanceMinor: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
      lines: fc.array(anyLine(), { maxLength: 12 }),
    })
    .map(({ currency, start, isClosed, previousBalanceMinor, lines }) => {
      const periodStart = addDays('2020-01-01', start);
      const periodEnd = addDays(periodStart, 30);
      const own = lines.map(({ offset, original, ...line }, index): ExportedLine => {
        const usedOn = addDays(periodStart, offset);
        return { ...line, usedOn, original: original?.currency === currency ? null : original, sourceId: `${line.sourceId}${index}` };
      });
      return {
        label: periodEnd.slice(0, 7),
        isShare: false,
        currency,
        periodStart,
        periodEnd,
        closingDate: isClosed ? periodEnd : null,
        dueDate: isClosed ? addDays(periodEnd, 25) : null,
        previousBalanceMinor: isClosed ? previousBalanceMinor : 0n,
        totalMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, isClosed ? previousBalanceMinor : 0n),
        lines: own,
      };
    });
}

function anyLine() {
  const amount = fc.bigInt({ min: 1n, max: 1_000_000_000_000n });
  const line = fc.record({
    isCredit: fc.boolean(),
    amount,
    other: fc.option(fc.record({ minorUnits: amount, currency: fc.constantFrom(...CURRENCIES) })),
    offset: fc.integer({ min: 0, max: 30 }),
    merchant: anyMerchant(),
    lastFour: fc.option(fc.stringMatching(/^[0-9]{4}$/)),
    sourceId: fc.stringMatching(/^[A-Za-z0-9:=+@'-]{0,20}$/),
  });
  return line.map(({ isCredit, amount: size, other, ...rest }) => ({
    ...rest,
    kind: isCredit ? ('CREDIT' as const) : ('PURCHASE' as const),
    postedOn: null,
    amountMinor: isCredit ? -size : size,
    original: other === null ? null : { ...other, minorUnits: isCredit ? -other.minorUnits : other.minorUnits },
  }));
}

/** As the import keeps them: without control characters, single spaces, none at either end, no card number inside. */
function anyMerchant(): fc.Arbitrary<string> {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
    fc.constantFrom('=1+1', '＝SUM(A1)', "'=x", '-5% OFF', '@home', 'R&D <Labs>', '&amp;', '喫茶 まどか', 'ｾﾌﾞﾝ', '"quoted", shop', 'A < B'),
  );
  return texts
    .map((text) => text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\s]+/gu, ' ').trim())
    .filter((text) => text !== '' && !/\d(?:[ -]?\d){11,}/.test(text));
}
