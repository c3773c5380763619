import type { Money } from '../platform/money-format.js';

/** What of a use stands on a bill. */
export interface BilledPart {
  amount: Money | null;
  /** Which payment of its plan that is; null where it is paid at once, or the plan is somebody else's. */
  installment: { number: number; count: number } | null;
}

interface BilledEdge<Node> {
  node: Node;
  billedAmount: Money | null;
  installment: BilledPart['installment'];
}

/** The uses of a bill, each with what of it the bill has. */
export function listedOf<Node extends object>(edges: readonly BilledEdge<Node>[]): (Node & { part: BilledPart })[] {
  return edges.map(({ node, billedAmount, installment }) => ({ ...node, part: { amount: billedAmount, installment } }));
}
