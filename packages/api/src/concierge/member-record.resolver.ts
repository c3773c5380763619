import {
  AccountRecord,
  ActivityRecordConnection,
  ContactRecord,
  DateTime,
  IdentityCheckStanding,
  IdentityQuestion,
  LoginRecord,
  MemberRecord,
  MemberRecordConnection,
  PageArgs,
  Proposal,
  SecondFactor,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { findMember } from '../accounts/index.js';
import { findReenrolment } from '../enrolment/index.js';
import { findSecondFactors } from '../factors/index.js';
import { findLoginOfMember, readLoginStanding } from '../identity/index.js';
import { InputError, localId, readPage, requireOperator, toConnection, type RequestContext } from '../platform/index.js';
import { isOneself } from './act-on-member.js';
import { EVERYTHING, placeOfActivity, searchActivity } from './activity-record.queries.js';
import { viewAccountRecord, viewActivityRecord, viewContact, viewLoginRecord, viewProposal } from './concierge.view.js';
import { countWrongLeft, findPassedUntil } from './identity-check.store.js';
import { readIdentityFacts } from './identity-facts.queries.js';
import { askable } from './identity-questions.rules.js';
import { readContacts } from './member-file.view.js';
import { findMembers, listAccountRecords } from './member-record.queries.js';
import { viewMemberRecord, type MemberFile } from './member-record.view.js';
import { loadOperator } from './operator.queries.js';
import { listWaiting } from './proposal.queries.js';
import { readSearch } from './search.rules.js';

@Resolver(() => MemberRecord)
export class MemberRecordResolver {
  @Query(() => MemberRecordConnection, {
    description:
      'Members a search fits: the beginning of a user ID or of a name in any script, the last four digits of a card, a whole mail address.',
  })
  async findMembers(
    @Arg('search', () => String, {
      description: 'What the caller says. One letter, or nothing, is refused: there is no list of everybody.',
    })
    typed: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    requireOperator(context);
    const search = readSearch(typed);
    if (search === null) throw new InputError('Search for two letters or more.');
    const wanted = readPage(page, 'INSTANT');
    return toConnection(wanted, await findMembers(context.em, search, wanted), ({ since, id }) => ({ at: since, id }), viewMemberRecord);
  }

  @Query(() => MemberRecord, { nullable: true, description: 'A member; null where there is none of that id.' })
  async memberRecord(
    @Arg('id', () => ID, { description: 'The id of the member.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<MemberFile | null> {
    requireOperator(context);
    const row = await findMember(context.em, localId('Member', id));
    return row && viewMemberRecord(row);
  }

  @FieldResolver(() => Boolean)
  async isOneself(@Root() { id }: MemberFile, @Ctx() context: RequestContext): Promise<boolean> {
    const operator = await loadOperator(context.em, requireOperator(context).operatorId);
    return isOneself(context.em, operator, localId('Member', id));
  }

  @FieldResolver(() => LoginRecord, { nullable: true })
  async login(@Root() { id }: MemberFile, @Ctx() { em, services }: RequestContext) {
    const login = await findLoginOfMember(em, localId('Member', id));
    return login && viewLoginRecord(login, await readLoginStanding(em, services.keys, login));
  }

  @FieldResolver(() => DateTime, { nullable: true })
  reenrolmentUntil(@Root() { id }: MemberFile, @Ctx() { em }: RequestContext): Promise<Date | null> {
    return findReenrolment(em, localId('Member', id));
  }

  @FieldResolver(() => [ContactRecord])
  async contacts(@Root() { id }: MemberFile, @Ctx() context: RequestContext): Promise<ContactRecord[]> {
    return ((await readContacts(context, localId('Member', id))) ?? []).map(viewContact);
  }

  @FieldResolver(() => [AccountRecord])
  async accounts(@Root() { id }: MemberFile, @Ctx() { em, language }: RequestContext): Promise<AccountRecord[]> {
    return (await listAccountRecords(em, localId('Member', id))).map((row) => viewAccountRecord(row, language));
  }

  @FieldResolver(() => IdentityCheckStanding)
  async identityCheck(@Root() { id }: MemberFile, @Ctx() context: RequestContext): Promise<IdentityCheckStanding> {
    const { em, services } = context;
    const memberId = localId('Member', id);
    const questions = askable(services.config.identityQuestions, await readIdentityFacts(em, memberId));
    return Object.assign(new IdentityCheckStanding(), {
      questions: questions.map((question) => IdentityQuestion[question]),
      passedUntil: await findPassedUntil(em, memberId, requireOperator(context).operatorId),
      wrongLeft: await countWrongLeft(em, memberId),
    });
  }

  @FieldResolver(() => [Proposal])
  async openProposals(@Root() { id }: MemberFile, @Ctx() context: RequestContext): Promise<Proposal[]> {
    const { operatorId } = requireOperator(context);
    return (await listWaiting(context.em, localId('Member', id))).map((row) => viewProposal(row, operatorId));
  }

  @FieldResolver(() => ActivityRecordConnection, { description: 'What was done on their accounts, newest first.' })
  async activity(@Root() { id }: MemberFile, @Args(() => PageArgs) page: PageArgs, @Ctx() { em }: RequestContext): Promise<object> {
    const wanted = readPage(page, 'INSTANT');
    const rows = await searchActivity(em, { ...EVERYTHING, memberId: localId('Member', id) }, wanted);
    return toConnection(wanted, rows, placeOfActivity, viewActivityRecord);
  }
}

@Resolver(() => LoginRecord)
export class LoginRecordResolver {
  @FieldResolver(() => [SecondFactor])
  async secondFactors(@Root() { loginId }: { loginId: string }, @Ctx() { em }: RequestContext): Promise<SecondFactor[]> {
    return (await findSecondFactors(em, loginId)).map((factor) => SecondFactor[factor]);
  }
}
