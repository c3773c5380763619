import { useLingui } from '@lingui/react/macro';
import type { IdentityQuestion, LoginState, ProposalKind, SecondFactor } from '../platform/schema.generated.js';
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
      CHANGE_CONTACT_APPROVED: t`New mail address approved`,
      CHANGE_CONTACT_DECLINED: t`New mail address declined`,
      CHANGE_CONTACT_PROPOSED: t`New mail address proposed`,
      IDENTITY_PROVED: t`Caller checked`,
      LOGGED_IN: t`Logged in`,
      LOGGED_OUT: t`Logged out`,
      LOGIN_CLOSED: t`Login closed`,
      LOGIN_LOCKED: t`Login locked after wrong passwords`,
      LOGIN_LOCKED_BY_CONCIERGE: t`Login locked by the concierge desk`,
      LOGIN_UNLOCKED: t`Login unlocked`,
      OPERATOR_REFUSED: t`Act of an operator refused`,
      REENROLMENT_STARTED: t`Re-enrolment started`,
      REMOVE_SECOND_FACTORS_APPROVED: t`Removal of second factors approved`,
      REMOVE_SECOND_FACTORS_DECLINED: t`Removal of second factors declined`,
      REMOVE_SECOND_FACTORS_PROPOSED: t`Removal of second factors proposed`,
      WRONG_PASSWORD: t`Wrong password`,
    };
    return words[kind] ?? kind;
  }
}
