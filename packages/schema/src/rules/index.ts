export { ageOn } from './age.js';
export { readBirthDate, readCardExpiry } from './card-dates.js';
export { findCardProofFaults, type CardProofPart, type TypedCardProof } from './card-proof.js';
export { findCardNumberFault, type CardNumberFault } from './card-number.js';
export { minorUnitDigits } from './currency.js';
export { canonicalDigits } from './digits.js';
export { USER_ID_MAX_LENGTH, USER_ID_MIN_LENGTH, canonicalUserId, findUserIdFault, writtenUserId, type UserIdFault } from './user-id.js';
export {
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
  PASSWORD_MIN_LENGTH_WITH_FACTOR,
  canonicalPassword,
  findNameInside,
  findPasswordFault,
  passwordLength,
  shortestPassword,
  type PasswordFault,
  type PasswordOwner,
} from './password.js';
export { REASON_MAX_LENGTH, readReason } from './reason.js';
export { DETAIL_MAX_LENGTH, findAddressFaults, findTextFault, writtenText, type DetailFault, type TypedAddress } from './details.js';
export { findNameFaults, joinName, writtenKana, writtenLatin, writtenNames, type TypedNames, type WrittenNames } from './names.js';
export { PIN_LENGTH, canonicalPin, findPinFault, type PinFault, type PinOwner } from './pin.js';
export { SCOPES, isScope, isWriteScope, scopesWhere, type Scope } from './scopes.js';
export { PREFECTURES, readPostalCode } from './prefecture.js';
