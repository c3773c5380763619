/** A page of a Relay connection. */
export interface ListPage<Edge> {
  edges: readonly Edge[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A list so long that a page of it cannot be drawn any more is a mistake somewhere, and not worth the requests. */
const MOST_PAGES = 200;

/**
 * Reads a list to its end, page by page: each one begins behind the last cursor of the one before.
 * @param readPage asks for the page behind a cursor; null for a list that does not exist
 */
export async function walk<Edge>(readPage: (after: string | null) => Promise<ListPage<Edge> | null>): Promise<Edge[]> {
  const edges: Edge[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: ListPage<Edge> | null = await readPage(after);
    if (page === null) return edges;
    edges.push(...page.edges);
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage) return edges;
    if (endCursor === null || endCursor === after) throw new Error('The list does not go on from its cursor.');
    after = endCursor;
  }
  throw new Error(`The list has more than ${MOST_PAGES} pages.`);
}
