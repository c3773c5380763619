import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { Address } from './address.type.js';
import { Contact } from './contact.type.js';
import { Employment } from './employment.type.js';
import { BasicMemberOnly, ContactCodeRefused, DetailsChanged, DetailsRejected, TextMessagesOff } from './member-refusals.type.js';

@ObjectType({ simpleResolvers: true, description: 'The address is kept.' })
export class UpdateAddressSuccess {
  @Field(() => Address, { description: 'As it is now.' })
  address!: Address;
}

@ObjectType({ simpleResolvers: true, description: 'The employment is kept.' })
export class UpdateEmploymentSuccess {
  @Field(() => Employment, { description: 'As it is now.' })
  employment!: Employment;
}

@ObjectType({ simpleResolvers: true, description: 'The bills of the account are delivered so from the next one on.' })
export class UpdateStatementDeliverySuccess {
  @Field(() => Account, { description: 'The account.' })
  account!: Account;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A code is on its way to the new address or number, which counts once the code is confirmed. Until then the old one does.',
})
export class ContactCodeSent {
  @Field(() => Contact, { description: 'The contact, with what waits to be confirmed.' })
  contact!: Contact;
}

@ObjectType({ simpleResolvers: true, description: 'The new address or number counts; the old address was told by mail.' })
export class ContactConfirmed {
  @Field(() => Contact, { description: 'As it is now.' })
  contact!: Contact;
}

export const UpdateAddressResult = createUnionType({
  name: 'UpdateAddressResult',
  description: 'Every outcome of a change of address.',
  types: () => [UpdateAddressSuccess, DetailsRejected, DetailsChanged, StepUpNeeded, NotLoggedIn] as const,
});
export type UpdateAddressResult = typeof UpdateAddressResult;

export const UpdateEmploymentResult = createUnionType({
  name: 'UpdateEmploymentResult',
  description: 'Every outcome of a change of employment.',
  types: () => [UpdateEmploymentSuccess, DetailsRejected, DetailsChanged, NotLoggedIn] as const,
});
export type UpdateEmploymentResult = typeof UpdateEmploymentResult;

export const UpdateStatementDeliveryResult = createUnionType({
  name: 'UpdateStatementDeliveryResult',
  description: 'Every outcome of a change of how bills are delivered.',
  types: () => [UpdateStatementDeliverySuccess, BasicMemberOnly, NotLoggedIn] as const,
});
export type UpdateStatementDeliveryResult = typeof UpdateStatementDeliveryResult;

export const ChangeEmailResult = createUnionType({
  name: 'ChangeEmailResult',
  description: 'Every outcome of asking for another mail address.',
  types: () => [ContactCodeSent, DetailsRejected, StepUpNeeded, NotLoggedIn] as const,
});
export type ChangeEmailResult = typeof ChangeEmailResult;

export const ConfirmEmailResult = createUnionType({
  name: 'ConfirmEmailResult',
  description: 'Every outcome of confirming a mail address.',
  types: () => [ContactConfirmed, ContactCodeRefused, NotLoggedIn] as const,
});
export type ConfirmEmailResult = typeof ConfirmEmailResult;

export const ChangePhoneResult = createUnionType({
  name: 'ChangePhoneResult',
  description: 'Every outcome of asking for another telephone number.',
  types: () => [ContactCodeSent, DetailsRejected, TextMessagesOff, StepUpNeeded, NotLoggedIn] as const,
});
export type ChangePhoneResult = typeof ChangePhoneResult;

export const ConfirmPhoneResult = createUnionType({
  name: 'ConfirmPhoneResult',
  description: 'Every outcome of confirming a telephone number.',
  types: () => [ContactConfirmed, ContactCodeRefused, NotLoggedIn] as const,
});
export type ConfirmPhoneResult = typeof ConfirmPhoneResult;
