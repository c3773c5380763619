export { Address, PostalArea } from './address.type.js';
export { Contact, PendingContact, StatementDelivery } from './contact.type.js';
export { Employment } from './employment.type.js';
export { UpdateAddressInput, UpdateEmploymentInput, UpdateStatementDeliveryInput } from './details.input.js';
export {
  ChangeEmailResult,
  ChangePhoneResult,
  ConfirmEmailResult,
  ConfirmPhoneResult,
  ContactCodeSent,
  ContactConfirmed,
  UpdateAddressResult,
  UpdateAddressSuccess,
  UpdateEmploymentResult,
  UpdateEmploymentSuccess,
  UpdateStatementDeliveryResult,
  UpdateStatementDeliverySuccess,
} from './details.result.js';
export {
  BasicMemberOnly,
  ContactCodeRefused,
  DetailsChanged,
  DetailsFault,
  DetailsRejected,
  FieldFault,
  TextMessagesOff,
} from './member-refusals.type.js';
export {
  NameChange,
  NameChangeConnection,
  NameChangeGone,
  NameChangeOpen,
  NameChangeState,
  RequestNameChangeInput,
} from './name-change.type.js';
export {
  NotificationChoiceInput,
  NotificationFixed,
  NotificationSetting,
  NotificationTopic,
  UpdateNotificationSettingsInput,
  UpdateNotificationSettingsResult,
  UpdateNotificationSettingsSuccess,
} from './notification.type.js';
export {
  RequestNameChangeResult,
  RequestNameChangeSuccess,
  WithdrawNameChangeResult,
  WithdrawNameChangeSuccess,
} from './name-change.result.js';
export { ChangePinInput, ChangePinResult, ChangePinSuccess, PinLocked, PinRejected, PinRejection, WrongPin } from './pin.type.js';
export {
  CardFreezeSuccess,
  CardLoss,
  CardState,
  FreezeCardResult,
  ReportCardLostInput,
  ReportCardLostResult,
  ReportCardLostSuccess,
  UnfreezeCardResult,
} from './card-control.type.js';
export { CardNotFound, CardNotMade, CardNotOpen, FrozenByBasicMember } from './card-refusals.type.js';
