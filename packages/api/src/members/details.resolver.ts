import {
  Account,
  Address,
  ChangeEmailResult,
  ChangePhoneResult,
  ConfirmEmailResult,
  ConfirmPhoneResult,
  Contact,
  ContactCodeSent,
  ContactConfirmed,
  Employment,
  Member,
  PostalArea,
  StatementDelivery,
  UpdateAddressInput,
  UpdateAddressResult,
  UpdateAddressSuccess,
  UpdateEmploymentInput,
  UpdateEmploymentResult,
  UpdateEmploymentSuccess,
  UpdateStatementDeliveryInput,
  UpdateStatementDeliveryResult,
  UpdateStatementDeliverySuccess,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { findAccount, viewAccount } from '../accounts/index.js';
import { localId, MemberAct, keyOf, requireViewer, type RequestContext } from '../platform/index.js';
import { changeContact, confirmContact } from './change-contact.js';
import { findOwnContact, type ContactKind } from './contact-change.store.js';
import { findAddress, findDelivery, findEmployment } from './details.store.js';
import {
  viewAddress,
  viewContact,
  viewDetailsRejected,
  viewEmployment,
  viewCodeRefused,
  viewMemberRefusal,
  viewPostalArea,
} from './member.view.js';
import { findPostalAreas } from './postal-areas.js';
import { updateAddress, updateEmployment, updateStatementDelivery, type DetailsOutcome } from './update-details.js';

const CODE = { description: 'The eight digits that were sent, full width and spaces too.' };

@Resolver()
export class DetailsResolver {
  @Query(() => [PostalArea], {
    description: 'What a Japanese postal code stands for: several areas where they share it, none where there is no such code.',
  })
  postalAreas(
    @Arg('postalCode', () => String, { description: 'Seven digits, with or without a hyphen, full width too.' }) postalCode: string,
  ): PostalArea[] {
    return findPostalAreas(postalCode).map(viewPostalArea);
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => UpdateAddressResult, {
    description: 'Keeps where the member lives, and where cards are sent. The change is told by mail.',
  })
  async updateAddress(
    @Arg('input', () => UpdateAddressInput, { description: 'The address, and the version it is to replace.' }) input: UpdateAddressInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const outcome = await updateAddress(context, requireViewer(context), input);
    return viewKept(outcome, context, (row) => Object.assign(new UpdateAddressSuccess(), { address: viewAddress(row) }));
  }

  @MemberAct()
  @Mutation(() => UpdateEmploymentResult, { description: 'Keeps where the member works. The change is told by mail.' })
  async updateEmployment(
    @Arg('input', () => UpdateEmploymentInput, { description: 'The employment, and the version it is to replace.' })
    input: UpdateEmploymentInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const outcome = await updateEmployment(context, requireViewer(context), input);
    return viewKept(outcome, context, (row) => Object.assign(new UpdateEmploymentSuccess(), { employment: viewEmployment(row) }));
  }

  @MemberAct()
  @Mutation(() => UpdateStatementDeliveryResult, { description: 'Sets how the bills of an account are delivered, from the next one on.' })
  async updateStatementDelivery(
    @Arg('input', () => UpdateStatementDeliveryInput, { description: 'The account, and paper or online only.' })
    { accountId: id, delivery }: UpdateStatementDeliveryInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const viewer = requireViewer(context);
    const [accountId] = keyOf('Account', id);
    const isSet = accountId !== undefined && (await updateStatementDelivery(context, viewer, accountId, delivery));
    const row = isSet ? await findAccount(context.em, viewer.memberId, accountId) : null;
    if (row === null) return viewMemberRefusal('BASIC_MEMBER_ONLY', context.language);
    return Object.assign(new UpdateStatementDeliverySuccess(), { account: viewAccount(row, context.language) });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => ChangeEmailResult, {
    description: 'Sends a code to the mail address to be. It counts once `confirmEmail` has the code; the old one is told then.',
  })
  async changeEmail(
    @Arg('email', () => String, { description: 'The mail address to be.' }) email: string,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    return change(context, 'EMAIL', email);
  }

  @MemberAct()
  @Mutation(() => ConfirmEmailResult, { description: 'Makes the new mail address count, by the code that was sent to it.' })
  async confirmEmail(@Arg('code', () => String, CODE) code: string, @Ctx() context: RequestContext): Promise<unknown> {
    return confirm(context, 'EMAIL', code);
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => ChangePhoneResult, {
    description: 'Sends a code by text message to the number to be. It counts once `confirmPhone` has the code.',
  })
  async changePhone(
    @Arg('phone', () => String, { description: 'The number to be; one without a country code is Japanese.' }) phone: string,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    return change(context, 'PHONE', phone);
  }

  @MemberAct()
  @Mutation(() => ConfirmPhoneResult, { description: 'Makes the new telephone number count, by the code that was sent to it.' })
  async confirmPhone(@Arg('code', () => String, CODE) code: string, @Ctx() context: RequestContext): Promise<unknown> {
    return confirm(context, 'PHONE', code);
  }
}

@Resolver(() => Member)
export class MemberDetailsResolver {
  @FieldResolver(() => Address, { nullable: true, description: 'Where the member lives; null where none is on file.' })
  async address(@Ctx() context: RequestContext): Promise<Address | null> {
    const row = await findAddress(context.em, requireViewer(context).memberId);
    return row && viewAddress(row);
  }

  @FieldResolver(() => Employment, { nullable: true, description: 'Where the member works; null where none is on file.' })
  async employment(@Ctx() context: RequestContext): Promise<Employment | null> {
    const row = await findEmployment(context.em, requireViewer(context).memberId);
    return row && viewEmployment(row);
  }

  @FieldResolver(() => Contact, { description: 'The mail address notices go to.' })
  async email(@Ctx() context: RequestContext): Promise<Contact> {
    return viewContact(await findOwnContact(context.em, requireViewer(context).memberId, 'EMAIL'));
  }

  @FieldResolver(() => Contact, { description: 'The telephone number the issuer calls.' })
  async phone(@Ctx() context: RequestContext): Promise<Contact> {
    return viewContact(await findOwnContact(context.em, requireViewer(context).memberId, 'PHONE'));
  }
}

@Resolver(() => Account)
export class AccountDeliveryResolver {
  @FieldResolver(() => StatementDelivery, {
    nullable: true,
    description: 'How its bills are delivered; null for whoever is not its basic member.',
  })
  async statementDelivery(@Root() account: Account, @Ctx() context: RequestContext): Promise<StatementDelivery | null> {
    const delivery = await findDelivery(context.em, requireViewer(context).memberId, localId('Account', account.id));
    return delivery && StatementDelivery[delivery];
  }
}

function viewKept<Row>(outcome: DetailsOutcome<Row>, { language }: RequestContext, view: (row: Row) => object): object {
  if (outcome.kind === 'REJECTED') return viewDetailsRejected(outcome.faults, language);
  return outcome.kind === 'KEPT' ? view(outcome.row) : viewMemberRefusal('DETAILS_CHANGED', language);
}

async function change(context: RequestContext, kind: ContactKind, typed: string): Promise<object> {
  const outcome = await changeContact(context, requireViewer(context), kind, typed);
  if (outcome.kind === 'REJECTED') return viewDetailsRejected(outcome.faults, context.language);
  if (outcome.kind === 'TEXT_MESSAGES_OFF') return viewMemberRefusal(outcome.kind, context.language);
  return Object.assign(new ContactCodeSent(), { contact: viewContact(outcome.contact) });
}

async function confirm(context: RequestContext, kind: ContactKind, code: string): Promise<object> {
  const outcome = await confirmContact(context, requireViewer(context), kind, code);
  if (outcome.kind !== 'CONFIRMED') return viewCodeRefused(outcome.kind, context.language);
  return Object.assign(new ContactConfirmed(), { contact: viewContact(outcome.contact) });
}
