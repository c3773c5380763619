import type { Scope } from '../rules/scopes.js';

/** What a field takes: a scope; ANY token whatever it is let at; or the member in person. What stands in no row is for nobody but them. */
export type Reach = Scope | 'ANY' | 'IN_PERSON';

/**
 * The one place that says which scope each field takes, of an app or a personal token. Names stand apart by spaces. A field that leads to
 * another object opens only the way there: what is at its end takes its own.
 */
const FIELDS: Readonly<Record<string, Partial<Record<Reach, string>>>> = {
  Query: {
    ANY: 'viewer node conciergePhone postalAreas capabilities',
    // Of a browser that is about to log in, or to agree to an app.
    IN_PERSON: 'pendingLogin authorizationRequest',
  },
  Mutation: {
    'accounts:write': 'freezeCard unfreezeCard',
    'statements:write': 'updateStatementDelivery',
    'profile:write': 'updateEmployment',
    'installments:write': 'convertToInstallments cancelInstallmentPlan repayInstallmentPlan',
    simulate: 'simulatePurchase simulatePosting simulateRefund simulatePayment simulateClosing',
    // Who the member is, how they prove it and come in, whom they let in, and what cannot be taken back.
    IN_PERSON: `approveAuthorization declineAuthorization disconnectApp createPersonalToken revokePersonalToken
      login loginWithPasskey startPasskeyLogin verifyLogin cancelLogin logout endSession endOtherSessions extendSession
      stepUpWithPassword stepUpWithCode startPasskeyStepUp stepUpWithPasskey
      changePassword changeUserId changePin changeEmail confirmEmail changePhone confirmPhone
      requestEnrolmentCode enrol requestPasswordReissue reissuePassword requestUserIdReminder
      startAuthenticator confirmAuthenticator renewRecoveryCodes removeAuthenticator
      startPasskeyRegistration registerPasskey renamePasskey removePasskey
      updateAddress requestNameChange withdrawNameChange updateNotificationSettings
      reportCardLost applyForFamilyCard withdrawFamilyCardApplication setFamilyCardLimit simulateFamilyCardDecision
      registerApp rotateAppSecret removeOwnApp addWebhook enableWebhook rotateWebhookSecret removeWebhook replayWebhookDelivery
      loginOperator verifyOperatorLogin logoutOperator`,
  },

  Node: { ANY: 'id' },
  Money: { ANY: 'minorUnits currency' },
  PageInfo: { ANY: 'hasNextPage hasPreviousPage startCursor endCursor' },
  PersonName: { ANY: 'family given' },
  PostalArea: { ANY: 'postalCode prefecture city town' },
  Capabilities: { ANY: 'isExplorable mayRegisterApps scopes' },

  Member: {
    ANY: 'id accounts',
    'profile:read': 'name nameKana nameLatin language address employment email phone',
    IN_PERSON: 'login activity nameVersion nameChanges notificationSettings appRegistrations',
  },
  Address: { 'profile:read': 'postalCode prefecture city town line building version' },
  Employment: { 'profile:read': 'employer department phone version' },
  Contact: { 'profile:read': 'value', IN_PERSON: 'pending' },

  Account: {
    ANY: 'id',
    'accounts:read': 'name currency timeZone role cards holders',
    'statements:read': 'statements statement dueStatement unbilled statementDelivery',
    'transactions:read': 'transactions searchTransactions spending',
    'installments:read': 'installmentPlans convertiblePurchases',
    IN_PERSON: 'familyCardApplications familyCardAllowance',
  },
  Card: {
    'accounts:read': 'id lastFour holder holderLatin state canBeControlled canBeReported replacement replaces account familyLimit',
    IN_PERSON: 'hasPin',
  },
  CardConnection: { 'accounts:read': 'edges pageInfo' },
  CardEdge: { 'accounts:read': 'node cursor' },
  FamilyCardLimit: { 'accounts:read': 'amount used countsAnewOn canBeSet version' },
  CardHolder: { 'accounts:read': 'id name nameLatin role' },

  StatementConnection: { 'statements:read': 'edges pageInfo' },
  StatementEdge: { 'statements:read': 'node cursor' },
  Statement: {
    'statements:read': 'id account label status periodStart periodEnd closingDate dueDate total adjustment breakdown cards amountDue',
    'transactions:read': 'transactions',
  },
  StatementBreakdown: { 'statements:read': 'previousBalance payments uses refunds fees installments' },
  CardSubtotal: { 'statements:read': 'card total' },
  Unbilled: { 'statements:read': 'total count', 'transactions:read': 'transactions' },

  TransactionConnection: { 'transactions:read': 'edges pageInfo' },
  TransactionSearchConnection: { 'transactions:read': 'edges pageInfo totalCount totalAmount' },
  TransactionEdge: { 'transactions:read': 'node cursor billedAmount', 'installments:read': 'installment' },
  Transaction: {
    'transactions:read': `id account kind status merchant usedOn postedOn amount originalAmount exchangeRate exchangedOn refundedAmount
      category wayOfPaying card refundOf history`,
    'statements:read': 'billLines',
    'installments:read': 'installmentOffers installmentPlan',
  },
  TransactionEvent: { 'transactions:read': 'status on amount' },
  SpendingGroup: { 'transactions:read': 'month category card merchant total count' },
  BillLine: { 'statements:read': 'kind amount statement waitsFor isAdjustment' },

  InstallmentPart: { 'installments:read': 'number count' },
  InstallmentOffers: { 'installments:read': 'deadlineOn deadlineAt offers' },
  NoInstallmentOffers: { 'installments:read': 'obstacle message' },
  InstallmentOffer: { 'installments:read': 'id expiresAt count cashPrice fee total annualRateBasisPoints payments forecast' },
  InstallmentOfferPayment: { 'installments:read': 'number closingDate dueDate amount principal fee' },
  BillForecast: { 'installments:read': 'closingDate dueDate before after' },
  InstallmentPlanConnection: { 'installments:read': 'edges pageInfo' },
  InstallmentPlanEdge: { 'installments:read': 'node cursor' },
  InstallmentPlan: {
    'installments:read': `id transaction status confirmedAt count cashPrice fee total annualRateBasisPoints payments remaining
      cancellableUntil cancellableUntilAt repaymentQuote earlyRepayment`,
  },
  InstallmentPayment: { 'installments:read': 'number closingDate dueDate amount principal fee status agreed' },
  EarlyRepayment: { 'installments:read': 'confirmedAt closingDate dueDate amount principal fee unearnedFee isPaid' },
  RepaymentQuote: { 'installments:read': 'id expiresAt closingDate dueDate amount principal fee unearnedFee' },

  // What an act answers: the act itself takes its scope, and what it shows takes that of its kind.
  CardFreezeSuccess: { ANY: 'card' },
  UpdateStatementDeliverySuccess: { ANY: 'account' },
  UpdateAddressSuccess: { ANY: 'address' },
  UpdateEmploymentSuccess: { ANY: 'employment' },
  ConvertToInstallmentsSuccess: { ANY: 'plans' },
  CancelInstallmentPlanSuccess: { ANY: 'plan' },
  RepayInstallmentPlanSuccess: { ANY: 'plan' },
  SimulatePurchaseSuccess: { ANY: 'transaction' },
  SimulatePostingSuccess: { ANY: 'transaction' },
  SimulateRefundSuccess: { ANY: 'refund purchase' },
  SimulatePaymentSuccess: { ANY: 'payment' },
  SimulateClosingSuccess: { ANY: 'account closingDate statement' },
  Refusal: { ANY: 'code message' },
  FieldFault: { ANY: 'field fault message' },
};

const REACHES: ReadonlyMap<string, Reach> = new Map(
  Object.entries(FIELDS).flatMap(([type, byReach]) =>
    Object.entries(byReach).flatMap(([reach, names]) => names.split(/\s+/).map((name) => [`${type}.${name}`, reach as Reach] as const)),
  ),
);

/** What a field takes, by the name of its type and its own; undefined where nobody has said, and then it is the member's in person. */
export function declaredReach(type: string, field: string): Reach | undefined {
  return REACHES.get(`${type}.${field}`);
}

/** Every field that is declared, as `Type.field`. */
export function listDeclaredFields(): string[] {
  return [...REACHES.keys()];
}
