import { walk } from './walk.ts';
import type { Asker, MeisaiClient } from './meisai-client.ts';
import {
  AccountDocument,
  AccountsDocument,
  StatementUsesDocument,
  StatementsDocument,
  UnbilledUsesDocument,
  type AccountsQuery,
  type AmountFragment,
  type BillFragment,
  type UsesFragment,
} from './meisai.generated.ts';

export type Account = NonNullable<AccountsQuery['viewer']>['accounts'][number];
export type Amount = AmountFragment;
export type Bill = BillFragment;
/** A use in the list of a bill, with what of it stands on that bill. */
export type ListedUse = UsesFragment['edges'][number];

/** What the app reads of a household. Every list is read to its end, by cursor. */
export function readHousehold(client: MeisaiClient, asker: Asker, first: number) {
  return {
    accounts: async (): Promise<readonly Account[]> => (await client.ask(asker, AccountsDocument, {})).viewer?.accounts ?? [],

    /** Null for an account that is not the member's: it does not exist for them. */
    account: async (account: string): Promise<Account | null> => {
      const { node } = await client.ask(asker, AccountDocument, { account });
      return node?.__typename === 'Account' ? node : null;
    },

    bills: async (account: string): Promise<Bill[]> => {
      const edges = await walk(async (after) => {
        const { node } = await client.ask(asker, StatementsDocument, { account, first, after });
        return node?.__typename === 'Account' ? node.statements : null;
      });
      return edges.map(({ node }) => node);
    },

    /** A bill with all that stands on it; null where there is none of that label. */
    bill: async (account: string, label: string): Promise<{ bill: Bill; uses: ListedUse[] } | null> => {
      let bill: Bill | null = null;
      const uses = await walk(async (after) => {
        const { node } = await client.ask(asker, StatementUsesDocument, { account, label, first, after });
        const statement = node?.__typename === 'Account' ? node.statement : null;
        bill ??= statement;
        return statement?.transactions ?? null;
      });
      return bill && { bill, uses };
    },

    /** What will be on the next bill, as far as it is known. */
    unbilled: async (account: string): Promise<{ total: Amount; uses: ListedUse[] } | null> => {
      let total: Amount | null = null;
      const uses = await walk(async (after) => {
        const { node } = await client.ask(asker, UnbilledUsesDocument, { account, first, after });
        const unbilled = node?.__typename === 'Account' ? node.unbilled : null;
        total ??= unbilled?.total ?? null;
        return unbilled?.transactions ?? null;
      });
      return total && { total, uses };
    },
  };
}
