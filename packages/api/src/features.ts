import type { EntitySchema } from '@mikro-orm/core';
import type { NonEmptyArray } from 'type-graphql';
import {
  AccountSchema,
  CardProductSchema,
  CardSchema,
  findAccount,
  findCard,
  findMember,
  MemberSchema,
  viewAccount,
  viewCard,
  viewMember,
} from './accounts/index.js';
import { AccountCardsResolver, CardHolderResolver, MemberAccountsResolver } from './accounts/account.resolver.js';
import { APP_SWEEPS, endAccessOfApps } from './apps/index.js';
import { AuthorizationResolver } from './apps/authorization.resolver.js';
import { ConnectedAppResolver, LoginAppsResolver } from './apps/connected-app.resolver.js';
import { ActsResolver } from './concierge/acts.resolver.js';
import { FamilyCardCaseResolver } from './concierge/family-card.resolver.js';
import { viewWebhook } from './developers/index.js';
import { CapabilitiesResolver } from './developers/capabilities.resolver.js';
import { AppRegistrationResolver, DeveloperActsResolver, MemberAppsResolver, WebhookResolver } from './developers/developers.resolver.js';
import { DeskResolver } from './concierge/desk.resolver.js';
import { LoginRecordResolver, MemberRecordResolver } from './concierge/member-record.resolver.js';
import { OperatorLoginResolver } from './concierge/operator-login.resolver.js';
import { NameReviewResolver } from './concierge/name-review.resolver.js';
import { OperatorResolver } from './concierge/operator.resolver.js';
import { CredentialsResolver } from './identity/credentials.resolver.js';
import { ProposalResolver } from './concierge/proposal.resolver.js';
import { sweepIdentityChecks, sweepProposals } from './concierge/index.js';
import { SEND_ENROLMENT_CODE, sweepEnrolmentCodes } from './enrolment/index.js';
import type { ErrandKind } from './errands/index.js';
import { EnrolmentResolver } from './enrolment/enrolment.resolver.js';
import { AuthenticatorResolver, LoginFactorsResolver } from './factors/authenticator.resolver.js';
import { accessEnded, sweepLoginGuards, sweepPendingLogins, sweepSourceFailures } from './identity/index.js';
import { sweepMailAllowances } from './notifications/index.js';
import { REMIND_OF_USER_ID, SEND_REISSUE_LINK, sweepReissueLinks } from './recovery/index.js';
import { ReissueResolver } from './recovery/reissue.resolver.js';
import { ReminderResolver } from './recovery/reminder.resolver.js';
import { findPasskey, sweepAuthenticatorSetups, sweepPasskeyChallenges, viewPasskey } from './factors/index.js';
import { LoginPasskeysResolver, PasskeyResolver } from './factors/passkey.resolver.js';
import { TransactionEdgeInstallmentResolver, TransactionInstallmentsResolver } from './installments/installment-offer.resolver.js';
import { AccountInstallmentsResolver, InstallmentActsResolver, InstallmentPlanResolver } from './installments/installment-plan.resolver.js';
import { adjustPlansToRefunds, findPlan, planChanged, viewPlan } from './installments/index.js';
import { CardActsResolver, CardStateResolver } from './members/card.resolver.js';
import { AccountDeliveryResolver, DetailsResolver, MemberDetailsResolver } from './members/details.resolver.js';
import { expireApprovals, findApplication, forgetRelatives, viewApplication } from './family/index.js';
import { FamilyCardLimitResolver } from './family/family-limit.resolver.js';
import { AccountFamilyResolver, FamilyCardActsResolver } from './family/family.resolver.js';
import { MemberNotificationsResolver, NotificationResolver } from './members/notification.resolver.js';
import { MemberNameResolver, NameChangeResolver } from './members/name-change.resolver.js';
import { cardFrozen, findOwnNameChange, sweepContactChanges, sweepNameChanges, viewNameChange } from './members/index.js';
import { MemberActivityResolver } from './activity/activity.resolver.js';
import { IdentityResolver, MemberLoginResolver } from './identity/identity.resolver.js';
import { PasskeyLoginResolver } from './identity/passkey-login.resolver.js';
import { SecondFactorResolver } from './identity/second-factor.resolver.js';
import { StepUpResolver } from './identity/step-up.resolver.js';
import { sweepDevices, sweepSessions } from './sessions/index.js';
import { LoginSessionsResolver, SessionResolver } from './sessions/session.resolver.js';
import { FamilyCardSimulationResolver } from './simulation/simulate-family-card.resolver.js';
import { SimulationResolver } from './simulation/simulation.resolver.js';
import { sweepIdempotencyKeys } from './platform/idempotency.js';
import type { Sweep } from './platform/sweep.js';
import type { EntityManager } from './platform/database.js';
import { createNodeResolver, type NodeFinders } from './platform/node.resolver.js';
import {
  askedStatementPage,
  findStatement,
  refundArrived,
  findStatementPage,
  findTransaction,
  viewAccountWithStatement,
  viewStatement,
  statementClosed,
  transactionRecorded,
  viewTransaction,
} from './statements/index.js';
import { announce, findOwnWebhook, sweepDeliveries, sweepWebhooks, sweepWebhookSecrets } from './webhooks/index.js';
import { SpendingResolver } from './statements/spending.resolver.js';
import { TransactionLifeResolver } from './statements/transaction-life.resolver.js';
import { SearchTotalsResolver, TransactionSearchResolver } from './statements/transaction-search.resolver.js';
import { AccountStatementsResolver, StatementTransactionsResolver, UnbilledTransactionsResolver } from './statements/statement.resolver.js';

/** What is stored. */
export const ENTITIES: readonly EntitySchema[] = [MemberSchema, CardProductSchema, AccountSchema, CardSchema];

/** What time has overtaken, looked after each hour. */
export const SWEEPS: readonly Sweep[] = [
  sweepLoginGuards,
  sweepSourceFailures,
  sweepSessions,
  sweepDevices,
  sweepPendingLogins,
  sweepPasskeyChallenges,
  sweepAuthenticatorSetups,
  sweepEnrolmentCodes,
  sweepReissueLinks,
  sweepMailAllowances,
  sweepIdentityChecks,
  sweepProposals,
  sweepIdempotencyKeys,
  sweepContactChanges,
  sweepDeliveries,
  sweepWebhookSecrets,
  sweepWebhooks,
  ...APP_SWEEPS,
  expireApprovals,
  forgetRelatives,
  sweepNameChanges,
];

/** What is done after its answer. */
export const ERRANDS: readonly ErrandKind<object>[] = [SEND_ENROLMENT_CODE, SEND_REISSUE_LINK, REMIND_OF_USER_ID] as ErrandKind<object>[];

// News of a lower feature for one above it.
refundArrived.heardBy(adjustPlansToRefunds);
accessEnded.heardBy(endAccessOfApps);
transactionRecorded.heardBy(toApps('TRANSACTION_RECORDED', ({ transactionId }) => transactionId));
statementClosed.heardBy(toApps('STATEMENT_CLOSED', ({ statementId }) => statementId));
planChanged.heardBy(toApps('PLAN_CHANGED', ({ planId }) => planId));
cardFrozen.heardBy(toApps('CARD_FROZEN', ({ cardId }) => cardId));

/** Tells of each of the news the apps that asked for them. */
function toApps<News extends { accountId: string }>(event: Parameters<typeof announce>[1], idOf: (one: News) => string) {
  return (em: EntityManager, news: readonly News[]): Promise<void> =>
    announce(
      em,
      event,
      news.map((one) => ({ accountId: one.accountId, subjectId: idOf(one) })),
    );
}

/** How a node is found by its key, for the member who asks. */
const NODE_FINDERS: NodeFinders = {
  Member: async ({ em, viewer }, [id]) => {
    const row = id === viewer.memberId ? await findMember(em, id) : null;
    return row && viewMember(row);
  },
  Account: async (context, [id = ''], asked) => {
    const { viewer, language, services } = context;
    const statement = askedStatementPage(asked);
    if (statement !== null) {
      const rows = await findStatementPage(services.database.reader, viewer.memberId, id, statement.label, statement.page);
      return rows && viewAccountWithStatement(rows, id, statement, language);
    }
    const row = await findAccount(context.em, viewer.memberId, id);
    return row && viewAccount(row, language);
  },
  Card: async ({ em, viewer }, [id = '']) => {
    const row = await findCard(em, viewer.memberId, id);
    return row && viewCard(row);
  },
  FamilyCardApplication: async ({ em, viewer }, [accountId = '', id = '']) => {
    const row = await findApplication(em, viewer.memberId, { accountId, id });
    return row && viewApplication(row);
  },
  InstallmentPlan: async ({ em, viewer }, [accountId = '', id = '']) => {
    const row = await findPlan(em, viewer.memberId, accountId, id);
    return row && viewPlan(row);
  },
  NameChange: async ({ em, viewer }, [id = '']) => {
    const row = await findOwnNameChange(em, viewer.memberId, id);
    return row && viewNameChange(row);
  },
  Webhook: async ({ em, viewer }, [id = '']) => {
    const row = await findOwnWebhook(em, viewer.memberId, id);
    return row && viewWebhook(row);
  },
  Passkey: async ({ em, viewer }, [id = '']) => {
    const row = await findPasskey(em, viewer.loginId, id);
    return row && viewPasskey(row);
  },
  Statement: async ({ em, viewer, language }, [accountId = '', id = '']) => {
    const row = await findStatement(em, viewer.memberId, accountId, id);
    return row && viewStatement(row, language);
  },
  Transaction: async ({ em, viewer, language }, [accountId = '', id = '']) => {
    const row = await findTransaction(em, viewer.memberId, accountId, id);
    return row && viewTransaction(row, language);
  },
};

/** What the API answers everybody. */
export const RESOLVERS: NonEmptyArray<Function> = [
  createNodeResolver(NODE_FINDERS),
  MemberAccountsResolver,
  AccountCardsResolver,
  CardHolderResolver,
  MemberActivityResolver,
  IdentityResolver,
  MemberLoginResolver,
  CredentialsResolver,
  EnrolmentResolver,
  SecondFactorResolver,
  ReissueResolver,
  ReminderResolver,
  PasskeyLoginResolver,
  StepUpResolver,
  LoginSessionsResolver,
  SessionResolver,
  AuthenticatorResolver,
  LoginFactorsResolver,
  PasskeyResolver,
  LoginPasskeysResolver,
  AccountStatementsResolver,
  SpendingResolver,
  TransactionSearchResolver,
  TransactionLifeResolver,
  SearchTotalsResolver,
  StatementTransactionsResolver,
  UnbilledTransactionsResolver,
  TransactionEdgeInstallmentResolver,
  TransactionInstallmentsResolver,
  InstallmentActsResolver,
  InstallmentPlanResolver,
  AccountInstallmentsResolver,
  DetailsResolver,
  MemberDetailsResolver,
  AccountDeliveryResolver,
  NameChangeResolver,
  MemberNameResolver,
  NotificationResolver,
  MemberNotificationsResolver,
  CardActsResolver,
  CardStateResolver,
  FamilyCardActsResolver,
  AccountFamilyResolver,
  AuthorizationResolver,
  LoginAppsResolver,
  ConnectedAppResolver,
  FamilyCardLimitResolver,
  CapabilitiesResolver,
  MemberAppsResolver,
  AppRegistrationResolver,
  WebhookResolver,
  DeveloperActsResolver,
  OperatorLoginResolver,
];

/** What it answers operators besides: fields that do not exist for others. */
export const OPERATORS_RESOLVERS: readonly Function[] = [
  OperatorResolver,
  MemberRecordResolver,
  LoginRecordResolver,
  ActsResolver,
  ProposalResolver,
  FamilyCardCaseResolver,
  DeskResolver,
  NameReviewResolver,
];

/** What members may make up, where `simulate…` is switched on: fields that do not exist elsewhere. */
export const SIMULATION_RESOLVERS: readonly Function[] = [SimulationResolver, FamilyCardSimulationResolver];
