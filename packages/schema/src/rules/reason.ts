/** Room for a sentence or two; the record has to stay readable. */
export const REASON_MAX_LENGTH = 300;

/** An operator's reason as it is recorded: one line, no space at either end; null for none, and for one that is too long. */
export function readReason(typed: string): string | null {
  const reason = typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return reason === '' || [...reason].length > REASON_MAX_LENGTH ? null : reason;
}
