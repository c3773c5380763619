import type { TypedAddress } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { actorOf, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import { readAddress, readEmployment, type Faults } from './details.rules.js';
import {
  findAddress,
  findEmployment,
  keepAddress,
  keepEmployment,
  setDelivery,
  type AddressRow,
  type EmploymentRow,
} from './details.store.js';
import { detailsChangedMail } from './member.messages.js';
import { isSameNumber, readPhoneNumber } from './phone-number.js';

export type DetailsOutcome<Row> = { kind: 'KEPT'; row: Row } | { kind: 'REJECTED'; faults: Faults } | { kind: 'CHANGED_MEANWHILE' };

/** Keeps where a member lives, over the version they saw. */
export async function updateAddress(
  context: RequestContext,
  viewer: Viewer,
  typed: TypedAddress & { version: number },
): Promise<DetailsOutcome<AddressRow>> {
  const read = readAddress(typed);
  if ('faults' in read) return { kind: 'REJECTED', faults: read.faults };
  const { memberId } = viewer;
  return keep(context, viewer, {
    news: 'ADDRESS_CHANGED',
    find: (tx) => findAddress(tx, memberId),
    isSame: (row) => isOnFile(row, read.kept),
    write: (tx) => keepAddress(tx, memberId, read.kept, typed.version),
  });
}

/** Keeps where a member works, over the version they saw. */
export async function updateEmployment(
  context: RequestContext,
  viewer: Viewer,
  typed: { employer: string; department?: string | null; phone?: string | null; version: number },
): Promise<DetailsOutcome<EmploymentRow>> {
  const { memberId } = viewer;
  const onFile = (await findEmployment(context.em, memberId))?.phone ?? null;
  // What is on file and was left as it is, is not judged again.
  const read = readEmployment(typed, (phone) => (isSameNumber(phone, onFile) ? onFile : readPhoneNumber(phone)));
  if ('faults' in read) return { kind: 'REJECTED', faults: read.faults };
  return keep(context, viewer, {
    news: 'EMPLOYMENT_CHANGED',
    find: (tx) => findEmployment(tx, memberId),
    isSame: (row) => isOnFile(row, read.kept),
    write: (tx) => keepEmployment(tx, memberId, read.kept, typed.version),
  });
}

/** Sets how the bills of an account are delivered from the next one on. @returns whether the member is its basic one. */
export async function updateStatementDelivery(
  { em, source, services }: RequestContext,
  viewer: Viewer,
  accountId: string,
  delivery: 'PAPER' | 'ONLINE',
): Promise<boolean> {
  return em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const hasChanged = await setDelivery(tx, viewer.memberId, accountId, delivery);
    if (hasChanged !== true) return hasChanged === false;
    await recordActivity(tx, { kind: 'STATEMENT_DELIVERY_CHANGED', memberId: viewer.memberId, actor: actorOf(viewer), source });
    await mailMember(tx, viewer.memberId, detailsChangedMail('STATEMENT_DELIVERY_CHANGED', services.config.publicOrigin));
    return true;
  });
}

interface Keeping<Row> {
  news: 'ADDRESS_CHANGED' | 'EMPLOYMENT_CHANGED';
  find: (tx: EntityManager) => Promise<Row | null>;
  /**
   * Whether what is on file is what is to be kept: then nothing is changed, and there is nothing to tell. Over which version does not
   * matter: nothing is undone by it, and whoever got no answer sends the same change again.
   */
  isSame: (row: Row) => boolean;
  write: (tx: EntityManager) => Promise<Row | null>;
}

async function keep<Row>(
  { em, source, services }: RequestContext,
  viewer: Viewer,
  { news, find, isSame, write }: Keeping<Row>,
): Promise<DetailsOutcome<Row>> {
  return em.transactional(async (transaction): Promise<DetailsOutcome<Row>> => {
    const tx = transaction as EntityManager;
    const onFile = await find(tx);
    if (onFile !== null && isSame(onFile)) return { kind: 'KEPT', row: onFile };
    const row = await write(tx);
    if (row === null) return { kind: 'CHANGED_MEANWHILE' };
    await recordActivity(tx, { kind: news, memberId: viewer.memberId, actor: actorOf(viewer), source });
    await mailMember(tx, viewer.memberId, detailsChangedMail(news, services.config.publicOrigin));
    return { kind: 'KEPT', row };
  });
}

function isOnFile<Kept extends object>(row: Kept, kept: Kept): boolean {
  return (Object.keys(kept) as (keyof Kept)[]).every((part) => row[part] === kept[part]);
}
