import type { DeclineReason } from '../members/index.js';
import type { RefusalText } from '../platform/index.js';

/** What a refusal of simulations alone tells a member: what happened, and what to do next. */
export const SIMULATION_MESSAGES = {
  ACCOUNT_NOT_OPEN: { JA: '対象のカード口座が見つからないか、解約されています。', EN: 'There is no such account of yours that is open.' },
  CLOSING_TOO_FAR_AHEAD: {
    JA: '1年先まで締め切られています。これより先の締め処理はできません。',
    EN: 'The bills reach a year ahead already. No further one is made before its time.',
  },
  NOTHING_TO_POST: { JA: '未確定のご利用が見つかりません。', EN: 'There is no such use of yours that is pending.' },
  NOTHING_TO_REFUND: { JA: '返金できるご利用が見つかりません。', EN: 'There is no such purchase of yours that could be given back.' },
} satisfies Record<string, RefusalText>;

/** Why a card did not go through. */
export const DECLINE_TEXTS: Record<DeclineReason | 'OVER_LIMIT', RefusalText> = {
  CARD_FROZEN: { JA: 'カードの利用が一時停止されています。', EN: 'The card is frozen.' },
  CARD_STOPPED: { JA: 'カードは紛失・盗難のため停止されています。', EN: 'The card was reported lost or stolen.' },
  CARD_CLOSED: { JA: 'カードは解約されています。', EN: 'The card or its account is closed.' },
  CARD_EXPIRED: { JA: 'カードの有効期限が過ぎています。', EN: 'The card has expired.' },
  CARD_NOT_MADE: { JA: 'カードはまだお作りしている途中です。', EN: 'The card is still being made.' },
  OVER_LIMIT: { JA: '家族カードの今月の利用限度額を超えます。', EN: 'It would exceed this month’s limit of the family card.' },
};
