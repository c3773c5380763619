import {
  AccountNotOpen,
  BasicMemberOnly,
  CardNotFound,
  ClosingTooFarAhead,
  DeclineReason,
  IdempotencyKeyReused,
  NothingToPost,
  NothingToRefund,
  PurchaseDeclined,
  RefusalCode,
} from '@meisai/schema';
import type { DeclineReason as Reason } from '../members/index.js';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';
import { DECLINE_TEXTS, SIMULATION_MESSAGES } from './simulation.messages.js';

/** A refusal as the API says it, in the language of the request. */
export const viewSimulationRefusal = refusalsOf(
  {
    ACCOUNT_NOT_OPEN: AccountNotOpen,
    BASIC_MEMBER_ONLY: BasicMemberOnly,
    CARD_NOT_FOUND: CardNotFound,
    CLOSING_TOO_FAR_AHEAD: ClosingTooFarAhead,
    IDEMPOTENCY_KEY_REUSED: IdempotencyKeyReused,
    NOTHING_TO_POST: NothingToPost,
    NOTHING_TO_REFUND: NothingToRefund,
  },
  SIMULATION_MESSAGES,
);

/** That a card did not go through, and why. */
export function viewDeclined(reason: Reason | 'OVER_LIMIT', language: SpokenLanguage): PurchaseDeclined {
  return Object.assign(new PurchaseDeclined(), {
    code: RefusalCode.PURCHASE_DECLINED,
    message: DECLINE_TEXTS[reason][language],
    reason: DeclineReason[reason],
  });
}
