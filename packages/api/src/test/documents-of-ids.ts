/** Where the schema takes an id, and what is asked there: `$id` is the id. */
export const DOCUMENTS_OF_IDS: Record<string, { kinds: string[]; document: string }> = {
  'Query.node(id)': {
    kinds: [
      'Member',
      'Account',
      'Card',
      'Statement',
      'Transaction',
      'Session',
      'Passkey',
      'Webhook',
      'InstallmentPlan',
      'FamilyCardApplication',
      'NameChange',
    ],
    document: `query ($id: ID!) { node(id: $id) { __typename id
      ... on Account { statement(label: "2026-03") { id transactions(first: 5) { edges { cursor } } } unbilled { count } holders { id } }
      ... on Statement { label total { minorUnits } } ... on Transaction { merchant } ... on Card { lastFour } ... on FamilyCardApplication { state email } ... on NameChange { id submittedAt } } }`,
  },
  'TransactionFilter.cardIds': {
    kinds: ['Card'],
    document:
      'query ($id: ID!) { viewer { accounts { searchTransactions(filter: { cardIds: [$id] }, first: 5) { totalCount edges { cursor } } } } }',
  },
  'TransactionFilter.holderIds': {
    kinds: ['Member'],
    document:
      'query ($id: ID!) { viewer { accounts { searchTransactions(filter: { holderIds: [$id] }, first: 5) { totalCount edges { cursor } } } } }',
  },
  'ChangePinInput.cardId': {
    kinds: ['Card'],
    document: 'mutation ($id: ID!) { changePin(input: { cardId: $id, newPin: "8305" }) { __typename } }',
  },
  'Mutation.freezeCard(cardId)': { kinds: ['Card'], document: 'mutation ($id: ID!) { freezeCard(cardId: $id) { __typename } }' },
  'Mutation.unfreezeCard(cardId)': { kinds: ['Card'], document: 'mutation ($id: ID!) { unfreezeCard(cardId: $id) { __typename } }' },
  'ReportCardLostInput.cardId': {
    kinds: ['Card'],
    document: 'mutation ($id: ID!) { reportCardLost(input: { cardId: $id, loss: LOST }) { __typename } }',
  },
  'UpdateStatementDeliveryInput.accountId': {
    kinds: ['Account'],
    document: 'mutation ($id: ID!) { updateStatementDelivery(input: { accountId: $id, delivery: ONLINE }) { __typename } }',
  },
  'SetFamilyCardLimitInput.cardId': {
    kinds: ['Card'],
    document: 'mutation ($id: ID!) { setFamilyCardLimit(input: { cardId: $id, version: 0 }) { __typename } }',
  },
  'ApplyForFamilyCardInput.accountId': {
    kinds: ['Account'],
    document: `mutation ($id: ID!) { applyForFamilyCard(input: { accountId: $id, idempotencyKey: "taken-from-another", relation: CHILD,
      familyName: "山田", givenName: "一郎", familyNameKana: "ヤマダ", givenNameKana: "イチロウ", familyNameLatin: "YAMADA",
      givenNameLatin: "ICHIRO", birthDate: "2000-01-01", email: "ichiro@example.jp" }) { __typename ... on Refusal { code } } }`,
  },
  'SimulateFamilyCardDecisionInput.applicationId': {
    kinds: ['FamilyCardApplication'],
    document:
      'mutation ($id: ID!) { simulateFamilyCardDecision(input: { applicationId: $id, idempotencyKey: "taken-from-another", decision: ISSUE }) { __typename } }',
  },
  'Mutation.withdrawFamilyCardApplication(applicationId)': {
    kinds: ['FamilyCardApplication'],
    document: 'mutation ($id: ID!) { withdrawFamilyCardApplication(applicationId: $id) { __typename } }',
  },
  'Query.authorizationRequest(id)': {
    kinds: ['AuthorizationRequest'],
    document: 'query ($id: ID!) { authorizationRequest(id: $id) { app { name } } }',
  },
  'Mutation.approveAuthorization(id)': {
    kinds: ['AuthorizationRequest'],
    document: 'mutation ($id: ID!) { approveAuthorization(id: $id) { __typename } }',
  },
  'Mutation.disconnectApp(id)': {
    kinds: ['ConnectedApp'],
    document: 'mutation ($id: ID!) { disconnectApp(id: $id) { __typename } }',
  },
  'Mutation.revokePersonalToken(id)': {
    kinds: ['PersonalToken'],
    document: 'mutation ($id: ID!) { revokePersonalToken(id: $id) { __typename } }',
  },
  'Mutation.declineAuthorization(id)': {
    kinds: ['AuthorizationRequest'],
    document: 'mutation ($id: ID!) { declineAuthorization(id: $id) { __typename } }',
  },
  'Mutation.withdrawNameChange(id)': {
    kinds: ['NameChange'],
    document: 'mutation ($id: ID!) { withdrawNameChange(id: $id) { __typename } }',
  },
  'Mutation.endSession(id)': { kinds: ['Session'], document: 'mutation ($id: ID!) { endSession(id: $id) { __typename } }' },
  'Mutation.removePasskey(id)': { kinds: ['Passkey'], document: 'mutation ($id: ID!) { removePasskey(id: $id) { __typename } }' },
  'RenamePasskeyInput.id': {
    kinds: ['Passkey'],
    document: 'mutation ($id: ID!) { renamePasskey(input: { id: $id, name: "mine" }) { __typename } }',
  },
  'ConvertToInstallmentsInput.offerIds': {
    kinds: ['Offer'],
    document:
      'mutation ($id: ID!) { convertToInstallments(input: { offerIds: [$id], idempotencyKey: "taken-from-another" }) { __typename } }',
  },
  'CancelInstallmentPlanInput.planId': {
    kinds: ['InstallmentPlan'],
    document: 'mutation ($id: ID!) { cancelInstallmentPlan(input: { planId: $id, idempotencyKey: "taken-from-another" }) { __typename } }',
  },
  // A quote is told apart from an offer by what it is for; neither is another's to use.
  'RepayInstallmentPlanInput.quoteId': {
    kinds: ['Offer'],
    document: 'mutation ($id: ID!) { repayInstallmentPlan(input: { quoteId: $id, idempotencyKey: "taken-from-another" }) { __typename } }',
  },
  'AddWebhookInput.appId': {
    kinds: ['App'],
    document: `mutation ($id: ID!) { addWebhook(input: { appId: $id, url: "https://budget.example/", events: [CARD_FROZEN] }) { __typename } }`,
  },
  'Mutation.removeOwnApp(id)': { kinds: ['App'], document: 'mutation ($id: ID!) { removeOwnApp(id: $id) { __typename } }' },
  'Mutation.enableWebhook(id)': { kinds: ['Webhook'], document: 'mutation ($id: ID!) { enableWebhook(id: $id) { __typename } }' },
  'Mutation.rotateAppSecret(id)': { kinds: ['App'], document: 'mutation ($id: ID!) { rotateAppSecret(id: $id) { __typename } }' },
  'Mutation.rotateWebhookSecret(id)': {
    kinds: ['Webhook'],
    document: 'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { __typename } }',
  },
  'Mutation.removeWebhook(id)': { kinds: ['Webhook'], document: 'mutation ($id: ID!) { removeWebhook(id: $id) { __typename } }' },
  'Mutation.replayWebhookDelivery(id)': {
    kinds: ['WebhookDelivery'],
    document: 'mutation ($id: ID!) { replayWebhookDelivery(id: $id) { __typename } }',
  },
  'SimulatePurchaseInput.cardId': {
    kinds: ['Card'],
    document: `mutation ($id: ID!) { simulatePurchase(input: { cardId: $id, idempotencyKey: "taken-from-another", merchant: "x",
      price: { minorUnits: 1, currency: "JPY" } }) { __typename } }`,
  },
  'SimulatePostingInput.transactionId': {
    kinds: ['Transaction'],
    document: 'mutation ($id: ID!) { simulatePosting(input: { transactionId: $id, idempotencyKey: "taken-from-another" }) { __typename } }',
  },
  'SimulateRefundInput.purchaseId': {
    kinds: ['Transaction'],
    document: 'mutation ($id: ID!) { simulateRefund(input: { purchaseId: $id, idempotencyKey: "taken-from-another" }) { __typename } }',
  },
  'SimulatePaymentInput.accountId': {
    kinds: ['Account'],
    document: `mutation ($id: ID!) { simulatePayment(input: { accountId: $id, idempotencyKey: "taken-from-another",
      amount: { minorUnits: 1, currency: "JPY" } }) { __typename } }`,
  },
  'SimulateClosingInput.accountId': {
    kinds: ['Account'],
    document: 'mutation ($id: ID!) { simulateClosing(input: { accountId: $id, idempotencyKey: "taken-from-another" }) { __typename } }',
  },
};
