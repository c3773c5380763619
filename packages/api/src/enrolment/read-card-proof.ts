import { findCardProofFaults, readBirthDate, readCardExpiry, type CardProofPart, type TypedCardProof } from '@meisai/schema/rules';
import { fingerprintCard } from '../accounts/index.js';
import { query, type RequestContext } from '../platform/index.js';

/** A proof that could be right, as it is compared. The number itself is not in it. */
export interface CardProof {
  /** Of the number, in hexadecimal. */
  fingerprint: string;
  /** The last day of the month, `YYYY-MM-DD`. */
  expiresOn: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
}

/** What was typed could be right for no card at all. */
export interface CardProofRejection {
  kind: 'CARD_PROOF_REJECTED';
  parts: readonly CardProofPart[];
}

export type CardProofReading = { kind: 'READ'; proof: CardProof } | CardProofRejection;

/** Reads what was typed of a card by the rules both sides share: what can be no proof is told so, and is no guess. */
export async function readCardProof({ em, services: { keys } }: RequestContext, typed: TypedCardProof): Promise<CardProofReading> {
  const [row] = await query<{ today: string }>(em, `select (app_now() at time zone 'UTC')::date::text as today`, []);
  const parts = findCardProofFaults(typed, row?.today ?? '');
  const [expiresOn, birthDate] = [readCardExpiry(typed.expiry), readBirthDate(typed.birthDate)];
  if (parts.length > 0 || expiresOn === null || birthDate === null) return { kind: 'CARD_PROOF_REJECTED', parts };
  return { kind: 'READ', proof: { fingerprint: fingerprintCard(keys, typed.cardNumber).toString('hex'), expiresOn, birthDate } };
}
