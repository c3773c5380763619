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
 * - with a FITID, `fitid:<hash of the content>:<FITID>`, so that a repeated FITID with other content is kept apart;
 * - without one, `row:<hash of the content>:<n>` for the n-th equal row of its day, so that two real identical purchases stay two.
 *
 * The content is the day of use, the amount with its original, and the merchant: what a bank gets wrong at first and
 * corrects later (kind, day of posting) does not make a new use.
 */
export function sourceKeysOf(uses: readonly KeyedUse[], currency: string): string[] {
  const seen = new Map<string, number>();
  return uses.map((use) => {
    const hash = hashContent(use, currency);
    if (use.fitid !== null) return `fitid:${hash}:${use.fitid}`;
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return `row:${hash}:${nth}`;
  });
}

/** Where the FITID begins in a key that has one, counted from 1 as SQL does. */
export const FITID_POSITION = 'fitid:'.length + HASH_LENGTH + ':'.length + 1;

function hashContent(use: KeyedUse, currency: string): string {
  const { original } = use;
  const content = [
    use.usedOn,
    String(use.amountMinor),
    currency,
    original && [String(original.minorUnits), original.currency],
    use.merchant,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, HASH_LENGTH);
}
