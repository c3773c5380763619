import { Account, PageArgs, TransactionFilter, TransactionSearchConnection, TransactionSort, type Money } from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InputError, localId, readPage, requireViewer, toConnection, type RequestContext } from '../platform/index.js';
import { viewMoney, viewTransaction } from './statement.view.js';
import { searchTransactions, sumTransactions, type SearchTotals, type TransactionSearch } from './transaction-search.queries.js';

const LONGEST_TEXT = 100;
const MOST_CARDS = 50;

@Resolver(() => Account)
export class TransactionSearchResolver {
  @FieldResolver(() => TransactionSearchConnection, {
    description: 'The transactions of the account that fit a filter, over all history.',
  })
  async searchTransactions(
    @Root() account: Account,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TransactionFilter, { nullable: true, description: 'Which are wanted; all where it is left out.' })
    filter: TransactionFilter | null,
    @Arg('sort', () => TransactionSort, { defaultValue: TransactionSort.NEWEST, description: 'In which order they come.' })
    sort: TransactionSort,
    @Ctx() { em, ...context }: RequestContext,
  ) {
    const { memberId } = requireViewer({ em, ...context });
    const accountId = localId('Account', account.id);
    const isByAmount = sort === TransactionSort.LARGEST || sort === TransactionSort.SMALLEST;
    const isAscending = sort === TransactionSort.OLDEST || sort === TransactionSort.SMALLEST;
    const page = readPage(args, isByAmount ? 'AMOUNT' : 'DAY', isAscending);
    const search = readSearch(filter ?? {});
    const rows = await searchTransactions(em, memberId, accountId, search, page);
    // Counting costs more than a page: it is done for those who ask, and once for both totals.
    let totals: Promise<SearchTotals> | null = null;
    const total = (): Promise<SearchTotals> => (totals ??= sumTransactions(em, memberId, accountId, search));
    return {
      ...toConnection(
        page,
        rows,
        (row) => ({ at: isByAmount ? row.amountMinor : row.usedOn, id: row.id }),
        (row) => viewTransaction(row, context.language),
      ),
      totalCount: async (): Promise<number> => (await total()).count,
      totalAmount: async (): Promise<Money> => viewMoney((await total()).amountMinor, account.currency),
    };
  }
}

function readSearch(filter: TransactionFilter): TransactionSearch {
  const { text, usedFrom, usedTo, cardIds, categories, kinds, waysOfPaying, minAmount, maxAmount } = filter;
  if ((text ?? '').length > LONGEST_TEXT) throw new InputError(`\`text\` may have up to ${LONGEST_TEXT} characters.`);
  if ((cardIds ?? []).length > MOST_CARDS) throw new InputError(`\`cardIds\` may name up to ${MOST_CARDS} cards.`);
  return {
    text: text ?? null,
    usedFrom: usedFrom ?? null,
    usedTo: usedTo ?? null,
    cardIds: cardIds?.map((id) => localId('Card', id)) ?? null,
    categories: categories ?? null,
    kinds: kinds ?? null,
    waysOfPaying: waysOfPaying ?? null,
    minAmount: minAmount == null ? null : String(minAmount),
    maxAmount: maxAmount == null ? null : String(maxAmount),
  };
}
