import type { RefusalText } from '../platform/index.js';

/** What a refusal tells an operator: what stands in the way, and what to do next. */
export const OPERATOR_MESSAGES = {
  ACCOUNT_NOT_OPEN: { JA: 'このカード口座はすでに解約されています。', EN: 'This account is closed already.' },
  ALREADY_LOCKED: {
    JA: 'このログインはすでにコンシェルジュデスクが停止しています。',
    EN: 'The concierge desk has locked this login already.',
  },
  CHECKS_USED_UP: {
    JA: '本人確認の誤りが24時間以内に3回ありました。これ以上は確認できません。24時間おいてから、あらためてお電話いただいてください。',
    EN: 'Three checks of this member were wrong within 24 hours. No more can be made; ask the caller to call again after a day.',
  },
  CONTACT_UNFIT: {
    JA: 'メールアドレスまたは電話番号の形式が正しくないか、登録済みのもの、または担当者のものと同じです。申請のあとに会員ご自身が変更した場合もあります。',
    EN: 'That is no mail address or telephone number, or it is the one on file already or that of an operator, or the member has changed theirs since the proposal.',
  },
  FAMILY_CARD_APPLICATION_DECIDED: {
    JA: 'お申し込みの状況が変わったため、この操作はできません。画面を更新してご確認ください。',
    EN: 'The application has gone on meanwhile: it was decided, or the member took it back. Look at the list again.',
  },
  IDENTITY_CHECK_NEEDED: {
    JA: '先に本人確認をしてください。確認は15分間有効です。',
    EN: 'Check first who is calling. A passed check counts for 15 minutes.',
  },
  IDENTITY_NOT_PROVED: { JA: '本人確認ができませんでした。', EN: 'Not every answer was right.' },
  NAME_CHANGE_GONE: {
    JA: 'このお名前の変更は、すでに審査が終わっているか、会員が取り下げています。',
    EN: 'This change of name was decided already, or the member has withdrawn it.',
  },
  NAME_CHANGE_OVERTAKEN: {
    JA: 'お申し込みのあとに登録のお名前が変わっています。承認できないため、却下して、あらためてお申し込みいただいてください。',
    EN: 'The name on file has changed since the member asked. It cannot be approved: decline it, so that they ask again.',
  },
  NO_FIT_CONTACT: {
    JA: '7日以上変更のない連絡先がないため、コードをお送りできません。書面での手続きをご案内ください。',
    EN: 'No contact on file has gone unchanged for 7 days, so no code can be sent. Offer the way by letter.',
  },
  NO_LOGIN: {
    JA: 'この会員には利用中のログイン、または有効なカードがありません。',
    EN: 'This member has no login in use, or no open card.',
  },
  NOT_ENOUGH_ON_FILE: {
    JA: '登録情報が足りないため、お電話では本人確認ができません。書面での手続きをご案内ください。',
    EN: 'There is not enough on file to check this member on the telephone. Offer the way by letter.',
  },
  NOTHING_TO_REMOVE: { JA: '2要素認証は登録されていません。', EN: 'This login has no second factor.' },
  NOT_LOCKED: {
    JA: 'このログインも確認コードもロックされていないため、解除するものがありません。',
    EN: 'Neither this login nor its one-time codes are locked: there is nothing to unlock.',
  },
  OTHER_OPERATOR_NEEDED: {
    JA: '申請した本人は承認も却下もできません。別のオペレーターに依頼してください。',
    EN: 'You proposed this. Another operator has to decide.',
  },
  OWN_MEMBER: {
    JA: 'ご自身の会員口座は操作できません。別のオペレーターに依頼してください。',
    EN: 'This is your own member account. Another operator has to act.',
  },
  PROPOSAL_GONE: {
    JA: 'この申請はすでに処理されたか、24時間の期限が過ぎました。',
    EN: 'This proposal was decided already, or its 24 hours are over.',
  },
  PROPOSAL_OPEN: {
    JA: '同じ申請がすでに承認待ちです。',
    EN: 'The same act already waits for a second operator.',
  },
  REASON_NEEDED: { JA: '理由を1〜300文字で入力してください。', EN: 'Give a reason of 1 to 300 characters.' },
  RECOVERIES_USED_UP: {
    JA: '1時間に20件の上限に達しました。時間をおくか、別のオペレーターに依頼してください。',
    EN: 'You have let 20 members back in within an hour. Wait, or ask another operator.',
  },
  THRESHOLD_OUT_OF_RANGE: { JA: '1から10までの数を指定してください。', EN: 'Give a number from 1 to 10 for a card product that exists.' },
} satisfies Record<string, RefusalText>;

export type OperatorRefusalCode = keyof typeof OPERATOR_MESSAGES;
