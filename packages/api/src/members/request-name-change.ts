import { findNameFaults, writtenNames, type TypedNames, type WrittenNames } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { TooManyRequests, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import type { Faults } from './details.rules.js';
import { NAME_POLICY } from './member-policy.js';
import { detailsChangedMail } from './member.messages.js';
import { addNameChange, endNameChange, lockName, type NameChangeRow } from './name-change.store.js';

export type NameChangeOutcome =
  | { kind: 'REQUESTED'; nameChange: NameChangeRow }
  | { kind: 'REJECTED'; faults: Faults }
  | { kind: 'DETAILS_CHANGED' | 'NAME_CHANGE_OPEN' };

/**
 * Asks the issuer for another name, over the version the member saw.
 * @throws {TooManyRequests} after some requests within a day: each is reviewed by a person.
 */
export async function requestNameChange(
  { em, source, services }: RequestContext,
  { memberId }: Viewer,
  { version, ...typed }: TypedNames & { version: number },
): Promise<NameChangeOutcome> {
  const faults = findNameFaults(typed);
  if (Object.keys(faults).length > 0) return { kind: 'REJECTED', faults };
  const names = writtenNames(typed);
  return em.transactional(async (transaction): Promise<NameChangeOutcome> => {
    const tx = transaction as EntityManager;
    const now = await lockName(tx, memberId);
    if (now.version !== version) return { kind: 'DETAILS_CHANGED' };
    const parts = Object.keys(names) as (keyof WrittenNames)[];
    if (parts.every((part) => names[part] === now[part])) return { kind: 'REJECTED', faults: { familyName: 'UNCHANGED' } };
    if (now.asked >= NAME_POLICY.changesPerWindow) throw new TooManyRequests(NAME_POLICY.windowMs / 1000);
    const nameChange = await addNameChange(tx, memberId, names, version);
    if (nameChange === null) return { kind: 'NAME_CHANGE_OPEN' };
    await recordActivity(tx, { kind: 'NAME_CHANGE_REQUESTED', memberId, actor: 'MEMBER', source });
    await mailMember(tx, memberId, detailsChangedMail('NAME_CHANGE_REQUESTED', services.config.publicOrigin));
    return { kind: 'REQUESTED', nameChange };
  });
}

/** Takes a change back that waits to be decided; null where none of that id does. */
export async function withdrawNameChange(
  { em, source, services }: RequestContext,
  { memberId }: Viewer,
  id: string,
): Promise<NameChangeRow | null> {
  return em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    await lockName(tx, memberId);
    const nameChange = await endNameChange(tx, memberId, id, 'WITHDRAWN');
    if (nameChange === null) return null;
    await recordActivity(tx, { kind: 'NAME_CHANGE_WITHDRAWN', memberId, actor: 'MEMBER', source });
    await mailMember(tx, memberId, detailsChangedMail('NAME_CHANGE_WITHDRAWN', services.config.publicOrigin));
    return nameChange;
  });
}
