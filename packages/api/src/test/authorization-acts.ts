import { DEVELOPERS_ACTS } from './authorization-developers.js';
import { ENTRANCES } from './authorization-entrances.js';
import { act, desk, entrance, type Rows } from './authorization-rows.js';

const RELATIVE = `relation: CHILD, familyName: "山田", givenName: "一郎", familyNameKana: "ヤマダ", givenNameKana: "イチロウ",
  familyNameLatin: "YAMADA", givenNameLatin: "ICHIRO", birthDate: "2000-01-01", email: "ichiro@example.jp"`;
const NAMES = `familyName: "佐藤", givenName: "花", familyNameKana: "サトウ", givenNameKana: "ハナ", familyNameLatin: "SATO",
  givenNameLatin: "HANA"`;
const ON_MEMBER = 'input: { memberId: $member, reason: "They called." }';

/** Acts of operators: before the member changes what a check of who calls asks for. */
const OPERATORS_ACTS: Rows = {
  'Mutation.checkIdentity': desk(
    'checkIdentity(input: { memberId: $member, answers: [{ question: BIRTH_DATE, answer: $birthDate }, { question: CARD, answer: $cardAnswer }, { question: CONTACT, answer: $email }, { question: RECENT_USE, answer: $newestUse }] })',
    'IdentityProved',
  ),
  'Mutation.lockLogin': desk(`lockLogin(${ON_MEMBER})`, 'LoginLockedByConcierge'),
  'Mutation.unlockLogin': desk(`unlockLogin(${ON_MEMBER})`, 'LoginUnlocked'),
  'Mutation.startReenrolment': desk(`startReenrolment(${ON_MEMBER})`, 'ReenrolmentStarted'),
  'Mutation.stepUpOperator': desk('stepUpOperator(code: $operatorCode)', 'StepUpSuccess'),
  'Mutation.setLockoutThreshold': desk(
    'setLockoutThreshold(input: { productCode: "T3", threshold: 3, reason: "A trial." })',
    'LockoutThresholdSet',
  ),
  'Mutation.reviewFamilyCard': desk('reviewFamilyCard(applicationId: $application)', 'FamilyCardCaseMoved'),
  'Mutation.approveFamilyCard': desk(
    'approveFamilyCard(input: { applicationId: $approvedCase, reason: "All in order." })',
    'FamilyCardCaseMoved',
  ),
  'Mutation.declineFamilyCard': desk(
    'declineFamilyCard(input: { applicationId: $declinedCase, reason: "No papers came." })',
    'FamilyCardCaseMoved',
  ),
  'Mutation.declineNameChange': desk(
    'declineNameChange(input: { nameChangeId: $declinedName, reason: "No papers came." })',
    'NameChangeDeclined',
  ),
  'Mutation.approveNameChange': desk(
    'approveNameChange(input: { nameChangeId: $approvedName, reason: "The papers are in order." })',
    'NameChangeApproved',
  ),
  'Mutation.declineProposal': desk(
    'declineProposal(input: { proposalId: $factorProposal, reason: "It is not them." })',
    'ProposalDeclined',
  ),
  'Mutation.approveProposal': desk('approveProposal(input: { proposalId: $contactProposal, reason: "It is them." })', 'ProposalApproved'),
  'Mutation.proposeContactChange': desk(
    'proposeContactChange(input: { memberId: $member, email: "desk@example.jp", reason: "They called." })',
    'ActProposed',
  ),
  'Mutation.proposePhoneChange': desk(
    'proposePhoneChange(input: { memberId: $member, phone: "090-5555-0100", reason: "They called." })',
    'ActProposed',
  ),
  'Mutation.proposeSecondFactorRemoval': desk(`proposeSecondFactorRemoval(${ON_MEMBER})`, 'ActProposed'),
};

/** Acts of members in the order in which they are asked: what takes something away comes after what needs it. */
const MEMBERS_ACTS: Rows = {
  'Mutation.extendSession': act('extendSession', 'ExtendSessionSuccess', 'ExtendSessionSuccess', 'ExtendSessionSuccess'),
  'Mutation.stepUpWithPassword': act('stepUpWithPassword(password: $password)', 'WrongPassword', 'WrongPassword', 'SecondFactorNeeded'),
  'Mutation.stepUpWithCode': act('stepUpWithCode(code: $code)', 'WrongCode', 'WrongCode', 'StepUpSuccess'),
  'Mutation.startPasskeyStepUp': act('startPasskeyStepUp', 'PasskeyChallenge', 'PasskeyChallenge', 'PasskeyChallenge'),
  'Mutation.stepUpWithPasskey': act('stepUpWithPasskey(credentialJson: "{}")', 'PasskeyRefused', 'PasskeyRefused', 'PasskeyRefused'),
  'Mutation.disconnectApp': act('disconnectApp(id: $connectedApp)', 'ConnectedAppNotFound', 'ConnectedAppNotFound', 'DisconnectAppSuccess'),
  'Mutation.createPersonalToken': act(
    'createPersonalToken(input: { name: "A script", scopes: [ACCOUNTS_READ], validForDays: 30 })',
    'CreatePersonalTokenSuccess',
    'CreatePersonalTokenSuccess',
    'CreatePersonalTokenSuccess',
  ),
  'Mutation.revokePersonalToken': act(
    'revokePersonalToken(id: $personalToken)',
    'PersonalTokenNotFound',
    'PersonalTokenNotFound',
    'RevokePersonalTokenSuccess',
  ),
  'Mutation.endSession': act('endSession(id: $session)', 'SessionNotFound', 'SessionNotFound', 'EndSessionSuccess'),
  'Mutation.convertToInstallments': act(
    'convertToInstallments(input: { offerIds: [$offer], idempotencyKey: "the-owners-own-key" })',
    'QuoteExpired',
    'QuoteExpired',
    'ConvertToInstallmentsSuccess',
  ),
  'Mutation.repayInstallmentPlan': act(
    'repayInstallmentPlan(input: { quoteId: $quote, idempotencyKey: "the-owners-other-key" })',
    'QuoteExpired',
    'QuoteExpired',
    'RepayInstallmentPlanSuccess',
  ),
  'Mutation.cancelInstallmentPlan': act(
    'cancelInstallmentPlan(input: { planId: $newPlan, idempotencyKey: "the-owners-third-key" })',
    'PlanNotFound',
    'PlanNotFound',
    'CancelInstallmentPlanSuccess',
  ),
  'Mutation.updateAddress': act(
    'updateAddress(input: { postalCode: "100-0001", prefecture: "東京都", city: "千代田区", town: "千代田", line: "1-1", version: 1 })',
    'DetailsChanged',
    'DetailsChanged',
    'UpdateAddressSuccess',
  ),
  'Mutation.updateEmployment': act(
    'updateEmployment(input: { employer: "明細商事", version: 1 })',
    'DetailsChanged',
    'DetailsChanged',
    'UpdateEmploymentSuccess',
  ),
  'Mutation.updateStatementDelivery': act(
    'updateStatementDelivery(input: { accountId: $account, delivery: ONLINE })',
    'BasicMemberOnly',
    'BasicMemberOnly',
    'UpdateStatementDeliverySuccess',
  ),
  'Mutation.updateNotificationSettings': act(
    'updateNotificationSettings(input: { choices: [{ topic: DETAILS, isOn: false }] })',
    'UpdateNotificationSettingsSuccess',
    'UpdateNotificationSettingsSuccess',
    'UpdateNotificationSettingsSuccess',
  ),
  'Mutation.changeEmail': act('changeEmail(email: "to.be@example.jp")', 'ContactCodeSent', 'ContactCodeSent', 'ContactCodeSent'),
  'Mutation.confirmEmail': act('confirmEmail(code: $emailCode)', 'ContactCodeRefused', 'ContactCodeRefused', 'ContactConfirmed'),
  'Mutation.changePhone': act('changePhone(phone: "090-1234-5678")', 'ContactCodeSent', 'ContactCodeSent', 'ContactCodeSent'),
  'Mutation.confirmPhone': act('confirmPhone(code: "12345678")', 'ContactCodeRefused', 'ContactCodeRefused', 'ContactCodeRefused'),
  'Mutation.changePin': act(
    'changePin(input: { cardId: $card, currentPin: "8305", newPin: "9416" })',
    'CardNotFound',
    'CardNotFound',
    'ChangePinSuccess',
  ),
  // The owner’s, but of another browser of theirs: it is answered where the app has sent it, and nowhere else.
  'Mutation.approveAuthorization': act('approveAuthorization(id: $consent)', 'AuthorizationGone', 'AuthorizationGone', 'AuthorizationGone'),
  'Mutation.declineAuthorization': act('declineAuthorization(id: $consent)', 'AuthorizationGone', 'AuthorizationGone', 'AuthorizationGone'),
  'Mutation.withdrawNameChange': act(
    'withdrawNameChange(id: $nameChange)',
    'NameChangeGone',
    'NameChangeGone',
    'WithdrawNameChangeSuccess',
  ),
  'Mutation.requestNameChange': act(
    `requestNameChange(input: { ${NAMES}, version: 3 })`,
    'DetailsChanged',
    'DetailsChanged',
    'RequestNameChangeSuccess',
  ),
  'Mutation.applyForFamilyCard': act(
    `applyForFamilyCard(input: { accountId: $account, ${RELATIVE}, idempotencyKey: "the-owners-ninth-key" })`,
    'BasicMemberOnly',
    'BasicMemberOnly',
    'ApplyForFamilyCardSuccess',
  ),
  'Mutation.withdrawFamilyCardApplication': act(
    'withdrawFamilyCardApplication(applicationId: $application)',
    'FamilyCardApplicationNotFound',
    'FamilyCardApplicationNotFound',
    'WithdrawFamilyCardApplicationSuccess',
  ),
  'Mutation.setFamilyCardLimit': act(
    'setFamilyCardLimit(input: { cardId: $familyCard, version: 0 })',
    'CardNotFound',
    'BasicMemberOnly',
    'SetFamilyCardLimitSuccess',
  ),
  'Mutation.freezeCard': act('freezeCard(cardId: $card)', 'CardNotFound', 'CardNotFound', 'CardFreezeSuccess'),
  'Mutation.unfreezeCard': act('unfreezeCard(cardId: $card)', 'CardNotFound', 'CardNotFound', 'CardFreezeSuccess'),
  'Mutation.startPasskeyRegistration': act('startPasskeyRegistration', 'PasskeyChallenge', 'PasskeyChallenge', 'PasskeyChallenge'),
  'Mutation.registerPasskey': act(
    'registerPasskey(input: { credentialJson: "{}", name: "Another" })',
    'PasskeyRefused',
    'PasskeyRefused',
    'PasskeyRefused',
  ),
  'Mutation.renamePasskey': act(
    'renamePasskey(input: { id: $passkey, name: "Mine" })',
    'PasskeyNotFound',
    'PasskeyNotFound',
    'RenamePasskeySuccess',
  ),
  'Mutation.renewRecoveryCodes': act('renewRecoveryCodes', 'NoAuthenticator', 'NoAuthenticator', 'RecoveryCodes'),
  'Mutation.startAuthenticator': act('startAuthenticator', 'AuthenticatorSetup', 'AuthenticatorSetup', 'AuthenticatorSetup'),
  'Mutation.confirmAuthenticator': act('confirmAuthenticator(code: $code)', 'WrongCode', 'WrongCode', 'WrongCode'),
  'Mutation.removeAuthenticator': act('removeAuthenticator', 'NoAuthenticator', 'NoAuthenticator', 'RemoveAuthenticatorSuccess'),
  'Mutation.removePasskey': act('removePasskey(id: $passkey)', 'PasskeyNotFound', 'PasskeyNotFound', 'RemovePasskeySuccess'),
  'Mutation.changeUserId': act('changeUserId(userId: $userId)', 'UserIdTaken', 'UserIdTaken', 'UserIdRejected'),
  'Mutation.changePassword': act(
    'changePassword(input: { currentPassword: $password, newPassword: "a quiet green lantern" })',
    'WrongPassword',
    'WrongPassword',
    'ChangePasswordSuccess',
  ),
  'Mutation.endOtherSessions': act('endOtherSessions', 'EndOtherSessionsSuccess', 'EndOtherSessionsSuccess', 'EndOtherSessionsSuccess'),
};

/** What is made up, in the demo and for developers. */
const SIMULATIONS: Rows = {
  'Mutation.simulatePurchase': act(
    'simulatePurchase(input: { cardId: $card, merchant: "店", price: { minorUnits: 100, currency: "JPY" }, idempotencyKey: "the-owners-fourth-key" })',
    'CardNotFound',
    'CardNotFound',
    'SimulatePurchaseSuccess',
  ),
  'Mutation.simulateFamilyCardDecision': act(
    'simulateFamilyCardDecision(input: { applicationId: $approvedCase, decision: ISSUE, idempotencyKey: "the-owners-tenth-key" })',
    'FamilyCardApplicationNotFound',
    'FamilyCardApplicationNotFound',
    'SimulateFamilyCardDecisionSuccess',
  ),
  'Mutation.simulatePosting': act(
    'simulatePosting(input: { transactionId: $pending, idempotencyKey: "the-owners-fifth-key" })',
    'NothingToPost',
    'NothingToPost',
    'SimulatePostingSuccess',
  ),
  'Mutation.simulateRefund': act(
    'simulateRefund(input: { purchaseId: $use, idempotencyKey: "the-owners-sixth-key" })',
    'NothingToRefund',
    'NothingToRefund',
    'SimulateRefundSuccess',
  ),
  'Mutation.simulatePayment': act(
    'simulatePayment(input: { accountId: $account, amount: { minorUnits: 100, currency: "JPY" }, idempotencyKey: "the-owners-seventh-key" })',
    'AccountNotOpen',
    'BasicMemberOnly',
    'SimulatePaymentSuccess',
  ),
  'Mutation.simulateClosing': act(
    'simulateClosing(input: { accountId: $account, idempotencyKey: "the-owners-eighth-key" })',
    'AccountNotOpen',
    'BasicMemberOnly',
    'SimulateClosingSuccess',
  ),
};

/** What ends a card, a half-done login, a session, the account with all that is in it. */
const ENDINGS: Rows = {
  'Mutation.reportCardLost': act(
    'reportCardLost(input: { cardId: $card, loss: STOLEN })',
    'CardNotFound',
    'CardNotFound',
    'ReportCardLostSuccess',
  ),
  'Mutation.cancelLogin': entrance('cancelLogin', 'LoginExpired', { halfway: 'CancelLoginSuccess' }),
  'Mutation.logout': act('logout', 'LogoutSuccess', 'LogoutSuccess', 'LogoutSuccess'),
  'Mutation.closeAccount': desk('closeAccount(input: { accountId: $account, reason: "They asked for it." })', 'AccountClosed'),
  'Mutation.logoutOperator': entrance('logoutOperator', 'NotLoggedIn', { operator: 'LogoutSuccess' }),
};

export const ACTS: Rows = { ...ENTRANCES, ...OPERATORS_ACTS, ...MEMBERS_ACTS, ...DEVELOPERS_ACTS, ...SIMULATIONS, ...ENDINGS };
