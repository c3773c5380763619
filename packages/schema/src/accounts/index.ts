export { Account } from './account.type.js';
export { CardHolder } from './card-holder.type.js';
export { Card, CardConnection } from './card.type.js';
export { Language } from './language.enum.js';
export { MembershipRole } from './membership-role.enum.js';
export { Member } from './member.type.js';
export { PersonName } from './person-name.type.js';
