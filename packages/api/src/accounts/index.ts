export { findMailContact, type MailContact } from './contact.queries.js';
export { AccountSchema } from './account.entity.js';
export { CardSchema } from './card.entity.js';
export { CardProductSchema } from './card-product.entity.js';
export { Member, MemberSchema } from './member.entity.js';
export { findAccount, findMember } from './account.queries.js';
export { viewAccount, viewCard, viewMember } from './account.view.js';
export {
  addMember,
  ensureCardProduct,
  openAccount,
  type NewAccount,
  type NewCardProduct,
  type NewMember,
  type NewName,
} from './open-account.js';
export { STANDARD_PRODUCT } from './standard-product.js';
export { listAllAccounts, type ListedAccount } from './list-all-accounts.js';
