import { useLingui } from '@lingui/react/macro';
import type { IdentityQuestion, LoginState, ProposalKind, SecondFactor } from '../platform/schema.generated.js';
import { writtenName, type NameOnFile } from '../platform/name-draft.js';
import { useFormats } from '../platform/use-formats.js';

/** The words of the desk for what the API says in codes. */
export function useConciergeWords() {
  const { t } = useLingui();
  const formats = useFormats();
  return { nameOf, state, factor, proposal, question };

  /** In every script there is, for reading aloud. */
  function nameOf({ name, nameKana, nameLatin }: NameOnFile): string {
    const [first, ...others] = [name, nameKana, nameLatin].filter((one) => one !== null).map(writtenName);
    if (first === undefined) return t`No name on file`;
    return others.length === 0 ? first : `${first} (${others.join(', ')})`;
  }

  function state({ state: code, opensAt, hasLock = false }: { state: LoginState; opensAt: string | null; hasLock?: boolean }): string {
    if (code === 'OPEN') return hasLock ? t`Open, but locked for a device they have used before, or for one-time codes` : t`Open`;
    if (code === 'REISSUE_NEEDED') return t`Needs a new password: the second factors were removed`;
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
    if (code === 'CHANGE_PHONE') return t`Change the telephone number`;
    return code === 'CHANGE_CONTACT' ? t`Change the mail address` : t`Remove all second factors`;
  }

  /** What to ask the caller, and how to write it down. */
  function question(code: IdentityQuestion): { ask: string; write: string } {
    if (code === 'BIRTH_DATE') return { ask: t`Date of birth`, write: t`Year, month, day, such as 1985-04-02` };
    if (code === 'CARD') return { ask: t`Last four digits and expiry of a card`, write: t`Such as 4821 12/29` };
    if (code === 'CONTACT') return { ask: t`Mail address or telephone number on file`, write: t`The whole address or number` };
    return { ask: t`Amount of a use within the last 30 days`, write: t`The exact amount, such as 1,280` };
  }
}
