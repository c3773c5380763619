import { useLingui } from '@lingui/react/macro';
import type { ActivityKind, IdentityQuestion, LoginState, ProposalKind, SecondFactor } from '../platform/schema.generated.js';
import { useFormats } from '../platform/use-formats.js';

interface Name {
  family: string;
  given: string | null;
}

interface Names {
  name: Name | null;
  nameKana: Name | null;
  nameLatin: Name | null;
}

/** The words of the desk for what the API says in codes. */
export function useConciergeWords() {
  const { t } = useLingui();
  const formats = useFormats();
  return { nameOf, state, factor, proposal, question, activity };

  /** In every script there is, for reading aloud. */
  function nameOf({ name, nameKana, nameLatin }: Names): string {
    const written = [name, nameKana, nameLatin]
      .filter((one) => one !== null)
      .map(({ family, given }) => (given === null ? family : `${family} ${given}`));
    const [first, ...others] = written;
    if (first === undefined) return t`No name on file`;
    return others.length === 0 ? first : `${first} (${others.join(', ')})`;
  }

  function state({ state: code, opensAt }: { state: LoginState; opensAt: string | null }): string {
    if (code === 'OPEN') return t`Open`;
    if (code === 'CLOSED') return t`Closed`;
    if (code === 'LOCKED_BY_CONCIERGE') return t`Locked by the concierge desk`;
    if (code === 'LOCKED_UNTIL_REISSUE') return t`Locked until a reissue or the concierge desk`;
    const at = opensAt === null ? '' : formats.instant(opensAt);
    return t`Locked until ${at}`;
  }

  function factor(code: SecondFactor): string {
    if (code === 'PASSKEY') return t`Passkey`;
    return code === 'AUTHENTICATOR' ? t`Authenticator app` : t`Recovery codes`;
  }

  function proposal(code: ProposalKind): string {
    return code === 'CHANGE_CONTACT' ? t`Change the mail address` : t`Remove all second factors`;
  }

  /** What to ask the caller, and how to write it down. */
  function question(code: IdentityQuestion): { ask: string; write: string } {
    if (code === 'BIRTH_DATE') return { ask: t`Date of birth`, write: t`Year, month, day, such as 1985-04-02` };
    if (code === 'CARD') return { ask: t`Last four digits and expiry of a card`, write: t`Such as 4821 12/29` };
    if (code === 'CONTACT') return { ask: t`Mail address or telephone number on file`, write: t`The whole address or number` };
    return { ask: t`Amount of a use within the last 30 days`, write: t`The exact amount, such as 1,280` };
  }

  /** Kinds there are no words for are shown as they are: operators search the record by them. */
  function activity(kind: string): string {
    const words: Record<string, string> = {
      ACCOUNT_CLOSED: t`Account closed`,
      AUTHENTICATOR_ADDED: t`Authenticator app set up`,
      AUTHENTICATOR_REMOVED: t`Authenticator app removed`,
      CARD_PROOFS_LOCKED: t`Checks of the card paused after wrong data`,
      CHANGE_CONTACT_APPROVED: t`New mail address approved`,
      CHANGE_CONTACT_DECLINED: t`New mail address declined`,
      CHANGE_CONTACT_PROPOSED: t`New mail address proposed`,
      CODES_LOCKED: t`Codes locked after wrong ones in a row`,
      CONVERTED_TO_INSTALLMENTS: t`Changed to installments`,
      ENROLLED: t`Registered for the online service`,
      ENROLMENT_CODE_SENT: t`Registration code sent`,
      IDENTITY_PROVED: t`Caller checked`,
      LOCKOUT_THRESHOLD_SET: t`Number of wrong passwords that lock set`,
      INSTALLMENT_PLAN_CANCELLED: t`Installment plan cancelled`,
      INSTALLMENT_PLAN_REPAID: t`Installment plan repaid early`,
      LOGGED_IN: t`Logged in`,
      LOGGED_OUT: t`Logged out`,
      LOGIN_CLOSED: t`Login closed`,
      LOGIN_LOCKED: t`Login locked after wrong passwords`,
      LOGIN_LOCKED_BY_CONCIERGE: t`Login locked by the concierge desk`,
      LOGIN_UNLOCKED: t`Login unlocked`,
      OPERATOR_REFUSED: t`Act of an operator refused`,
      OTHER_SESSIONS_ENDED: t`Logged out all other devices`,
      PASSKEY_ADDED: t`Passkey set up`,
      PASSKEY_COUNTER_REGRESSED: t`Passkey refused, possibly a copy`,
      PASSKEY_REMOVED: t`Passkey removed`,
      PASSKEY_RENAMED: t`Passkey renamed`,
      PASSWORD_CHANGED: t`Password changed`,
      PASSWORD_REISSUED: t`Password reissued`,
      PASSWORD_REISSUE_REQUESTED: t`Password reissue requested`,
      RECOVERY_CODES_RENEWED: t`Recovery codes renewed`,
      RECOVERY_CODE_USED: t`Recovery code used`,
      REENROLLED: t`Registered anew`,
      REENROLMENT_STARTED: t`Re-enrolment started`,
      REMOVE_SECOND_FACTORS_APPROVED: t`Removal of second factors approved`,
      REMOVE_SECOND_FACTORS_DECLINED: t`Removal of second factors declined`,
      REMOVE_SECOND_FACTORS_PROPOSED: t`Removal of second factors proposed`,
      SESSION_ENDED: t`Logged out another device`,
      STEPPED_UP: t`Identity confirmed`,
      USER_ID_CHANGED: t`User ID changed`,
      USER_ID_REMINDED: t`User ID sent by mail`,
      WRONG_CARD_PROOF: t`Wrong card data entered`,
      WRONG_CODE: t`Wrong code entered`,
      WRONG_PASSWORD: t`Wrong password`,
    } satisfies Record<ActivityKind | 'LOCKOUT_THRESHOLD_SET' | 'OPERATOR_REFUSED', string>;
    return words[kind] ?? kind;
  }
}
