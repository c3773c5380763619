import { newsMail, type MailTopic, type MemberMail } from '../accounts/index.js';
import type { RefusalText, SpokenLanguage } from '../platform/index.js';
import type { Fault } from './details.rules.js';
import { CONTACT_POLICY } from './member-policy.js';

/** What a refusal tells a member: what happened, and what to do next. */
export const MEMBER_MESSAGES = {
  BASIC_MEMBER_ONLY: {
    JA: 'このお手続きは、基本カード会員ご本人のみお申し込みいただけます。',
    EN: 'Only the basic member of the account can do this.',
  },
  CARD_NOT_FOUND: {
    JA: '対象のカードが見つかりません。カードの一覧をご確認ください。',
    EN: 'There is no such card of yours. Please look at your cards again.',
  },
  CARD_NOT_OPEN: {
    JA: 'このカードは停止または解約されているか、有効期限が過ぎているため、お手続きできません。',
    EN: 'This card is stopped, closed or expired, so nothing can be changed.',
  },
  CARD_NOT_MADE: {
    JA: 'このカードはまだお作りしている途中です。お手元に届くまで、紛失・盗難の届け出はできません。',
    EN: 'This card is still being made. It cannot be reported lost before it has come.',
  },
  DETAILS_CHANGED: {
    JA: '別の画面で内容が変更されました。最新の内容をご確認のうえ、もう一度お手続きください。何も上書きしていません。',
    EN: 'The details were changed elsewhere meanwhile. Please look at them again and repeat your change. Nothing was overwritten.',
  },
  DETAILS_REJECTED: { JA: '入力内容をご確認ください。', EN: 'Please check what you have entered.' },
  FROZEN_BY_BASIC_MEMBER: {
    JA: '基本カード会員が利用を一時停止しているため、解除できません。基本カード会員にご相談ください。',
    EN: 'The basic member froze this card, and only they can open it again.',
  },
  NAME_CHANGE_GONE: {
    JA: 'このお申し込みは、すでに審査が終わっているか取り下げられています。最新の状況をご確認ください。',
    EN: 'This change of name was decided or withdrawn already. Please look at how it stands now.',
  },
  NOTIFICATION_FIXED: {
    JA: 'セキュリティに関わるお知らせと、お取引の内容を記載したお知らせは停止できません。何も変更していません。',
    EN: 'What concerns security, and what was agreed on, is told in any case. Nothing was changed.',
  },
  NAME_CHANGE_OPEN: {
    JA: 'お名前の変更は、すでに審査中です。別のお名前にする場合は、先にお申し込みを取り下げてください。',
    EN: 'A change of name is being reviewed already. Withdraw it first to ask for another name.',
  },
  TEXT_MESSAGES_OFF: {
    JA: 'SMSをお送りできないため、電話番号は現在オンラインで変更できません。コンシェルジュデスクへお電話いただければ、ご本人を確認のうえ変更いたします。',
    EN: 'No text messages are sent at the moment, so a telephone number cannot be changed online. Please call the concierge desk, which changes it after checking who calls.',
  },
  WRONG_PIN: {
    JA: '現在の暗証番号が正しくありません。お忘れの場合は、コンシェルジュデスクへご連絡ください。',
    EN: 'The current PIN is not right. If you have forgotten it, please contact the concierge desk.',
  },
} satisfies Record<string, RefusalText>;

/** Why a code confirms nothing, and what to do. */
export const CONTACT_CODE_TEXTS: Record<'CODE_WRONG' | 'CODE_OVER', RefusalText> = {
  CODE_WRONG: { JA: 'コードが正しくありません。入力内容をご確認ください。', EN: 'The code is wrong. Please check it.' },
  CODE_OVER: {
    JA: 'このコードは、有効期限が過ぎたか間違いが続いたため、使えなくなりました。新しいコードをご請求ください。',
    EN: 'This code counts no more: its time is over, or there were too many wrong ones. Please ask for a new one.',
  },
};

/** What is wrong with one field. */
export const FAULT_TEXTS: Record<Fault, RefusalText> = {
  EMPTY: { JA: '入力してください。', EN: 'Please fill this in.' },
  TOO_LONG: { JA: '100文字以内で入力してください。', EN: 'Please use no more than 100 characters.' },
  FORBIDDEN_CHARACTER: { JA: '使用できない文字が含まれています。', EN: 'It holds a character that cannot be used.' },
  NOT_A_POSTAL_CODE: { JA: '郵便番号は7桁の数字で入力してください。', EN: 'A postal code has seven digits.' },
  NOT_A_PREFECTURE: { JA: '都道府県を選択してください。', EN: 'Please choose a prefecture.' },
  NOT_A_MAIL_ADDRESS: { JA: 'メールアドレスの形式が正しくありません。', EN: 'This is not a mail address.' },
  NOT_A_PHONE_NUMBER: {
    JA: '電話番号を確認できません。市外局番から入力してください。',
    EN: 'There is no such telephone number. Please enter it with its area code.',
  },
  NOT_A_MOBILE_NUMBER: {
    JA: 'この番号ではSMSを受信できません。携帯電話の番号を入力してください。',
    EN: 'No text message gets to this number. Please enter that of a mobile telephone.',
  },
  NOT_KATAKANA: { JA: 'カタカナで入力してください。', EN: 'Please use katakana.' },
  NOT_LATIN: { JA: '半角英字で入力してください。', EN: 'Please use Latin letters.' },
  NOT_A_BIRTH_DATE: {
    JA: '生年月日を、1990年4月1日のように入力してください。',
    EN: 'Please enter a date of birth, such as 1990-04-01.',
  },
  TOO_YOUNG: { JA: '家族カードは18歳からお持ちいただけます。', EN: 'A family card is for people of 18 years and over.' },
  NOT_THEIR_OWN: {
    JA: 'ご自身のメールアドレスです。カードをお持ちになる方のメールアドレスを入力してください。',
    EN: 'This is your own address. Please enter that of the person who will carry the card.',
  },
  UNCHANGED: { JA: '現在ご登録の内容と同じです。', EN: 'This is what is on file already.' },
};

/** Why a PIN cannot be chosen. */
export const PIN_TEXTS: Record<'NOT_FOUR_DIGITS' | 'REPEATED' | 'RUN' | 'BIRTH_DATE' | 'PHONE' | 'ADDRESS' | 'UNCHANGED', RefusalText> = {
  NOT_FOUR_DIGITS: { JA: '暗証番号は4桁の数字で入力してください。', EN: 'A PIN has four digits.' },
  REPEATED: { JA: '同じ数字4つの暗証番号は使えません。', EN: 'Four times the same digit is too easy to guess.' },
  RUN: { JA: '続き番号の暗証番号は使えません。', EN: 'Digits in a row are too easy to guess.' },
  BIRTH_DATE: { JA: '生年月日から推測できる暗証番号は使えません。', EN: 'It can be guessed from your date of birth.' },
  PHONE: { JA: '電話番号から推測できる暗証番号は使えません。', EN: 'It can be guessed from your telephone number.' },
  ADDRESS: { JA: '住所から推測できる暗証番号は使えません。', EN: 'It can be guessed from your address.' },
  UNCHANGED: { JA: '現在と同じ暗証番号です。別の番号をお選びください。', EN: 'This is the PIN there is. Please choose another one.' },
};

/** That wrong PINs have locked, and until when. @param opensInMs null where only the concierge desk helps */
export function pinLockedText(opensInMs: number | null): RefusalText {
  if (opensInMs === null) {
    return {
      JA: '暗証番号の間違いが続いたため、変更を停止しています。コンシェルジュデスクへご連絡ください。',
      EN: 'There were too many wrong PINs in a row, so the PIN cannot be changed. Please contact the concierge desk.',
    };
  }
  const minutes = Math.max(1, Math.ceil(opensInMs / 60_000));
  return {
    JA: `暗証番号の間違いが続いたため、変更を停止しています。約${minutes}分後にもう一度お試しください。お忘れの場合は、コンシェルジュデスクへご連絡ください。`,
    EN: `There were several wrong PINs in a row, so the PIN cannot be changed now. Please try again in about ${minutes} minutes. If you have forgotten it, contact the concierge desk.`,
  };
}

/** The code that confirms a mail address or a telephone number; it names nobody. */
export function contactCodeMail(code: string): MemberMail {
  const grouped = `${code.slice(0, 4)} ${code.slice(4)}`;
  const minutes = CONTACT_POLICY.codeValidMs / 60_000;
  return {
    JA: {
      subject: '連絡先確認用の認証コード',
      paragraphs: [
        `認証コード: ${grouped}`,
        `${minutes}分以内に、変更の画面に入力してください。お心当たりがない場合は、このコードをどなたにも伝えないでください。`,
      ],
    },
    EN: {
      subject: 'Your code to confirm this contact',
      paragraphs: [
        `Code: ${grouped}`,
        `Enter it within ${minutes} minutes on the page where you asked for it. If this was not you, tell nobody this code.`,
      ],
    },
  };
}

export type DetailsNews =
  | 'ADDRESS_CHANGED'
  | 'EMPLOYMENT_CHANGED'
  | 'STATEMENT_DELIVERY_CHANGED'
  | 'EMAIL_CHANGED'
  | 'PHONE_CHANGED'
  | 'NAME_CHANGE_REQUESTED'
  | 'NAME_CHANGE_WITHDRAWN'
  | 'NAME_CHANGE_DECLINED'
  | 'NAME_CHANGED'
  | 'NOTIFICATIONS_CHANGED'
  | 'PIN_CHANGED'
  | 'PIN_FORGOTTEN'
  | 'PIN_LOCKED'
  | 'CARD_FROZEN'
  | 'CARD_UNFROZEN'
  | 'CARD_STOPPED';

const NEWS: Record<DetailsNews, Record<SpokenLanguage, string>> = {
  ADDRESS_CHANGED: { JA: 'ご住所を変更しました', EN: 'Your address was changed' },
  EMPLOYMENT_CHANGED: { JA: 'お勤め先を変更しました', EN: 'Your employment was changed' },
  STATEMENT_DELIVERY_CHANGED: { JA: '請求書の送付方法を変更しました', EN: 'How your bills are delivered was changed' },
  EMAIL_CHANGED: { JA: 'メールアドレスを変更しました', EN: 'Your mail address was changed' },
  PHONE_CHANGED: { JA: '電話番号を変更しました', EN: 'Your telephone number was changed' },
  NAME_CHANGE_REQUESTED: { JA: 'お名前の変更のお申し込みを承り、審査しています', EN: 'Your change of name is being reviewed' },
  NAME_CHANGE_WITHDRAWN: { JA: 'お名前の変更のお申し込みを取り下げました', EN: 'Your change of name was withdrawn' },
  NAME_CHANGE_DECLINED: { JA: 'お名前の変更を承ることができませんでした', EN: 'Your change of name was declined' },
  NAME_CHANGED: { JA: 'お名前を変更しました', EN: 'Your name was changed' },
  NOTIFICATIONS_CHANGED: { JA: 'メールでのお知らせの設定を変更しました', EN: 'What we tell you by e-mail was changed' },
  PIN_CHANGED: { JA: '暗証番号を変更しました', EN: 'The PIN of your card was changed' },
  PIN_FORGOTTEN: { JA: '暗証番号の登録を取り消しました', EN: 'The PIN of your card was taken away' },
  PIN_LOCKED: { JA: '暗証番号の変更を停止しました', EN: 'The PIN of your card cannot be changed for now' },
  CARD_FROZEN: { JA: 'カードのご利用を一時停止しました', EN: 'Your card was frozen' },
  CARD_UNFROZEN: { JA: 'カードの一時停止を解除しました', EN: 'Your card was opened again' },
  CARD_STOPPED: { JA: 'カードを停止し、再発行を承りました', EN: 'Your card is stopped, and another one is on its way' },
};

/** The same to the basic member, of a card that somebody else carries. */
const FAMILY_NEWS: Partial<Record<DetailsNews, Record<SpokenLanguage, string>>> = {
  CARD_FROZEN: { JA: '家族カードのご利用を一時停止しました', EN: 'A family card of your account was frozen' },
  CARD_UNFROZEN: { JA: '家族カードの一時停止を解除しました', EN: 'A family card of your account was opened again' },
  CARD_STOPPED: {
    JA: '家族カードを停止し、再発行を承りました',
    EN: 'A family card of your account is stopped, and another one is on its way',
  },
};

/** What a member may do without; all other news are of security, where a card is sent among them, and are told in any case. */
const TOPICS: Partial<Record<DetailsNews, MailTopic>> = {
  EMPLOYMENT_CHANGED: 'DETAILS',
  STATEMENT_DELIVERY_CHANGED: 'DETAILS',
  CARD_FROZEN: 'CARD_FREEZES',
  CARD_UNFROZEN: 'CARD_FREEZES',
};

const TO_LOGIN = { JA: 'ログイン画面を開く', EN: 'Open the login page' };

/** The card that a mail is of. */
export interface MailedCard {
  /** Null while it is being made. */
  lastFour: string | null;
  /** Whether another member of the account than the one who is told carries it. */
  isOfFamily?: boolean;
  /** Who did it, where that was not the one who is told. */
  by?: 'BASIC_MEMBER' | 'CARD_HOLDER' | null;
}

const DONE_BY: Record<NonNullable<MailedCard['by']>, Record<SpokenLanguage, string>> = {
  BASIC_MEMBER: { JA: '基本カード会員によるお手続きです。', EN: 'The basic member of the account did this.' },
  CARD_HOLDER: { JA: 'カードをお持ちの方によるお手続きです。', EN: 'The person who carries it did this.' },
};

/** Which card a mail is of, by what may be seen of its number, and who did it. */
export function cardInMail({ lastFour, by = null }: MailedCard): Record<SpokenLanguage, string> {
  const done = by === null ? { JA: '', EN: '' } : { JA: DONE_BY[by].JA, EN: ` ${DONE_BY[by].EN}` };
  return {
    JA: `対象のカード：${lastFour === null ? '新しいカード（番号は発行後に決まります）' : `カード末尾 ${lastFour}`}。${done.JA}`,
    EN: `${lastFour === null ? 'It is the new card, whose number is to come.' : `It is the card ending ${lastFour}.`}${done.EN}`,
  };
}

/** That something was changed, and of which card. It does not say to what: a mailbox may be read by others. */
export function detailsChangedMail(news: DetailsNews, origin: string, card?: MailedCard): MemberMail {
  const topic = TOPICS[news];
  const { JA, EN } = (card?.isOfFamily === true ? FAMILY_NEWS[news] : undefined) ?? NEWS[news];
  const about = card === undefined ? null : cardInMail(card);
  const text = (language: SpokenLanguage) => (about === null ? {} : { text: about[language] });
  const mail = newsMail(
    { JA: { subject: JA, ...text('JA') }, EN: { subject: EN, ...text('EN') } },
    { label: TO_LOGIN, url: `${origin}/login` },
    topic,
  );
  // What a member may do without, an app may cause as well.
  return topic === undefined ? mail : { ...mail, kind: news };
}
