/** A page of a list as the API answers it. */
export function connectionOf(type: string, nodes: readonly object[], hasNextPage = false): object {
  return {
    __typename: `${type}Connection`,
    edges: nodes.map((node) => ({ __typename: `${type}Edge`, node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: null },
  };
}
