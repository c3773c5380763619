import { Account, Money, PageArgs, TransactionFilter, TransactionSearchConnection, TransactionSort } from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  InputError,
  localId,
  ONCE_A_PAGE,
  readPage,
  requireViewer,
  toConnection,
  type Connection,
  type RequestContext,
} from '../platform/index.js';
import { transactionsViewer, viewMoney, type TransactionView } from './statement.view.js';
import { searchTransactions, sumTransactions, type SearchTotals, type TransactionSearch } from './transaction-search.queries.js';

const LONGEST_TEXT = 100;
const MOST_CARDS = 50;
const MOST_HOLDERS = 50;

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
    @Ctx() context: RequestContext,
  ): Promise<Found> {
    const { em } = context;
    const { memberId } = requireViewer(context);
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
        transactionsViewer(context.language),
      ),
      currency: account.currency,
      total,
    };
  }
}

/** A page of what was found, and how to find out what all of it comes to. */
interface Found extends Connection<TransactionView> {
  currency: string;
  total: () => Promise<SearchTotals>;
}

@Resolver(() => TransactionSearchConnection)
export class SearchTotalsResolver {
  @FieldResolver(() => Int, { complexity: ONCE_A_PAGE })
  async totalCount(@Root() { total }: Found): Promise<number> {
    return (await total()).count;
  }

  @FieldResolver(() => Money, { complexity: ONCE_A_PAGE })
  async totalAmount(@Root() { total, currency }: Found): Promise<Money> {
    return viewMoney((await total()).amountMinor, currency);
  }
}

function readSearch(filter: TransactionFilter): TransactionSearch {
  const { text, usedFrom, usedTo, cardIds, holderIds, categories, kinds, waysOfPaying, minAmount, maxAmount } = filter;
  if ((text ?? '').length > LONGEST_TEXT) throw new InputError(`\`text\` may have up to ${LONGEST_TEXT} characters.`);
  if ((cardIds ?? []).length > MOST_CARDS) throw new InputError(`\`cardIds\` may name up to ${MOST_CARDS} cards.`);
  if ((holderIds ?? []).length > MOST_HOLDERS) throw new InputError(`\`holderIds\` may name up to ${MOST_HOLDERS} members.`);
  return {
    text: text ?? null,
    usedFrom: usedFrom ?? null,
    usedTo: usedTo ?? null,
    cardIds: cardIds?.map((id) => localId('Card', id)) ?? null,
    holderIds: holderIds?.map((id) => localId('Member', id)) ?? null,
    categories: categories ?? null,
    kinds: kinds ?? null,
    waysOfPaying: waysOfPaying ?? null,
    minAmount: minAmount == null ? null : String(minAmount),
    maxAmount: maxAmount == null ? null : String(maxAmount),
  };
}
