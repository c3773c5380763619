import {
  Address,
  BasicMemberOnly,
  CardNotFound,
  CardNotMade,
  CardNotOpen,
  CardState,
  Contact,
  ContactCodeRefused,
  DetailsChanged,
  DetailsFault,
  DetailsRejected,
  Employment,
  FieldFault,
  FrozenByBasicMember,
  NameChangeGone,
  NameChangeOpen,
  NotificationFixed,
  PendingContact,
  PinLocked,
  PinRejected,
  PinRejection,
  PostalArea,
  RefusalCode,
  TextMessagesOff,
  WrongPin,
} from '@meisai/schema';
import { viewCard, type CardView } from '../accounts/index.js';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';
import type { ControlledCard } from './card-control.queries.js';
import type { OwnContactRow } from './contact-change.store.js';
import type { Faults } from './details.rules.js';
import type { AddressRow, EmploymentRow } from './details.store.js';
import { CONTACT_CODE_TEXTS, FAULT_TEXTS, MEMBER_MESSAGES, PIN_TEXTS, pinLockedText } from './member.messages.js';
import type { PostalAreaRow } from './postal-areas.js';

const { DETAILS_REJECTED, ...PLAIN_MESSAGES } = MEMBER_MESSAGES;

/** A refusal as the API says it, in the language of the request. */
export const viewMemberRefusal = refusalsOf(
  {
    BASIC_MEMBER_ONLY: BasicMemberOnly,
    CARD_NOT_FOUND: CardNotFound,
    CARD_NOT_MADE: CardNotMade,
    CARD_NOT_OPEN: CardNotOpen,
    DETAILS_CHANGED: DetailsChanged,
    FROZEN_BY_BASIC_MEMBER: FrozenByBasicMember,
    NAME_CHANGE_GONE: NameChangeGone,
    NAME_CHANGE_OPEN: NameChangeOpen,
    NOTIFICATION_FIXED: NotificationFixed,
    TEXT_MESSAGES_OFF: TextMessagesOff,
    WRONG_PIN: WrongPin,
  },
  PLAIN_MESSAGES,
);

/** What is wrong with what was typed, field by field. */
export function viewDetailsRejected(faults: Faults, language: SpokenLanguage): DetailsRejected {
  return Object.assign(new DetailsRejected(), {
    code: RefusalCode.DETAILS_REJECTED,
    message: DETAILS_REJECTED[language],
    faults: Object.entries(faults).flatMap(([field, fault]) =>
      fault === undefined
        ? []
        : [Object.assign(new FieldFault(), { field, fault: DetailsFault[fault], message: FAULT_TEXTS[fault][language] })],
    ),
  });
}

/** Why a PIN cannot be chosen. */
export function viewPinRejected(reason: keyof typeof PIN_TEXTS, language: SpokenLanguage): PinRejected {
  return Object.assign(new PinRejected(), {
    code: RefusalCode.PIN_REJECTED,
    message: PIN_TEXTS[reason][language],
    reason: PinRejection[reason],
  });
}

export function viewCodeRefused(why: keyof typeof CONTACT_CODE_TEXTS, language: SpokenLanguage): ContactCodeRefused {
  return Object.assign(new ContactCodeRefused(), { code: RefusalCode.CONTACT_CODE_REFUSED, message: CONTACT_CODE_TEXTS[why][language] });
}

export function viewPinLocked(opensInMs: number | null, language: SpokenLanguage): PinLocked {
  return Object.assign(new PinLocked(), { code: RefusalCode.PIN_LOCKED, message: pinLockedText(opensInMs)[language] });
}

export function viewAddress(row: AddressRow): Address {
  return Object.assign(new Address(), row);
}

export function viewEmployment(row: EmploymentRow): Employment {
  return Object.assign(new Employment(), row);
}

export function viewPostalArea(row: PostalAreaRow): PostalArea {
  return Object.assign(new PostalArea(), row);
}

export function viewContact({ value, pendingValue, pendingExpiresAt }: OwnContactRow): Contact {
  const pending =
    pendingValue === null || pendingExpiresAt === null
      ? null
      : Object.assign(new PendingContact(), { value: pendingValue, expiresAt: new Date(pendingExpiresAt) });
  return Object.assign(new Contact(), { value, pending });
}

/** A card that was acted on. */
export function viewControlledCard({ id, lastFour }: ControlledCard): CardView {
  return viewCard({ id, lastFour });
}

export function viewCardState({ state }: ControlledCard): CardState {
  return CardState[state];
}
