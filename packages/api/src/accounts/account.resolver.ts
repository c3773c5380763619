import { Account, Card, CardHolder, Member, PersonName } from '@meisai/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { batched, localId, requireViewer, type RequestContext } from '../platform/index.js';
import { listAccounts, listCards, listHolderNames, listHolders } from './account.queries.js';
import { viewAccount, viewCard, viewHolder, viewName, type CardView } from './account.view.js';

@Resolver(() => Member)
export class MemberAccountsResolver {
  @FieldResolver(() => [Account])
  async accounts(@Root() member: Member, @Ctx() context: RequestContext): Promise<Omit<Account, 'cards' | 'holders'>[]> {
    const { memberId } = requireViewer(context);
    // Another's accounts do not exist for the viewer, however that member came to be shown.
    if (localId('Member', member.id) !== memberId) return [];
    const rows = await listAccounts(context.em, memberId);
    return rows.map((row) => viewAccount(row, context.language));
  }
}

@Resolver(() => Account)
export class AccountCardsResolver {
  @FieldResolver(() => [Card])
  async cards(@Root() account: Account, @Ctx() context: RequestContext): Promise<CardView[]> {
    const rows = await listCards(context.em, requireViewer(context).memberId, localId('Account', account.id));
    return rows.map(viewCard);
  }

  @FieldResolver(() => [CardHolder])
  async holders(@Root() account: Account, @Ctx() context: RequestContext): Promise<CardHolder[]> {
    const rows = await listHolders(context.em, requireViewer(context).memberId, localId('Account', account.id));
    return rows.map(viewHolder);
  }
}

const readHolder = batched(async (context, cardIds: readonly string[]) => {
  const rows = await listHolderNames(context.em, requireViewer(context).memberId, cardIds);
  return new Map(rows.map((row) => [row.cardId, row]));
});

@Resolver(() => Card)
export class CardHolderResolver {
  @FieldResolver(() => PersonName, { nullable: true })
  async holder(@Root() card: Card, @Ctx() context: RequestContext): Promise<PersonName | null> {
    const row = await readHolder(context, localId('Card', card.id));
    return row && viewName(row.familyName, row.givenName);
  }

  @FieldResolver(() => PersonName, { nullable: true })
  async holderLatin(@Root() card: Card, @Ctx() context: RequestContext): Promise<PersonName | null> {
    const row = await readHolder(context, localId('Card', card.id));
    return row && viewName(row.familyNameLatin, row.givenNameLatin);
  }
}
