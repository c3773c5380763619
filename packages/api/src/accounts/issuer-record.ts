import { query, type EntityManager } from '../platform/index.js';

/** What became of a record of the issuer. */
export type RecordOutcome = 'NEW' | 'CHANGED' | 'KNOWN' | RecordFault;

/** Why a record cannot be taken in. */
export interface RecordFault {
  field: string;
  reason: string;
}

export function isFault(outcome: RecordOutcome): outcome is RecordFault {
  return typeof outcome === 'object';
}

/** The things that are known by ids of the issuer. */
type Known = 'member' | 'account' | 'card';

/** Finds things by the issuer's ids. */
export async function findBySourceIds<Row extends { sourceId: string }>(
  em: EntityManager,
  table: Known,
  sourceIds: readonly (string | null)[],
  columns: string,
): Promise<Map<string, Row>> {
  const wanted = [...new Set(sourceIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await query<Row>(em, `select source_id as "sourceId", ${columns} from ${table} where source_id = any($1::text[])`, [wanted]);
  return new Map(rows.map((row) => [row.sourceId, row]));
}

/** Whether something is known by an id of the issuer. */
export async function isKnownToIssuer(em: EntityManager, table: Known, sourceId: string): Promise<boolean> {
  return (await findBySourceIds(em, table, [sourceId], 'id')).size > 0;
}

/** Which records were not taken in before; they count as taken in from now on. Their content is a digest in hex. */
export async function takeRecords(
  em: EntityManager,
  kind: string,
  records: readonly { sourceId: string; content: string }[],
): Promise<Set<number>> {
  const rows = await query<{ key: string }>(
    em,
    `insert into issuer_record (kind, source_id, content)
     select $1, u.source_id, decode(u.content, 'hex') from unnest($2::text[], $3::text[]) as u (source_id, content)
     on conflict do nothing
     returning encode(content, 'hex') || source_id as key`,
    [kind, records.map(({ sourceId }) => sourceId), records.map(({ content }) => content)],
  );
  const fresh = new Set(rows.map(({ key }) => key));
  // The same record twice in one file is taken in once.
  return new Set(records.flatMap((record, index) => (fresh.delete(keyOf(record)) ? [index] : [])));
}

/** Forgets records that were refused after all. */
export async function giveBackRecords(
  em: EntityManager,
  kind: string,
  records: readonly { sourceId: string; content: string }[],
): Promise<void> {
  if (records.length === 0) return;
  await query(
    em,
    `delete from issuer_record r using unnest($2::text[], $3::text[]) as u (source_id, content)
      where r.kind = $1 and r.source_id = u.source_id and r.content = decode(u.content, 'hex')`,
    [kind, records.map(({ sourceId }) => sourceId), records.map(({ content }) => content)],
  );
}

function keyOf({ sourceId, content }: { sourceId: string; content: string }): string {
  return content + sourceId;
}

/** Cuts records into rounds of which each holds a key once, in their order: one statement may touch a row only once. */
export function inRounds<T>(records: readonly T[], keysOf: (record: T) => readonly (string | null)[]): T[][] {
  const rounds: T[][] = [];
  let taken = new Set<string>();
  for (const record of records) {
    const keys = keysOf(record).filter((key) => key !== null);
    let round = rounds.at(-1);
    if (round === undefined || keys.some((key) => taken.has(key))) {
      rounds.push((round = []));
      taken = new Set();
    }
    for (const key of keys) taken.add(key);
    round.push(record);
  }
  return rounds;
}
