import { Account, Card, CardConnection, CardHolder, Member, PageArgs, PersonName } from '@meisai/schema';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { batched, localId, ONCE_A_PAGE, readPage, requireViewer, toConnection, type RequestContext } from '../platform/index.js';
import { listAccounts, listAccountsOfCards, listCards, listHolderNames, listHolders } from './account.queries.js';
import { viewAccount, viewCard, viewHolder, viewName } from './account.view.js';

@Resolver(() => Member)
export class MemberAccountsResolver {
  @FieldResolver(() => [Account])
  async accounts(@Root() member: Member, @Ctx() context: RequestContext): Promise<Omit<Account, 'holders'>[]> {
    const { memberId } = requireViewer(context);
    // Another's accounts do not exist for the viewer, however that member came to be shown.
    if (localId('Member', member.id) !== memberId) return [];
    const rows = await listAccounts(context.em, memberId);
    return rows.map((row) => viewAccount(row, context.language));
  }
}

@Resolver(() => Account)
export class AccountCardsResolver {
  @FieldResolver(() => CardConnection, {
    description: 'The cards of this account that the viewer may see, oldest first: those in use, and those they took the place of.',
  })
  async cards(@Root() account: Account, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args, 'INSTANT', true);
    const rows = await listCards(context.em, requireViewer(context).memberId, localId('Account', account.id), page);
    return toConnection(page, rows, (row) => ({ at: row.since, id: row.id }), viewCard);
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

const readAccount = batched(async (context, cardIds: readonly string[]) => {
  const rows = await listAccountsOfCards(context.em, requireViewer(context).memberId, cardIds);
  return new Map(rows.map((row) => [row.cardId, row]));
});

@Resolver(() => Card)
export class CardHolderResolver {
  @FieldResolver(() => Account, { complexity: ONCE_A_PAGE, description: 'The account it charges to.' })
  async account(@Root() card: Card, @Ctx() context: RequestContext): Promise<Omit<Account, 'holders'>> {
    const row = await readAccount(context, localId('Card', card.id));
    if (row === null) throw new Error('A card that is shown has no account.');
    return viewAccount(row, context.language);
  }

  @FieldResolver(() => PersonName, { nullable: true, complexity: ONCE_A_PAGE })
  async holder(@Root() card: Card, @Ctx() context: RequestContext): Promise<PersonName | null> {
    const row = await readHolder(context, localId('Card', card.id));
    return row && viewName(row.familyName, row.givenName);
  }

  @FieldResolver(() => PersonName, { nullable: true, complexity: ONCE_A_PAGE })
  async holderLatin(@Root() card: Card, @Ctx() context: RequestContext): Promise<PersonName | null> {
    const row = await readHolder(context, localId('Card', card.id));
    return row && viewName(row.familyNameLatin, row.givenNameLatin);
  }
}
