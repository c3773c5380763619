import { readBirthDate, readCardExpiry } from './card-dates.js';
import { findCardNumberFault } from './card-number.js';

/** A part of the proof of a card. */
export type CardProofPart = 'CARD_NUMBER' | 'EXPIRY' | 'BIRTH_DATE';

/** What a holder reads off a card, and their date of birth, as typed. */
export interface TypedCardProof {
  cardNumber: string;
  expiry: string;
  birthDate: string;
}

/** Twice as long as any card is issued for. */
const LONGEST_VALID_YEARS = 20;

/**
 * The parts that are right for no card at all, whichever there are: no number, no month, no day, or one that nobody's can be.
 * An expiry that is over may be a card's.
 * @param today `YYYY-MM-DD`
 */
export function findCardProofFaults({ cardNumber, expiry, birthDate }: TypedCardProof, today: string): CardProofPart[] {
  const faults: CardProofPart[] = [];
  if (findCardNumberFault(cardNumber) !== null) faults.push('CARD_NUMBER');
  if (!isPossibleExpiry(readCardExpiry(expiry), today)) faults.push('EXPIRY');
  if (!isPossibleBirthDate(readBirthDate(birthDate), today)) faults.push('BIRTH_DATE');
  return faults;
}

function isPossibleExpiry(lastDay: string | null, today: string): boolean {
  return lastDay !== null && Number(lastDay.slice(0, 4)) <= Number(today.slice(0, 4)) + LONGEST_VALID_YEARS;
}

function isPossibleBirthDate(day: string | null, today: string): boolean {
  return day !== null && day < today;
}
