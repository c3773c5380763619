import { lineMark, listLineMarks, readSourceId } from '../statements/index.js';
import type { EntityManager } from '../platform/index.js';
import { findKnownFitids, findKnownKeys } from './import.queries.js';
import type { OfxFileUse } from './ofx-file.js';

/** A use the account does not know yet, and what it will be known by. */
export interface FreshUse {
  use: OfxFileUse;
  key: string;
}

/**
 * The uses of a file the account does not know, each once: neither from such a file, nor from a feed or by hand and downloaded here.
 * @param keys of the uses, in their order
 */
export async function findFreshUses(
  em: EntityManager,
  accountId: string,
  uses: readonly OfxFileUse[],
  keys: readonly string[],
): Promise<{ fresh: FreshUse[]; keptApartCount: number }> {
  const taken = await findKnownKeys(em, accountId, keys);
  const marks = await listLineMarks(
    em,
    accountId,
    keys.flatMap((key, index) => idsOf(uses[index]?.fitid ?? key)),
  );
  const fresh: FreshUse[] = [];
  for (const [index, use] of uses.entries()) {
    const key = keys[index];
    if (key === undefined || taken.has(key)) continue;
    taken.add(key);
    if (!marks.has(lineMark({ ...use, text: use.fitid ?? key }))) fresh.push({ use, key });
  }
  return { fresh, keptApartCount: await countKeptApart(em, accountId, uses, keys, fresh) };
}

/** What a use may be called where it came from: a line of a file may be a part of it. */
function idsOf(text: string): string[] {
  return [...new Set([text, readSourceId(text).id])];
}

/** How many of the fresh ones have a FITID that the account or the file has with another content. */
async function countKeptApart(
  em: EntityManager,
  accountId: string,
  uses: readonly OfxFileUse[],
  keys: readonly string[],
  fresh: readonly FreshUse[],
): Promise<number> {
  const fitids = fresh.map(({ use }) => use.fitid).filter((fitid) => fitid !== null);
  const known = await findKnownFitids(em, accountId, fitids);
  const firstKeys = new Map<string, string>();
  for (const [index, { fitid }] of uses.entries()) {
    if (fitid !== null && !firstKeys.has(fitid)) firstKeys.set(fitid, keys[index] ?? '');
  }
  return fresh.filter(({ use: { fitid }, key }) => fitid !== null && (known.has(fitid) || firstKeys.get(fitid) !== key)).length;
}
