import { Card, FamilyCardLimit, SetFamilyCardLimitInput, SetFamilyCardLimitResult, SetFamilyCardLimitSuccess } from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { viewCard } from '../accounts/index.js';
import { isCardOver, loadControlledCard, viewMemberRefusal } from '../members/index.js';
import { MemberAct, keyOf, requireViewer, type RequestContext } from '../platform/index.js';
import { findLimit } from './family-card-limit.store.js';
import { viewLimit } from './family.view.js';
import { setFamilyCardLimit } from './set-family-card-limit.js';

@Resolver(() => Card)
export class FamilyCardLimitResolver {
  @FieldResolver(() => FamilyCardLimit, {
    nullable: true,
    description: 'How much its holder may use in a month; null for a card of the basic member, and for whoever may not control it.',
  })
  async familyLimit(@Root() card: Card, @Ctx() context: RequestContext): Promise<FamilyCardLimit | null> {
    const row = await loadControlledCard(context, card);
    // Who is the basic member carries no family card, and who carries one is not.
    if (row === null || row.isBasic === row.isHolder) return null;
    const limit = await findLimit(context.em, { accountId: row.accountId, memberId: row.holderId });
    return limit && viewLimit(limit, row.isBasic && !isCardOver(row));
  }

  @MemberAct()
  @Mutation(() => SetFamilyCardLimitResult, {
    description:
      'Sets how much the holder of a family card may use in a calendar month, or lifts the limit. It holds for what passes through this service.',
  })
  async setFamilyCardLimit(
    @Arg('input', () => SetFamilyCardLimitInput, { description: 'The card, and its limit.' })
    { cardId, amount = null, version }: SetFamilyCardLimitInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const [id] = keyOf('Card', cardId);
    if (id === undefined) return viewMemberRefusal('CARD_NOT_FOUND', context.language);
    const outcome = await setFamilyCardLimit(context, requireViewer(context), id, { amount, version });
    if (outcome.kind !== 'SET') return viewMemberRefusal(outcome.kind, context.language);
    const { lastFour } = outcome.card;
    return Object.assign(new SetFamilyCardLimitSuccess(), { card: viewCard({ id, lastFour }) });
  }
}
