import { Account, LocalDate, SpendingGroup, SpendingGrouping, TransactionCategory } from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { viewCard } from '../accounts/index.js';
import { InputError, localId, requireViewer, type RequestContext } from '../platform/index.js';
import { sumSpending, type SpendingRow } from './spending.queries.js';
import { viewMoney } from './statement.view.js';

const MOST_GROUPS = 100;

@Resolver(() => Account)
export class SpendingResolver {
  @FieldResolver(() => [SpendingGroup], { description: 'What was spent in a period, summed up in groups.' })
  async spending(
    @Root() account: Account,
    @Arg('by', () => SpendingGrouping, { description: 'What the groups are by.' }) by: SpendingGrouping,
    @Arg('from', () => LocalDate, { description: 'The first day of use.' }) from: string,
    @Arg('to', () => LocalDate, { description: 'The last day of use, included.' }) to: string,
    @Arg('first', () => Int, { description: 'How many groups to take, 1 to 100.' }) first: number,
    @Ctx() context: RequestContext,
  ): Promise<SpendingGroup[]> {
    if (from > to) throw new InputError('`from` must not be after `to`.');
    if (first < 1 || first > MOST_GROUPS) throw new InputError(`\`first\` must be 1 to ${MOST_GROUPS}; it is ${first}.`);
    const { memberId } = requireViewer(context);
    const rows = await sumSpending(context.em, memberId, localId('Account', account.id), by, { from, to }, first);
    return rows.map(viewSpending);
  }
}

function viewSpending({ month, category, cardId, lastFour, merchant, currency, totalMinor, count }: SpendingRow): SpendingGroup {
  return Object.assign(new SpendingGroup(), {
    month,
    category: category === null ? null : TransactionCategory[category],
    card: cardId === null ? null : viewCard({ id: cardId, lastFour }),
    merchant: merchant === '' ? null : merchant,
    total: viewMoney(totalMinor, currency),
    count,
  });
}
