import { InputError } from './errors.js';
import { NIL_ID } from './nil-id.js';

export const MAX_PAGE_SIZE = 100;

export interface PageRequest {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/**
 * What orders a list, the latest or largest first: a day, an instant to the microsecond as {@link exactInstant} writes it, or an
 * amount in minor units; then the id.
 */
export type PageOrder = keyof typeof ORDERS;

const ORDERS = {
  DAY: { type: 'date', pattern: /^\d{4}-\d{2}-\d{2}$/, isTime: true, ends: ['-infinity', 'infinity'] },
  INSTANT: {
    type: 'timestamptz',
    pattern: /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/,
    isTime: true,
    ends: ['-infinity', 'infinity'],
  },
  AMOUNT: { type: 'bigint', pattern: /^-?\d{1,16}$/, isTime: false, ends: ['-9223372036854775808', '9223372036854775807'] },
} as const;

/** A place in such a list. */
export interface Place {
  at: string;
  id: string;
}

export interface Page {
  order: PageOrder;
  /** Whether the list itself runs the other way, the earliest or smallest first. */
  isAscending: boolean;
  size: number;
  /** Whether the page is counted from the back of the list. */
  backward: boolean;
  /** The page lies strictly beyond this place; null for an end of the list. */
  from: Place | null;
}

/** What a caller asked for of a list of this order, checked. @throws {InputError} naming the argument. */
export function readPage(request: PageRequest, order: PageOrder = 'DAY', isAscending = false): Page {
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
  return { order, isAscending, size, backward: hasLast, from: isGiven(cursor) ? readCursor(cursor, order) : null };
}

export function isSamePage(a: Page, b: Page): boolean {
  return (
    a.size === b.size &&
    a.backward === b.backward &&
    a.order === b.order &&
    a.isAscending === b.isAscending &&
    a.from?.at === b.from?.at &&
    a.from?.id === b.from?.id
  );
}

function isGiven(cursor: string | null | undefined): cursor is string {
  return cursor !== undefined && cursor !== null;
}

const PLACE = /^([^/]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string, order: PageOrder): Place {
  const text = cursor.length > 100 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const [, at, id] = PLACE.exec(text) ?? [];
  const { pattern, isTime } = ORDERS[order];
  if (at === undefined || id === undefined || !pattern.test(at) || (isTime && !isDay(at.slice(0, DAY_LENGTH)))) {
    throw new InputError('The cursor was not given out by this service.');
  }
  return { at, id };
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** Whether the calendar has this day: JavaScript takes 2026-02-31 for the third of March. */
function isDay(day: string): boolean {
  const instant = Date.parse(day);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

function writeCursor({ at, id }: Place): string {
  return Buffer.from(`${at}/${id}`).toString('base64url');
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

/** A list by instants from end to end, the earliest first, page after page: for a command, which shows no pages. */
export async function* everyRow<Row extends { place: string; id: string }>(read: (page: Page) => Promise<Row[]>): AsyncGenerator<Row> {
  let from: Place | null = null;
  for (;;) {
    const rows = await read({ order: 'INSTANT', isAscending: true, size: MAX_PAGE_SIZE, backward: false, from });
    const shown = rows.slice(0, MAX_PAGE_SIZE);
    yield* shown;
    const last = shown.at(-1);
    if (rows.length <= MAX_PAGE_SIZE || last === undefined) return;
    from = { at: last.place, id: last.id };
  }
}

/** The pieces of SQL that turn a query over (day or instant, id) into a keyset page; its three parameters begin at `$n`. */
export interface Keyset {
  where: string;
  order: string;
  /** The order and the limit. */
  tail: string;
  parameters: unknown[];
}

export function keyset(page: Page, at: string, id: string, n: number): Keyset {
  const { type } = ORDERS[page.order];
  const isUpward = page.backward !== page.isAscending;
  const direction = isUpward ? 'asc' : 'desc';
  const order = `order by ${at} ${direction}, ${id} ${direction}`;
  return {
    // A row comparison uses the index at any depth; the same condition written with OR does not.
    where: `(${at}, ${id}) ${isUpward ? '>' : '<'} ($${n}::${type}, $${n + 1}::uuid)`,
    order,
    tail: `${order} limit $${n + 2}`,
    parameters: keysetParameters(page),
  };
}

/** The parameters of {@link keyset}, for SQL that is kept: the place and the size are all that changes from page to page of one direction. */
export function keysetParameters({ order, backward, isAscending, from, size }: Page): unknown[] {
  const end = backward === isAscending ? 1 : 0;
  return [from?.at ?? ORDERS[order].ends[end], from?.id ?? FAR_END[end], size + 1];
}

const FAR_END = [NIL_ID, 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** SQL that writes an instant for a {@link Place}: to the microsecond, or rows of one millisecond would get lost between two pages. */
export function exactInstant(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
