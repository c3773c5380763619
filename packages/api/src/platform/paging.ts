import { InputError } from './errors.js';

export const MAX_PAGE_SIZE = 100;

export interface PageRequest {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A place in a list ordered by day and id, newest first. */
export interface Place {
  day: string;
  id: string;
}

export interface Page {
  size: number;
  /** Whether the page is counted from the back of the list. */
  backward: boolean;
  /** The page lies strictly beyond this place; null for an end of the list. */
  from: Place | null;
}

/** What a caller asked for, checked. @throws {InputError} naming the argument. */
export function readPage(request: PageRequest): Page {
  const { first, after, last, before } = request;
  const hasFirst = first !== undefined && first !== null;
  const hasLast = last !== undefined && last !== null;
  if (hasFirst === hasLast) throw new InputError('Give either `first` or `last`, one of them.');
  if (hasFirst && isGiven(before)) throw new InputError('`before` goes with `last`, not with `first`.');
  if (hasLast && isGiven(after)) throw new InputError('`after` goes with `first`, not with `last`.');
  const size = hasFirst ? first : (last as number);
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw new InputError(`\`${hasFirst ? 'first' : 'last'}\` must be 1 to ${MAX_PAGE_SIZE}; it is ${size}.`);
  }
  const cursor = hasFirst ? after : before;
  return { size, backward: hasLast, from: isGiven(cursor) ? readCursor(cursor) : null };
}

function isGiven(cursor: string | null | undefined): cursor is string {
  return cursor !== undefined && cursor !== null;
}

const PLACE = /^(\d{4}-\d{2}-\d{2})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string): Place {
  const text = cursor.length > 100 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const [, day, id] = PLACE.exec(text) ?? [];
  if (day === undefined || id === undefined || !isDay(day)) {
    throw new InputError('The cursor was not given out by this service.');
  }
  return { day, id };
}

/** Whether the calendar has this day: JavaScript takes 2026-02-31 for the third of March. */
function isDay(day: string): boolean {
  const instant = Date.parse(day);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

function writeCursor(place: Place): string {
  return Buffer.from(`${place.day}/${place.id}`).toString('base64url');
}

export interface Connection<Node> {
  edges: { node: Node; cursor: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/**
 * Makes a connection of the rows of a page.
 * @param rows in the order of the scan, one more than the page's size if there is more beyond it.
 */
export function toConnection<Row, Node>(
  page: Page,
  rows: readonly Row[],
  placeOf: (row: Row) => Place,
  toNode: (row: Row) => Node,
): Connection<Node> {
  const hasMore = rows.length > page.size;
  const edges: Connection<Node>['edges'] = [];
  for (const row of rows.slice(0, page.size)) {
    edges.push({ node: toNode(row), cursor: writeCursor(placeOf(row)) });
  }
  if (page.backward) edges.reverse();
  return {
    edges,
    pageInfo: {
      hasNextPage: !page.backward && hasMore,
      hasPreviousPage: page.backward && hasMore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The pieces of SQL that turn a query over (day, id) into a keyset page; its three parameters begin at `$n`. */
export function keyset(page: Page, day: string, id: string, n: number): { where: string; tail: string; parameters: unknown[] } {
  const direction = page.backward ? 'asc' : 'desc';
  return {
    // A row comparison uses the index at any depth; the same condition written with OR does not.
    where: `(${day}, ${id}) ${page.backward ? '>' : '<'} ($${n}::date, $${n + 1}::uuid)`,
    tail: `order by ${day} ${direction}, ${id} ${direction} limit $${n + 2}`,
    parameters: [
      page.from?.day ?? (page.backward ? '-infinity' : 'infinity'),
      page.from?.id ?? FAR_END[page.backward ? 0 : 1],
      page.size + 1,
    ],
  };
}

const FAR_END = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;
