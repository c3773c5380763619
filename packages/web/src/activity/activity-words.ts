import { useLingui } from '@lingui/react/macro';
import type { ActivityActor, ActivityKind } from '../platform/schema.generated.js';

/** What was done, and by whom where it was not the member, in words. */
export function useActivityWords() {
  const { t } = useLingui();
  return {
    kind(kind: ActivityKind): string {
      const words: Record<ActivityKind, string> = {
        ACCOUNT_CLOSED: t`Card account closed`,
        ADDRESS_CHANGED: t`Address changed`,
        APP_CONNECTED: t`App connected`,
        AUTHENTICATOR_ADDED: t`Authenticator app set up`,
        AUTHENTICATOR_REMOVED: t`Authenticator app removed`,
        CARD_FROZEN: t`Card frozen`,
        CARD_PROOFS_LOCKED: t`Checks of the card paused after wrong data in a row`,
        CARD_STOPPED: t`Card reported lost or stolen`,
        CARD_UNFROZEN: t`Card opened again`,
        CHANGE_CONTACT_APPROVED: t`Change of e-mail address completed`,
        CHANGE_CONTACT_DECLINED: t`Change of e-mail address declined`,
        CHANGE_CONTACT_PROPOSED: t`Change of e-mail address requested`,
        CODES_LOCKED: t`Codes locked after wrong ones in a row`,
        CONVERTED_TO_INSTALLMENTS: t`Changed to installments`,
        EMAIL_CHANGED: t`E-mail address changed`,
        EMAIL_CHANGE_STARTED: t`Code sent to a new e-mail address`,
        EMPLOYMENT_CHANGED: t`Employment changed`,
        ENROLLED: t`Registered for the online service`,
        ENROLMENT_CODE_SENT: t`Registration code sent`,
        FAMILY_CARD_APPLIED_FOR: t`Family card applied for`,
        FAMILY_CARD_APPROVED: t`Family card approved`,
        FAMILY_CARD_DECLINED: t`Family card declined`,
        FAMILY_CARD_ISSUED: t`Family card issued`,
        FAMILY_CARD_UNDER_REVIEW: t`Review of a family card begun`,
        FAMILY_CARD_WITHDRAWN: t`Application for a family card withdrawn`,
        IDENTITY_PROVED: t`Identity confirmed by telephone`,
        INSTALLMENT_PLAN_CANCELLED: t`Installment plan cancelled`,
        INSTALLMENT_PLAN_REPAID: t`Installment plan repaid early`,
        LOGGED_IN: t`Logged in`,
        LOGGED_OUT: t`Logged out`,
        LOGIN_CLOSED: t`Login closed`,
        LOGIN_LOCKED: t`Login locked after wrong passwords in a row`,
        LOGIN_LOCKED_BY_CONCIERGE: t`Login locked`,
        LOGIN_UNLOCKED: t`Login unlocked`,
        OTHER_SESSIONS_ENDED: t`Logged out all other devices`,
        PASSKEY_ADDED: t`Passkey set up`,
        PASSKEY_COUNTER_REGRESSED: t`Passkey refused, possibly a copy`,
        PASSKEY_REMOVED: t`Passkey removed`,
        PASSKEY_RENAMED: t`Passkey renamed`,
        PASSWORD_CHANGED: t`Password changed`,
        PASSWORD_REISSUED: t`Password reissued`,
        PASSWORD_REISSUE_REQUESTED: t`Password reissue requested`,
        PHONE_CHANGED: t`Telephone number changed`,
        PHONE_CHANGE_STARTED: t`Code sent to a new telephone number`,
        PIN_CHANGED: t`PIN set or changed`,
        PIN_LOCKED: t`PIN locked after wrong ones in a row`,
        RECOVERY_CODES_RENEWED: t`Recovery codes renewed`,
        RECOVERY_CODE_USED: t`Recovery code used`,
        REENROLLED: t`Registered anew`,
        REENROLMENT_STARTED: t`Renewed registration started`,
        REMOVE_SECOND_FACTORS_APPROVED: t`Removal of second factors completed`,
        REMOVE_SECOND_FACTORS_DECLINED: t`Removal of second factors declined`,
        REMOVE_SECOND_FACTORS_PROPOSED: t`Removal of second factors requested`,
        SESSION_ENDED: t`Logged out another device`,
        STATEMENT_DELIVERY_CHANGED: t`Delivery of bills changed`,
        STEPPED_UP: t`Identity confirmed`,
        USER_ID_CHANGED: t`User ID changed`,
        USER_ID_REMINDED: t`User ID sent by mail`,
        WRONG_CARD_PROOF: t`Wrong card data entered`,
        WRONG_CODE: t`Wrong code entered`,
        WRONG_PASSWORD: t`Wrong password entered`,
        WRONG_PIN: t`Wrong PIN entered`,
      };
      return words[kind];
    },
    actor(actor: ActivityActor): string | null {
      const words: Record<ActivityActor, string | null> = {
        MEMBER: null,
        CONCIERGE: t`By the concierge desk`,
        APP: t`By an app you have allowed`,
        SERVICE: t`By the service`,
        UNKNOWN: null,
      };
      return words[actor];
    },
  };
}
