import { IdempotencyKeyReused, InPersonNeeded, NotLoggedIn, RefusalCode, StepUpNeeded } from '@meisai/schema';
import type { SpokenLanguage } from './request-context.js';

/** What a refusal tells a member, in each language: what happened, and what to do next. */
export type RefusalText = Record<SpokenLanguage, string>;

type RefusalCodeName = keyof typeof RefusalCode;

/**
 * Makes the refusals of a feature: each code with its class and its text.
 * @returns a function that says one in the language of the request
 */
export function refusalsOf<Classes extends Partial<Record<RefusalCodeName, new () => object>>>(
  classes: Classes,
  texts: Record<keyof Classes, RefusalText>,
) {
  return function viewRefusal<Code extends keyof Classes & RefusalCodeName>(
    code: Code,
    language: SpokenLanguage,
  ): InstanceType<NonNullable<Classes[Code]>> {
    const Class = classes[code] as new () => InstanceType<NonNullable<Classes[Code]>>;
    return Object.assign(new Class(), { code: RefusalCode[code], message: texts[code][language] });
  };
}

/** The refusals any act can meet. */
export const viewSharedRefusal = refusalsOf(
  {
    IDEMPOTENCY_KEY_REUSED: IdempotencyKeyReused,
    IN_PERSON_NEEDED: InPersonNeeded,
    NOT_LOGGED_IN: NotLoggedIn,
    STEP_UP_NEEDED: StepUpNeeded,
  },
  {
    IDEMPOTENCY_KEY_REUSED: {
      JA: 'この受付番号は、別のお手続きに使われています。はじめからやり直してください。',
      EN: 'This key stands for another act. Please begin again.',
    },
    IN_PERSON_NEEDED: {
      JA: '金額が大きいため、このお手続きはアプリからはできません。ご本人が、ご自身のページでお手続きください。',
      EN: 'This is about too much money for an app. Please do it yourself, on your own pages.',
    },
    NOT_LOGGED_IN: {
      JA: 'ログインしていないか、セッションが終了しました。もう一度ログインしてください。',
      EN: 'Nobody is logged in, or the session has ended. Please log in again.',
    },
    STEP_UP_NEEDED: {
      JA: '大切な手続きのため、もう一度ご本人であることを確認してください。',
      EN: 'This is a sensitive change. Please confirm once more that it is you.',
    },
  },
);
