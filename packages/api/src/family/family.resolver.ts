import {
  Account,
  ApplyForFamilyCardInput,
  ApplyForFamilyCardResult,
  ApplyForFamilyCardSuccess,
  FamilyCardAllowance,
  FamilyCardApplicationConnection,
  PageArgs,
  WithdrawFamilyCardApplicationResult,
  WithdrawFamilyCardApplicationSuccess,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { viewDetailsRejected, viewMemberRefusal } from '../members/index.js';
import {
  localId,
  MemberAct,
  keyOf,
  readPage,
  requireViewer,
  toConnection,
  viewSharedRefusal,
  type RequestContext,
} from '../platform/index.js';
import { readApplicationKey } from './application-id.js';
import { applyForFamilyCard } from './apply-for-family-card.js';
import { findApplication, findMaximum, listApplications } from './family-application.queries.js';
import { countFamilyCards, type ApplicationKey } from './family-application.store.js';
import { viewAllowance, viewApplication, viewFamilyRefusal, viewUsedUp, type ApplicationView } from './family.view.js';
import { withdrawFamilyCardApplication } from './withdraw-family-card-application.js';

@Resolver()
export class FamilyCardActsResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => ApplyForFamilyCardResult, {
    description:
      'Applies for a card that a relative carries and the account pays for (家族カード). The issuer decides; each step is mailed.',
  })
  async applyForFamilyCard(
    @Arg('input', () => ApplyForFamilyCardInput, { description: 'The account, and the relative.' }) input: ApplyForFamilyCardInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { language } = context;
    const { accountId: id, ...typed } = input;
    const [accountId] = keyOf('Account', id);
    if (accountId === undefined) return viewMemberRefusal('BASIC_MEMBER_ONLY', language);
    const outcome = await applyForFamilyCard(context, requireViewer(context), accountId, typed);
    if (outcome.kind === 'APPLIED') {
      return Object.assign(new ApplyForFamilyCardSuccess(), { application: await loadApplication(context, outcome.application) });
    }
    if (outcome.kind === 'REJECTED') return viewDetailsRejected(outcome.faults, language);
    if (outcome.kind === 'FAMILY_CARDS_USED_UP') return viewUsedUp(outcome.maximum, language);
    if (outcome.kind === 'IDEMPOTENCY_KEY_REUSED') return viewSharedRefusal(outcome.kind, language);
    if (outcome.kind === 'BASIC_MEMBER_ONLY') return viewMemberRefusal(outcome.kind, language);
    return viewFamilyRefusal(outcome.kind, language);
  }

  @MemberAct()
  @Mutation(() => WithdrawFamilyCardApplicationResult, {
    description: 'Takes an application for a family card back, while it is not decided.',
  })
  async withdrawFamilyCardApplication(
    @Arg('applicationId', () => ID, { description: 'The application.' }) applicationId: string,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const key = readApplicationKey(applicationId);
    if (key === null) return viewFamilyRefusal('FAMILY_CARD_APPLICATION_NOT_FOUND', context.language);
    const { kind } = await withdrawFamilyCardApplication(context, requireViewer(context), key);
    if (kind !== 'WITHDRAWN') return viewFamilyRefusal(kind, context.language);
    return Object.assign(new WithdrawFamilyCardApplicationSuccess(), { application: await loadApplication(context, key) });
  }
}

@Resolver(() => Account)
export class AccountFamilyResolver {
  @FieldResolver(() => FamilyCardApplicationConnection, {
    description: 'The applications for family cards, newest first; none for whoever is not the basic member.',
  })
  async familyCardApplications(@Root() account: Account, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args, 'INSTANT');
    const rows = await listApplications(context.em, requireViewer(context).memberId, localId('Account', account.id), page);
    return toConnection(page, rows, (row) => ({ at: row.place, id: row.id }), viewApplication);
  }

  @FieldResolver(() => FamilyCardAllowance, {
    nullable: true,
    description: 'How many family cards it may have, and has; null for whoever is not the basic member.',
  })
  async familyCardAllowance(@Root() account: Account, @Ctx() context: RequestContext): Promise<FamilyCardAllowance | null> {
    const accountId = localId('Account', account.id);
    const maximum = await findMaximum(context.em, requireViewer(context).memberId, accountId);
    return maximum === null ? null : viewAllowance(maximum, await countFamilyCards(context.em, accountId));
  }
}

async function loadApplication(context: RequestContext, key: ApplicationKey): Promise<ApplicationView> {
  const row = await findApplication(context.em, requireViewer(context).memberId, key);
  if (row === null) throw new Error('An application is not there that was kept a moment ago.');
  return viewApplication(row);
}
