export { accountGlobalId } from './account-global-id.js';
export {
  findMailContact,
  hasSettledEmail,
  listContacts,
  listContactsOf,
  replaceContact,
  type ContactRow,
  type MailContact,
} from './contact.queries.js';
export { closeAccount, findHolder } from './close-account.js';
export { listCardProducts, setLockoutThreshold, type CardProductRow } from './lockout-threshold.js';
export { findCardFacts, hasOpenCard, listNamesOf, type CardFacts } from './card-facts.queries.js';
export { fingerprintCard, keepCardNumber } from './card-number.js';
export { listMutedTopics, MAIL_TOPICS, setLanguage, setMuted, type MailTopic } from './mail-topic.store.js';
export { mailMember, type MemberMail } from './mail-member.js';
export { newsMail, type NewsText } from './news-mail.js';
export { textMember } from './text-member.js';
export { AccountSchema } from './account.entity.js';
export { CardSchema } from './card.entity.js';
export { CardProductSchema } from './card-product.entity.js';
export { MemberSchema } from './member.entity.js';
export { findAccount, findCard, findMember, isBasicMember, listMembers, type MemberRow } from './account.queries.js';
export { mayBeSeen, OF_MEMBER } from './membership.sql.js';
export { viewAccount, viewCard, viewMember, viewMemberId, viewName, type CardView } from './account.view.js';
export {
  addMember,
  ensureCardProduct,
  issueCard,
  openAccount,
  type NewAccount,
  type NewCard,
  type NewCardProduct,
  type NewMember,
  type NewName,
} from './open-account.js';
export { STANDARD_PRODUCT } from './standard-product.js';
export { listAllAccounts, type ListedAccount } from './list-all-accounts.js';
export { giveBackRecords, isFault, isKnownToIssuer, takeRecords, type RecordFault, type RecordOutcome } from './issuer-record.js';
export { keepAccounts, type IssuerAccount } from './keep-accounts.js';
export { keepCards, type IssuerCard } from './keep-cards.js';
export { keepContacts, keepMembers, type IssuerContact, type IssuerMember } from './keep-members.js';
export { keepProducts, type IssuerProduct } from './keep-products.js';
