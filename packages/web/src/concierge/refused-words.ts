import { useLingui } from '@lingui/react/macro';
import { useActivityRecordWords } from './activity-record-words.js';
import { readRefusedNote } from './refused-note.js';

/** The words of the desk for the note of a refused act; what it has no words for stays as it was recorded. */
export function useRefusedWords(): (note: string) => string {
  const { t } = useLingui();
  const kinds = useActivityRecordWords();
  const acts: Record<string, string> = {
    ...kinds,
    IDENTITY_PROVED: t`Check of the caller`,
    PROPOSAL_APPROVED: t`Proposal approved`,
    PROPOSAL_DECLINED: t`Proposal declined`,
  };
  const causes: Record<string, string> = {
    ACCOUNT_NOT_OPEN: t`the account is closed already`,
    ALREADY_LOCKED: t`the desk has locked the login already`,
    CHECKS_USED_UP: t`too many wrong checks`,
    CONTACT_UNFIT: t`the address or number does not fit, or has changed since`,
    FAMILY_CARD_APPLICATION_DECIDED: t`the application had gone on already`,
    IDENTITY_CHECK_NEEDED: t`the caller was not checked`,
    NO_FIT_CONTACT: t`no contact has gone unchanged for 7 days`,
    NO_LOGIN: t`no login in use, or no open card`,
    NOT_ENOUGH_ON_FILE: t`not enough on file to check the caller`,
    NOT_LOCKED: t`the login was not locked`,
    NOT_PROVED: t`not every answer was right`,
    NOTHING_TO_REMOVE: t`there was no second factor`,
    OTHER_OPERATOR_NEEDED: t`another operator has to decide`,
    OWN_MEMBER: t`it is the operator’s own member account`,
    PROPOSAL_GONE: t`the proposal was decided already, or too old`,
    PROPOSAL_OPEN: t`the same act waited already`,
    REASON_NEEDED: t`no reason was given`,
    RECOVERIES_USED_UP: t`too many members let back in within an hour`,
    THRESHOLD_OUT_OF_RANGE: t`the number is out of range`,
  };
  return (note) => {
    const read = readRefusedNote(note);
    if (read === null) return note;
    if ('beyond' in read) return t`Not for operators: ${read.beyond}`;
    const [tried, cause] = [acts[read.act], causes[read.code]];
    if (tried === undefined || cause === undefined) return note;
    const said = t`Not done: “${tried}” (${cause})`;
    return read.typed === '' ? said : `${said} · ${read.typed}`;
  };
}
