import { findMailContact, mailMember, replaceContact } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { enqueueMail, layoutMail, takeMailAllowance } from '../notifications/index.js';
import { TooManyRequests, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import { beginContactChange, findOwnContact, takeContactChange, type ContactKind, type OwnContactRow } from './contact-change.store.js';
import type { Faults } from './details.rules.js';
import { readMailAddress } from './mail-address.js';
import { contactCodeMail, detailsChangedMail } from './member.messages.js';
import { canGetTexts, readPhoneNumber } from './phone-number.js';

export type ContactChangeOutcome =
  | { kind: 'TEXT_MESSAGES_OFF' }
  | { kind: 'SENT'; contact: OwnContactRow }
  | { kind: 'REJECTED'; faults: Faults };
export type ContactConfirmation = { kind: 'CONFIRMED'; contact: OwnContactRow } | { kind: 'CODE_WRONG' | 'CODE_OVER' };

const HOUR_SECONDS = 3_600;

/**
 * Sends a code to the mail address or telephone number to be: it counts once {@link confirmContact} has the code.
 * @throws {TooManyRequests} after some codes within an hour.
 */
export async function changeContact(
  context: RequestContext,
  viewer: Viewer,
  kind: ContactKind,
  typed: string,
): Promise<ContactChangeOutcome> {
  const { em, services } = context;
  const { memberId } = viewer;
  const value = kind === 'EMAIL' ? readMailAddress(typed) : readPhoneNumber(typed);
  if (value === null)
    return { kind: 'REJECTED', faults: kind === 'EMAIL' ? { email: 'NOT_A_MAIL_ADDRESS' } : { phone: 'NOT_A_PHONE_NUMBER' } };
  if (kind === 'PHONE' && !canGetTexts(value)) return { kind: 'REJECTED', faults: { phone: 'NOT_A_MOBILE_NUMBER' } };
  const { smsGateway } = services.config;
  if (kind === 'PHONE' && smsGateway === null) return { kind: 'TEXT_MESSAGES_OFF' };
  const before = await findOwnContact(em, memberId, kind);
  if (before.value === value) return { kind: 'REJECTED', faults: { [kind === 'EMAIL' ? 'email' : 'phone']: 'UNCHANGED' } };
  return em.transactional(async (transaction): Promise<ContactChangeOutcome> => {
    const tx = transaction as EntityManager;
    if (!(await takeMailAllowance(tx, `contact-code:${kind}:${memberId}`))) throw new TooManyRequests(HOUR_SECONDS);
    const code = await beginContactChange(tx, services.keys, { memberId, kind, value });
    const language = (await findMailContact(tx, memberId))?.language ?? context.language;
    const to = kind === 'EMAIL' ? value : `${value}@${smsGateway}`;
    await enqueueMail(tx, { ...layoutMail({ language, ...contactCodeMail(code)[language] }), to });
    await recordActivity(tx, {
      kind: kind === 'EMAIL' ? 'EMAIL_CHANGE_STARTED' : 'PHONE_CHANGE_STARTED',
      memberId,
      actor: 'MEMBER',
      source: context.source,
    });
    return { kind: 'SENT', contact: await findOwnContact(tx, memberId, kind) };
  });
}

/** Makes the new contact count, if the code is right; the old address is told. */
export async function confirmContact(
  context: RequestContext,
  viewer: Viewer,
  kind: ContactKind,
  code: string,
): Promise<ContactConfirmation> {
  const { em, services } = context;
  const { memberId } = viewer;
  return em.transactional(async (transaction): Promise<ContactConfirmation> => {
    const tx = transaction as EntityManager;
    const taken = await takeContactChange(tx, services.keys, { memberId, kind, code });
    if (taken.kind !== 'FITS') return { kind: `CODE_${taken.kind}` };
    const { value } = taken;
    const old = await findMailContact(tx, memberId);
    await replaceContact(tx, { memberId, kind, value });
    await recordActivity(tx, {
      kind: kind === 'EMAIL' ? 'EMAIL_CHANGED' : 'PHONE_CHANGED',
      memberId,
      actor: 'MEMBER',
      source: context.source,
    });
    const mail = detailsChangedMail(`${kind}_CHANGED`, services.config.publicOrigin);
    await mailMember(tx, memberId, mail);
    // The old address is told as well: it is how a member finds out about a change that was not theirs.
    if (kind === 'EMAIL' && old !== null)
      await enqueueMail(tx, { ...layoutMail({ language: old.language, ...mail[old.language] }), to: old.to });
    return { kind: 'CONFIRMED', contact: await findOwnContact(tx, memberId, kind) };
  });
}
