import {
  AccountNotOpen,
  FamilyCardAllowance,
  FamilyCardAlreadyAppliedFor,
  FamilyCardApplication,
  FamilyCardApplicationDecided,
  FamilyCardApplicationNotFound,
  FamilyCardEvent,
  FamilyCardLimit,
  FamilyCardState,
  FamilyCardsUsedUp,
  FamilyRelation,
  Money,
  PersonName,
  RefusalCode,
} from '@meisai/schema';
import { viewCard, type CardView } from '../accounts/index.js';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';
import { applicationGlobalId } from './application-id.js';
import type { ApplicationRow, FamilyMaximum } from './family-application.queries.js';
import { canBecome } from './family-application.rules.js';
import type { LimitRow } from './family-card-limit.store.js';
import type { FamilyCount } from './family-application.store.js';
import { FAMILY_MESSAGES, usedUpText } from './family.messages.js';
import { FAMILY_POLICY } from './family-policy.js';

/** A refusal as the API says it, in the language of the request. */
export const viewFamilyRefusal = refusalsOf(
  {
    ACCOUNT_NOT_OPEN: AccountNotOpen,
    FAMILY_CARD_ALREADY_APPLIED_FOR: FamilyCardAlreadyAppliedFor,
    FAMILY_CARD_APPLICATION_DECIDED: FamilyCardApplicationDecided,
    FAMILY_CARD_APPLICATION_NOT_FOUND: FamilyCardApplicationNotFound,
  },
  FAMILY_MESSAGES,
);

/** That no more family cards can be applied for. */
export function viewUsedUp(maximum: number, language: SpokenLanguage): FamilyCardsUsedUp {
  return Object.assign(new FamilyCardsUsedUp(), {
    code: RefusalCode.FAMILY_CARDS_USED_UP,
    message: usedUpText(maximum)[language],
    maximum,
  });
}

/** An application whose card resolves its holder when asked for. */
export type ApplicationView = Omit<FamilyCardApplication, 'card'> & { card: CardView | null };

export function viewApplication(row: ApplicationRow): ApplicationView {
  return Object.assign(new FamilyCardApplication(), {
    id: applicationGlobalId(row),
    relation: FamilyRelation[row.relation],
    name: nameOf(row.familyName, row.givenName),
    nameKana: nameOf(row.familyNameKana, row.givenNameKana),
    nameLatin: nameOf(row.familyNameLatin, row.givenNameLatin),
    birthDate: row.birthDate,
    email: row.email,
    phone: row.phone,
    state: FamilyCardState[row.state],
    canBeWithdrawn: canBecome(row.state, 'WITHDRAWN'),
    submittedAt: new Date(row.submittedAt),
    history: viewHistory(row.history),
    card: row.cardId === null ? null : viewCard({ id: row.cardId, lastFour: row.cardLastFour }),
  });
}

/** The steps of an application, oldest first. */
export function viewHistory(history: ApplicationRow['history']): FamilyCardEvent[] {
  return history.map(({ state, at }) => Object.assign(new FamilyCardEvent(), { state: FamilyCardState[state], at: new Date(at) }));
}

/** The limit of a family card. @param canBeSet whether the viewer sets it */
export function viewLimit({ amountMinor, usedMinor, currency, countsAnewOn, version }: LimitRow, canBeSet: boolean): FamilyCardLimit {
  const money = (minorUnits: string) => Object.assign(new Money(), { minorUnits: Number(minorUnits), currency });
  return Object.assign(new FamilyCardLimit(), {
    amount: amountMinor === null ? null : money(amountMinor),
    used: money(usedMinor),
    countsAnewOn,
    canBeSet,
    version,
  });
}

export function viewAllowance({ maximum, today }: FamilyMaximum, { inUse, underWay }: FamilyCount): FamilyCardAllowance {
  const remaining = Math.max(0, maximum - inUse - underWay);
  const minimumAge = FAMILY_POLICY.minimumAgeYears;
  return Object.assign(new FamilyCardAllowance(), { maximum, inUse, underWay, remaining, minimumAge, today });
}

function nameOf(family: string, given: string | null): PersonName {
  return Object.assign(new PersonName(), { family, given });
}
