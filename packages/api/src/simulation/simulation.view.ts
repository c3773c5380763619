import {
  AccountNotOpen,
  ClosingTooFarAhead,
  DeclineReason,
  NothingToPost,
  NothingToRefund,
  PurchaseDeclined,
  RefusalCode,
} from '@meisai/schema';
import { viewMemberRefusal, type DeclineReason as Reason } from '../members/index.js';
import { refusalsOf, viewSharedRefusal, type SpokenLanguage } from '../platform/index.js';
import { DECLINE_TEXTS, SIMULATION_MESSAGES } from './simulation.messages.js';

const viewOwnRefusal = refusalsOf(
  {
    ACCOUNT_NOT_OPEN: AccountNotOpen,
    CLOSING_TOO_FAR_AHEAD: ClosingTooFarAhead,
    NOTHING_TO_POST: NothingToPost,
    NOTHING_TO_REFUND: NothingToRefund,
  },
  SIMULATION_MESSAGES,
);
type Code = Parameters<typeof viewOwnRefusal>[0] | 'BASIC_MEMBER_ONLY' | 'CARD_NOT_FOUND' | 'IDEMPOTENCY_KEY_REUSED';

/** A refusal as the API says it, in the language of the request: what members meet elsewhere too is said in the same words. */
export function viewSimulationRefusal(code: Code, language: SpokenLanguage): object {
  if (code === 'IDEMPOTENCY_KEY_REUSED') return viewSharedRefusal(code, language);
  if (code === 'BASIC_MEMBER_ONLY' || code === 'CARD_NOT_FOUND') return viewMemberRefusal(code, language);
  return viewOwnRefusal(code, language);
}

/** That a card did not go through, and why. */
export function viewDeclined(reason: Reason | 'OVER_LIMIT', language: SpokenLanguage): PurchaseDeclined {
  return Object.assign(new PurchaseDeclined(), {
    code: RefusalCode.PURCHASE_DECLINED,
    message: DECLINE_TEXTS[reason][language],
    reason: DeclineReason[reason],
  });
}
