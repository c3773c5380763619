import { keptInTab } from '../platform/kept-in-tab.js';

const codeUntil = keptInTab('meisai.registration-code');
const userId = keptInTab('meisai.registration-user-id');

const MINUTE_MS = 60 * 1000;
/** Longer than any code counts: whoever comes back later begins anew. */
const USER_ID_FOR_MS = 60 * MINUTE_MS;

/** What of a registration a reload keeps: nothing of the card, no code and no password. */
export const registrationNote = {
  /** Until when the code counts that was sent last, RFC 3339; null where none was. */
  codeUntil: () => {
    const kept = codeUntil.read();
    return kept === null ? null : new Date(kept.untilMs).toISOString();
  },
  keepCodeSent: (validForMinutes: number) => codeUntil.keep('sent', validForMinutes * MINUTE_MS),
  userId: () => userId.read()?.text ?? '',
  keepUserId: (text: string) => userId.keep(text, USER_ID_FOR_MS),
  forget: () => {
    codeUntil.forget();
    userId.forget();
  },
};
