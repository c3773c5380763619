import { desk, entrance, read, readById, readOwn, type Rows } from './authorization-rows.js';

const account = (selection: string): string => `node(id: $account) { ... on Account { ${selection} } }`;
const card = (selection: string): string => `node(id: $card) { ... on Card { ${selection} } }`;
const plan = (selection: string): string => `node(id: $plan) { ... on InstallmentPlan { ${selection} } }`;
const statement = (selection: string): string => `node(id: $statement) { ... on Statement { ${selection} } }`;
const use = (selection: string, id = '$use'): string => `node(id: ${id}) { ... on Transaction { ${selection} } }`;
const login = (selection: string): string => `viewer { login { ${selection} } }`;
const file = (selection: string): string => `memberRecord(id: $member) { ${selection} }`;

/** What a node is for whoever has its id. */
const NODES: Rows = {
  'Query.node(Member)': readById('node(id: $member) { id ... on Member { name { family } } }', 'NOTHING'),
  'Query.node(Account)': readById('node(id: $account) { id ... on Account { name } }', 'ALL'),
  'Query.node(Card)': readById('node(id: $card) { id ... on Card { lastFour } }', 'NOTHING'),
  'Query.node(FamilyCardApplication)': readById('node(id: $application) { id }', 'NOTHING'),
  'Query.node(InstallmentPlan)': readById('node(id: $plan) { id }', 'NOTHING'),
  'Query.node(NameChange)': readById('node(id: $nameChange) { id ... on NameChange { name { family } } }', 'NOTHING'),
  'Query.node(Passkey)': readById('node(id: $passkey) { id ... on Passkey { name } }', 'NOTHING'),
  'Query.node(Webhook)': readById('node(id: $webhook) { id ... on Webhook { url } }', 'NOTHING'),
  'Query.node(Statement)': readById('node(id: $statement) { id ... on Statement { total { minorUnits } } }', 'OWN'),
  'Query.node(Transaction)': readById('node(id: $use) { id ... on Transaction { merchant } }', 'NOTHING'),
};

/** Every field of the public schema that code looks up: what has no code of its own is part of what this shows. */
const MEMBERS_FIELDS: Rows = {
  'Query.viewer': readOwn('viewer { id }'),
  'Member.accounts': read('viewer { accounts { id } }', 'OWN', 'ALL'),
  'Member.address': read('viewer { address { line } }', 'NOTHING', 'NOTHING'),
  'Member.nameVersion': readOwn('viewer { id nameVersion }'),
  'Member.nameChanges': readOwn('viewer { nameChanges(first: 5) { edges { node { id } } } }'),
  'Member.notificationSettings': readOwn('viewer { id notificationSettings { topic isOn } }'),
  'Member.employment': read('viewer { employment { employer } }', 'NOTHING', 'NOTHING'),
  'Member.email': readOwn('viewer { email { value } }'),
  'Member.phone': read('viewer { phone { value } }', 'NOTHING', 'NOTHING'),
  'Member.activity': readOwn('viewer { activity(first: 5) { edges { node { id } } } }'),
  'Member.login': readOwn(login('userId')),
  'Member.appRegistrations': read('viewer { appRegistrations { clientId app { id name } } }', 'NOTHING', 'NOTHING'),
  'AppRegistration.webhooks': read('viewer { appRegistrations { webhooks { id url } } }', 'NOTHING', 'NOTHING'),
  'Webhook.deliveries': read(
    'viewer { appRegistrations { webhooks { deliveries(first: 5) { edges { node { id } } } } } }',
    'NOTHING',
    'NOTHING',
  ),
  'Login.secondFactors': read(login('secondFactors'), 'NOTHING', 'NOTHING'),
  'Login.authenticator': read(login('authenticator { confirmedAt }'), 'NOTHING', 'NOTHING'),
  'Login.passkeys': read(login('passkeys { id name }'), 'NOTHING', 'NOTHING'),
  'Login.connectedApps': read(login('connectedApps(first: 5) { edges { node { id } } }'), 'NOTHING', 'NOTHING'),
  'Login.personalTokens': read(login('personalTokens(first: 5) { edges { node { id } } }'), 'NOTHING', 'NOTHING'),
  'Login.sessions': readOwn(login('sessions(first: 5) { edges { node { id } } }')),
  'Account.cards': readById(account('cards(first: 9) { edges { node { id lastFour } } }'), 'OWN'),
  'Account.holders': readById(account('holders { id }'), 'OWN'),
  'Account.familyCardAllowance': readById(account('familyCardAllowance { maximum }'), 'NOTHING'),
  'Account.familyCardApplications': readById(account('familyCardApplications(first: 5) { edges { node { email } } }'), 'NOTHING'),
  'Account.installmentPlans': readById(account('installmentPlans(first: 5) { edges { node { id } } }'), 'NOTHING'),
  'Account.convertiblePurchases': readById(account('convertiblePurchases(first: 5) { edges { node { id } } }'), 'NOTHING'),
  'Account.statementDelivery': readById(account('statementDelivery'), 'NOTHING'),
  'Account.spending': readById(
    account('spending(by: MERCHANT, from: "2000-01-01", to: "2099-12-31", first: 9) { merchant total { minorUnits } }'),
    'OWN',
  ),
  'Account.searchTransactions': readById(account('searchTransactions(first: 9) { edges { node { id merchant } } }'), 'OWN'),
  'TransactionSearchConnection.totalCount': readById(account('searchTransactions(first: 9) { totalCount }'), 'OWN'),
  'TransactionSearchConnection.totalAmount': readById(account('searchTransactions(first: 9) { totalAmount { minorUnits } }'), 'OWN'),
  'Account.statements': readById(account('statements(first: 9) { edges { node { id label dueDate } } }'), 'ALL'),
  'Account.statement': readById(
    account('statement(label: $label) { amountDue { minorUnits } transactions(first: 9) { edges { node { id } } } }'),
    'OWN',
  ),
  'Account.dueStatement': readById(account('dueStatement { id }'), 'NOTHING'),
  'Account.unbilled': readById(account('unbilled { count total { minorUnits } }'), 'OWN'),
  'Unbilled.transactions': readById(account('unbilled { transactions(first: 9) { edges { node { id merchant } } } }'), 'OWN'),
  'Account.transactions': readById(account('transactions(first: 9) { edges { node { id merchant } } }'), 'OWN'),
  'TransactionEdge.installment': readById(statement('transactions(first: 9) { edges { installment { number count } } }'), 'NOTHING'),
  'Card.account': readById(card('account { id name }'), 'NOTHING'),
  'Card.holder': readById(card('holder { family }'), 'NOTHING'),
  'Card.holderLatin': readById(card('holderLatin { family }'), 'NOTHING'),
  'Card.state': readById(card('state'), 'NOTHING'),
  'Card.canBeControlled': readById(card('canBeControlled'), 'NOTHING'),
  'Card.canBeReported': readById(card('canBeReported'), 'NOTHING'),
  'Card.hasPin': readById(card('hasPin'), 'NOTHING'),
  'Card.familyLimit': readById('node(id: $familyCard) { ... on Card { familyLimit { countsAnewOn used { currency } } } }', 'ALL'),
  'Card.replacement': readById('node(id: $lostCard) { ... on Card { replacement { id } } }', 'NOTHING'),
  'Card.replaces': readById('node(id: $lostCard) { ... on Card { replacement { replaces { id } } } }', 'NOTHING'),
  'InstallmentPlan.transaction': readById(plan('transaction { id }'), 'NOTHING'),
  'InstallmentPlan.repaymentQuote': readById(plan('repaymentQuote { amount { minorUnits } }'), 'NOTHING'),
  'Statement.breakdown': readById(statement('breakdown { uses { minorUnits } }'), 'NOTHING'),
  'Statement.cards': readById(statement('cards { card { id } total { minorUnits } }'), 'OWN'),
  'Statement.transactions': readById(statement('transactions(first: 9) { edges { node { id merchant } } }'), 'OWN'),
  'Transaction.refundOf': readById(use('refundOf { id }', '$refund'), 'NOTHING'),
  'Transaction.history': readById(use('history { status }'), 'NOTHING'),
  'Transaction.billLines': readById(use('billLines { amount { minorUnits } }'), 'NOTHING'),
  'Transaction.installmentOffers': readById(
    use('installmentOffers { __typename ... on InstallmentOffers { deadlineOn } }', '$purchase'),
    'NOTHING',
  ),
  'Transaction.installmentPlan': readById(use('installmentPlan { id }', '$converted'), 'NOTHING'),
};

/** What is told to the browser an app has sent here, and to no other: not even to the same member’s. */
const OF_ONE_BROWSER: Rows = {
  'Query.authorizationRequest': entrance('authorizationRequest(id: $consent) { app { name } }', 'NOTHING', { operator: 'NOTHING' }),
};

/** What anybody may ask, and what only the browser with a half-done login is told. */
const OPEN: Rows = {
  'Query.conciergePhone': entrance('conciergePhone', 'ALL', { operator: 'ALL' }),
  'Query.capabilities': entrance('capabilities { isExplorable mayRegisterApps scopes }', 'ALL', { operator: 'ALL' }),
  'Query.postalAreas': entrance('postalAreas(postalCode: "1000001") { town }', 'ALL', { operator: 'ALL' }),
  'Query.pendingLogin': entrance('pendingLogin { secondFactors }', 'NOTHING', { halfway: 'ALL', operator: 'NOTHING' }),
};

const OPERATORS_FIELDS: Rows = {
  'Query.cardProducts': desk('cardProducts { code }', 'ALL'),
  'Query.searchActivity': desk('searchActivity(filter: { memberId: $member }, first: 5) { edges { node { id } } }', 'ALL'),
  'Query.findMembers': desk('findMembers(search: $userId, first: 5) { edges { node { id } } }', 'ALL'),
  'Query.memberRecord': desk(file('id'), 'ALL'),
  'Query.operator': desk('operator { name }', 'ALL'),
  'Query.operators': desk('operators { name }', 'ALL'),
  'Query.proposals': desk('proposals { id }', 'ALL'),
  'Query.familyCardCases': desk('familyCardCases(first: 5) { edges { node { id } } }', 'ALL'),
  'FamilyCardCase.member': desk('familyCardCases(first: 5) { edges { node { member { id } } } }', 'ALL'),
  'Query.nameChanges': desk('nameChanges(first: 5) { edges { node { id } } }', 'ALL'),
  'NameChangeRecord.member': desk('nameChanges(first: 5) { edges { node { member { id } } } }', 'ALL'),
  'Proposal.member': desk('proposals { member { id } }', 'ALL'),
  'MemberRecord.isOneself': desk(file('id isOneself'), 'ALL'),
  'MemberRecord.login': desk(file('login { userId }'), 'ALL'),
  'LoginRecord.secondFactors': desk(file('login { secondFactors }'), 'ALL'),
  'MemberRecord.reenrolmentUntil': desk(file('id reenrolmentUntil'), 'ALL'),
  'MemberRecord.contacts': desk(file('contacts { masked }'), 'ALL'),
  'MemberRecord.accounts': desk(file('accounts { id }'), 'ALL'),
  'MemberRecord.identityCheck': desk(file('identityCheck { questions }'), 'ALL'),
  'MemberRecord.openProposals': desk(file('openProposals { id }'), 'ALL'),
  'MemberRecord.activity': desk(file('activity(first: 5) { edges { node { id } } }'), 'ALL'),
};

export const READS: Rows = { ...NODES, ...MEMBERS_FIELDS, ...OPEN, ...OF_ONE_BROWSER, ...OPERATORS_FIELDS };
