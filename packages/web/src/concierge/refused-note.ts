/** What the record notes of a refused act, where it is in codes: the act, why it was refused, and the reason that was typed. */
type RefusedNote = { act: string; code: string; typed: string } | { beyond: string };

const REFUSED = /^(?<act>[A-Z_]+), (?<code>[A-Z_]+)(?:: ?(?<typed>[^]*))?$/;
const BEYOND = /^BEYOND: (?<what>[^]*)$/;

/** Takes the note of a refused act apart; null where it is none of the service's. */
export function readRefusedNote(note: string): RefusedNote | null {
  const beyond = BEYOND.exec(note)?.groups?.['what'];
  if (beyond !== undefined) return { beyond };
  const { act, code, typed = '' } = REFUSED.exec(note)?.groups ?? {};
  return act === undefined || code === undefined ? null : { act, code, typed };
}
