import type { RefusalText } from '../platform/index.js';

/** What a refusal tells a member: what happened, and what to do next. */
export const FAMILY_MESSAGES = {
  ACCOUNT_NOT_OPEN: {
    JA: 'このカード口座は解約されているため、お申し込みいただけません。',
    EN: 'This account is closed, so no card can be applied for.',
  },
  FAMILY_CARD_ALREADY_APPLIED_FOR: {
    JA: 'この方の家族カードは、すでにお申し込み中か、発行済みです。',
    EN: 'This person carries a card of the account already, or an application for them is under way.',
  },
  FAMILY_CARD_APPLICATION_DECIDED: {
    JA: 'お申し込みの状況が変わったため、この操作はできません。最新の状況をご確認ください。',
    EN: 'The application has gone on meanwhile, so this cannot be done any more. Please look at how it stands now.',
  },
  FAMILY_CARD_APPLICATION_NOT_FOUND: {
    JA: '対象のお申し込みが見つかりません。お申し込みの一覧をご確認ください。',
    EN: 'There is no such application of yours. Please look at your applications again.',
  },
} satisfies Record<string, RefusalText>;

/** That no more cards can be had. */
export function usedUpText(maximum: number): RefusalText {
  if (maximum === 0) {
    return { JA: 'このカードでは家族カードを発行していません。', EN: 'There are no family cards with this card product.' };
  }
  return {
    JA: `家族カードは${maximum}枚までお申し込みいただけます。お申し込み中のものも含め、上限に達しています。`,
    EN: `The account has all the family cards it may have, applications included: ${maximum}.`,
  };
}
