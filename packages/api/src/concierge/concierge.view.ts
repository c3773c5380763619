import {
  AccountNotOpen,
  AccountRecord,
  ActivityRecord,
  ActorKind,
  AlreadyLocked,
  CardProduct,
  CardRecord,
  ChecksUsedUp,
  ContactKind,
  ContactRecord,
  ContactUnfit,
  FamilyCardApplicationDecided,
  IdentityCheckNeeded,
  IdentityNotProved,
  LoginRecord,
  LoginState,
  NameChangeGone,
  NameChangeOvertaken,
  NoFitContact,
  NoLogin,
  NotEnoughOnFile,
  NothingToRemove,
  NotLocked,
  OtherOperatorNeeded,
  OwnMember,
  Proposal,
  ProposalGone,
  ProposalKind,
  ProposalOpen,
  ReasonNeeded,
  RecoveriesUsedUp,
  ThresholdOutOfRange,
} from '@meisai/schema';
import { viewRecordedKind } from '../activity/index.js';
import type { CardProductRow, ContactRow } from '../accounts/index.js';
import type { LoginStanding, MemberLogin } from '../identity/index.js';
import { globalId, refusalsOf, type RequestContext, type SpokenLanguage } from '../platform/index.js';
import type { ActOutcome } from './act-on-member.js';
import type { ActivityRecordRow } from './activity-record.queries.js';
import { OPERATOR_MESSAGES } from './concierge.messages.js';
import { maskEmail, maskPhone } from './contact-mask.rules.js';
import type { AccountRecordRow } from './member-record.queries.js';
import type { ProposalRow } from './proposal.queries.js';

/** A refusal as the API says it, in the language of the request. */
export const viewRefusal = refusalsOf(
  {
    ACCOUNT_NOT_OPEN: AccountNotOpen,
    ALREADY_LOCKED: AlreadyLocked,
    CHECKS_USED_UP: ChecksUsedUp,
    CONTACT_UNFIT: ContactUnfit,
    FAMILY_CARD_APPLICATION_DECIDED: FamilyCardApplicationDecided,
    IDENTITY_CHECK_NEEDED: IdentityCheckNeeded,
    IDENTITY_NOT_PROVED: IdentityNotProved,
    NAME_CHANGE_GONE: NameChangeGone,
    NAME_CHANGE_OVERTAKEN: NameChangeOvertaken,
    NO_FIT_CONTACT: NoFitContact,
    NO_LOGIN: NoLogin,
    NOT_ENOUGH_ON_FILE: NotEnoughOnFile,
    NOTHING_TO_REMOVE: NothingToRemove,
    NOT_LOCKED: NotLocked,
    OTHER_OPERATOR_NEEDED: OtherOperatorNeeded,
    OWN_MEMBER: OwnMember,
    PROPOSAL_GONE: ProposalGone,
    PROPOSAL_OPEN: ProposalOpen,
    REASON_NEEDED: ReasonNeeded,
    RECOVERIES_USED_UP: RecoveriesUsedUp,
    THRESHOLD_OUT_OF_RANGE: ThresholdOutOfRange,
  },
  OPERATOR_MESSAGES,
);

/** The outcome of an act as the API says it: what was done, or why it was not. */
export async function viewAct<Done, Result>(
  { language }: RequestContext,
  outcome: ActOutcome<Done>,
  viewDone: (done: Done) => Result | Promise<Result>,
): Promise<Result> {
  if (outcome.kind === 'REFUSED') return viewRefusal(outcome.code, language) as Result;
  return viewDone(outcome.done);
}

/** How a member comes in, as an operator sees it. */
export function viewLoginRecord(login: MemberLogin, standing: LoginStanding) {
  return Object.assign(new LoginRecord(), {
    userId: login.userId,
    state: LoginState[standing.state],
    opensAt: standing.opensAt,
    hasLock: standing.hasLock,
    failedInARow: standing.failed,
    passwordChangedAt: new Date(login.passwordChangedAt),
    loginId: login.id,
  });
}

/** A contact as an operator sees it: masked. */
export function viewContact({ kind, value, changedAt, isSettled }: ContactRow): ContactRecord {
  return Object.assign(new ContactRecord(), {
    kind: ContactKind[kind],
    masked: kind === 'EMAIL' ? maskEmail(value) : maskPhone(value),
    changedAt: readInstant(changedAt),
    takesCodes: kind === 'EMAIL' && isSettled,
  });
}

/** An account as an operator sees it, named in the language of the request. */
export function viewAccountRecord(row: AccountRecordRow, language: SpokenLanguage): AccountRecord {
  const cards = row.cards.map((card) =>
    Object.assign(new CardRecord(), { ...card, id: globalId('Card', card.id), closedAt: readInstant(card.closedAt) }),
  );
  const { currency, isBasic } = row;
  const name = language === 'JA' ? row.nameJa : row.nameEn;
  return Object.assign(new AccountRecord(), {
    id: globalId('Account', row.id),
    name,
    currency,
    isBasic,
    closedAt: readInstant(row.closedAt),
    cards,
  });
}

/** A card product, named in the language of the request. */
export function viewCardProduct({ code, nameJa, nameEn, lockoutThreshold }: CardProductRow, language: SpokenLanguage): CardProduct {
  return Object.assign(new CardProduct(), { code, name: language === 'JA' ? nameJa : nameEn, lockoutThreshold });
}

/** A line of the record as an operator sees it. */
export function viewActivityRecord({ exactAt: _place, ...row }: ActivityRecordRow): ActivityRecord {
  return Object.assign(new ActivityRecord(), {
    ...row,
    id: globalId('Activity', row.id),
    kind: viewRecordedKind(row.kind),
    memberId: row.memberId === null ? null : globalId('Member', row.memberId),
    actor: ActorKind[row.actor],
    at: new Date(row.at),
  });
}

/** A proposal as the operator who asks sees it. */
export function viewProposal(row: ProposalRow, operatorId: string): Proposal {
  return Object.assign(new Proposal(), {
    id: globalId('Proposal', row.id),
    kind: ProposalKind[row.kind],
    memberId: globalId('Member', row.memberId),
    userId: row.userId,
    newEmail: row.newEmail,
    newPhone: row.newPhone,
    reason: row.reason,
    proposedBy: row.proposedBy,
    proposedAt: new Date(row.proposedAt),
    expiresAt: new Date(row.expiresAt),
    isOwn: row.proposedById === operatorId,
  });
}

function readInstant(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
