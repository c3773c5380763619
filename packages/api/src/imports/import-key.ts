import { createHash } from 'node:crypto';

/** What makes two rows of a file equal. */
export interface KeyedUse {
  usedOn: string;
  amountMinor: bigint;
  original: { minorUnits: bigint; currency: string } | null;
  merchant: string;
  fitid: string | null;
}

const HASH_LENGTH = 32;

/**
 * The keys by which the uses of one file are known within their account, in the order of the uses:
 * - with a FITID, `fitid:<hash of day and amount>:<FITID>`: the text beside them may be written anew, a repeated FITID of another
 *   day or amount is kept apart, and so is another text within the same file;
 * - without one, `row:<hash of the content>:<n>` for the n-th equal row of its day, so that two real identical purchases stay two.
 *
 * The content is the day of use, the amount with its original, and without a FITID the merchant: what a bank gets wrong at first
 * and corrects later (text, kind, day of posting) does not make a new use (docs/decisions/0010-known-uses.md).
 */
export function sourceKeysOf(uses: readonly KeyedUse[], currency: string): string[] {
  const rowCounts = new Map<string, number>();
  const texts = new Map<string, Map<string, number>>();
  return uses.map(({ usedOn, amountMinor, original, merchant, fitid }) => {
    const sum = [usedOn, String(amountMinor), currency, original && [String(original.minorUnits), original.currency]];
    if (fitid === null) {
      const row = hash([...sum, merchant]);
      const nth = (rowCounts.get(row) ?? 0) + 1;
      rowCounts.set(row, nth);
      return `row:${row}:${nth}`;
    }
    const place = `${hash(sum)}:${fitid}`;
    const seen = texts.get(place) ?? new Map<string, number>();
    texts.set(place, seen);
    const nth = seen.get(merchant) ?? seen.size;
    seen.set(merchant, nth);
    return nth === 0 ? `fitid:${place}` : `fitid:${hash([...sum, nth])}:${fitid}`;
  });
}

/** Where the FITID begins in a key that has one, counted from 1 as SQL does. */
export const FITID_POSITION = 'fitid:'.length + HASH_LENGTH + ':'.length + 1;

function hash(content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, HASH_LENGTH);
}
