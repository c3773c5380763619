import {
  ApproveFamilyCardResult,
  DecideFamilyCardInput,
  DeclineFamilyCardResult,
  FamilyCardCase,
  FamilyCardCaseConnection,
  FamilyCardCaseMoved,
  MemberRecord,
  PageArgs,
  ReviewFamilyCardResult,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { listCases, type ApplicationKey, type CaseRow } from '../family/index.js';
import { localId, localKey, OperatorAct, readPage, requireOperator, toConnection, type RequestContext } from '../platform/index.js';
import type { ActOutcome } from './act-on-member.js';
import { viewAct } from './concierge.view.js';
import { stepFamilyCard } from './decide-family-card.js';
import { viewFamilyCardCase } from './family-card-case.view.js';
import { loadMemberFile } from './member-file.view.js';

const DECISION = { description: 'The application, and why.' };
/** Nobody is asked why they do their work. */
const REVIEW_REASON = 'REVIEW';

@Resolver(() => FamilyCardCase)
export class FamilyCardCaseResolver {
  @Query(() => FamilyCardCaseConnection, {
    description: 'Applications for family cards that are under way, approved ones whose card is still being made included, oldest first.',
  })
  async familyCardCases(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<FamilyCardCaseConnection> {
    requireOperator(context);
    const page = readPage(args, 'INSTANT', true);
    const rows = await listCases(context.em, page);
    const viewCase = (row: CaseRow) => viewFamilyCardCase(row, context.language);
    return toConnection(page, rows, (row) => ({ at: row.place, id: row.id }), viewCase);
  }

  @FieldResolver(() => MemberRecord, { description: 'The basic member who applies, as they stand now.' })
  member(@Root() { memberId }: FamilyCardCase, @Ctx() context: RequestContext): Promise<MemberRecord> {
    return loadMemberFile(context, localId('Member', memberId));
  }

  @OperatorAct()
  @Mutation(() => ReviewFamilyCardResult, { description: 'Begins to look at an application: the member is told that somebody does.' })
  async reviewFamilyCard(
    @Arg('applicationId', () => ID, { description: 'The application, as `FamilyCardCase.id` gave it.' }) applicationId: string,
    @Ctx() context: RequestContext,
  ): Promise<ReviewFamilyCardResult> {
    return viewStep(context, await stepFamilyCard(context, readKey(applicationId), 'UNDER_REVIEW', REVIEW_REASON));
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ApproveFamilyCardResult, {
    description:
      'Approves an application that is under review. The card is issued at the issuer’s command line: the desk handles no card numbers.',
  })
  async approveFamilyCard(
    @Arg('input', () => DecideFamilyCardInput, DECISION) input: DecideFamilyCardInput,
    @Ctx() context: RequestContext,
  ): Promise<ApproveFamilyCardResult> {
    return viewStep(context, await stepFamilyCard(context, readKey(input.applicationId), 'APPROVED', input.reason));
  }

  @OperatorAct()
  @Mutation(() => DeclineFamilyCardResult, { description: 'Declines an application that is under review.' })
  async declineFamilyCard(
    @Arg('input', () => DecideFamilyCardInput, DECISION) input: DecideFamilyCardInput,
    @Ctx() context: RequestContext,
  ): Promise<DeclineFamilyCardResult> {
    return viewStep(context, await stepFamilyCard(context, readKey(input.applicationId), 'DECLINED', input.reason));
  }
}

function readKey(id: string): ApplicationKey {
  const [accountId, own] = localKey('FamilyCardApplication', id);
  return { accountId, id: own };
}

function viewStep<Result>(context: RequestContext, outcome: ActOutcome<CaseRow>): Promise<FamilyCardCaseMoved | Result> {
  return viewAct<CaseRow, FamilyCardCaseMoved | Result>(context, outcome, (row) =>
    Object.assign(new FamilyCardCaseMoved(), { familyCardCase: viewFamilyCardCase(row, context.language) }),
  );
}
