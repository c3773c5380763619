import fc from 'fast-check';
import { addDays } from '../calendar/days.js';
import type { ExportedLine, ExportedStatement } from '../downloads/index.js';

const CURRENCIES = ['JPY', 'USD', 'BRL', 'KWD', 'HUF'] as const;

/** A bill of one use. */
export const STATEMENT: ExportedStatement = {
  label: '2026-10',
  status: 'CLOSED',
  currency: 'JPY',
  periodStart: '2026-09-16',
  periodEnd: '2026-10-15',
  closingDate: '2026-10-15',
  dueDate: '2026-11-10',
  isShare: false,
  ownLastFour: null,
  totalMinor: 1280n,
  previousBalanceMinor: 0n,
  amountDueMinor: 1280n,
  changes: [],
  lines: [
    {
      kind: 'PURCHASE',
      usedOn: '2026-10-01',
      postedOn: null,
      merchant: '喫茶まどか',
      amountMinor: 1280n,
      original: null,
      lastFour: '4821',
      feeMinor: null,
      id: 'A1',
      part: null,
      isChange: false,
    },
  ],
};

/**
 * Any statement a bank could have sent, or this service: odd merchants, formulas, entities, both signs, originals of any size, parts of
 * uses, and changes after the closing.
 */
export function anyStatement(): fc.Arbitrary<ExportedStatement> {
  return fc
    .record({
      currency: fc.constantFrom(...CURRENCIES),
      start: fc.integer({ min: 0, max: 3000 }),
      isClosed: fc.boolean(),
      previousBalanceMinor: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
      lines: fc.array(anyLine(), { maxLength: 12 }),
      changed: fc.array(anyLine(), { maxLength: 4 }),
    })
    .map(({ currency, start, isClosed, previousBalanceMinor, lines, changed }) => {
      const periodStart = addDays('2020-01-01', start);
      const periodEnd = addDays(periodStart, 30);
      const place = ({ offset, original, ...line }: (typeof lines)[number], index: number, isChange: boolean): ExportedLine => {
        const usedOn = addDays(periodStart, offset);
        return { ...line, usedOn, original: original?.currency === currency ? null : original, id: `${line.id}${index}`, isChange };
      };
      const own = lines.map((line, index) => place(line, index, false));
      const changes = isClosed ? changed.map((line, index) => place(line, index, true)) : [];
      const totalMinor = sumOf(own, isClosed ? previousBalanceMinor : 0n);
      const open = sumOf(changes, totalMinor);
      return {
        label: periodEnd.slice(0, 7),
        status: isClosed ? ('CLOSED' as const) : ('OPEN' as const),
        isShare: false,
        ownLastFour: null,
        currency,
        periodStart,
        periodEnd,
        closingDate: isClosed ? periodEnd : null,
        dueDate: isClosed ? addDays(periodEnd, 25) : null,
        previousBalanceMinor: isClosed ? previousBalanceMinor : 0n,
        totalMinor,
        lines: own,
        changes,
        amountDueMinor: isClosed ? (open > 0n ? open : 0n) : null,
      };
    });
}

function sumOf(lines: readonly ExportedLine[], from: bigint): bigint {
  return lines.reduce((sum, { amountMinor }) => sum + amountMinor, from);
}

function anyLine() {
  const amount = fc.bigInt({ min: 1n, max: 1_000_000_000_000n });
  const line = fc.record({
    isCredit: fc.boolean(),
    amount,
    other: fc.option(fc.record({ minorUnits: amount, currency: fc.constantFrom(...CURRENCIES) })),
    offset: fc.integer({ min: 0, max: 30 }),
    merchant: anyMerchant(),
    part: fc.option(anyPart()),
    lastFour: fc.option(fc.stringMatching(/^[0-9]{4}$/)),
    id: fc.stringMatching(/^[A-Za-z0-9:=+@'-]{0,20}$/),
  });
  return line.map(({ isCredit, amount: size, other, ...rest }) => ({
    ...rest,
    kind: isCredit ? ('CREDIT' as const) : ('PURCHASE' as const),
    postedOn: null,
    feeMinor: null,
    amountMinor: isCredit ? -size : size,
    original: other === null ? null : { ...other, minorUnits: isCredit ? -other.minorUnits : other.minorUnits },
  }));
}

function anyPart() {
  return fc.record({ number: fc.integer({ min: 1, max: 60 }), count: fc.option(fc.integer({ min: 2, max: 60 })) });
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

/** What makes it the same statement: kinds and cards are the house's own words, and what is paid comes with the bills after it. */
export function essence(statement: ExportedStatement | null) {
  if (statement === null) return null;
  const { label, currency, periodStart, periodEnd, closingDate, dueDate, totalMinor, previousBalanceMinor, lines, changes } = statement;
  const head = { label, currency, periodStart, periodEnd, closingDate, dueDate, totalMinor, previousBalanceMinor };
  return { ...head, lines: lines.map(essenceOfLine).toSorted(), changes: changes.map(essenceOfLine).toSorted() };
}

function essenceOfLine({ usedOn, amountMinor, original, merchant, id, part, isChange }: ExportedLine): string {
  const whole = [usedOn, String(amountMinor), original && [String(original.minorUnits), original.currency], merchant, id, part, isChange];
  return JSON.stringify(whole);
}
