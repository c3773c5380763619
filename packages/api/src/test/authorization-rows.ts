/** Who asks. One more caller is one more word here: the compiler then wants a cell of each row. */
export const CALLERS = ['nobody', 'halfway', 'otherMember', 'supplementary', 'basic', 'operator'] as const;
export type Caller = (typeof CALLERS)[number];

/**
 * What comes of asking: the outcome an act has by the name of its type, or of what is read
 * - ALL: what the owner is shown; OWN: what is the caller's own, and nothing of the owner's
 * - NOTHING: null, an empty list, false or zero, as for what does not exist
 * - NOT THERE: the operation is not in the schema; FORBIDDEN: refused with 403, and recorded
 */
export type Outcome = string;

/** One operation with everything in it real and the owner's (`$card` is the id of the basic member's card), and what it is for each caller. */
export interface Row extends Record<Caller, Outcome> {
  ask: string;
}

export type Rows = Record<string, Row>;

/** A field that reads: nothing for whoever is not a member. */
export function read(ask: string, otherMember: Outcome, supplementary: Outcome): Row {
  const nothing = { nobody: 'NOTHING', halfway: 'NOTHING', operator: 'NOTHING' };
  return { ask, ...nothing, otherMember, supplementary, basic: 'ALL' };
}

/** What is behind an id of the basic member's account: not there for members of others. */
export function readById(ask: string, supplementary: Outcome): Row {
  return read(ask, 'NOTHING', supplementary);
}

/** What members read of themselves: each their own. */
export function readOwn(ask: string): Row {
  return read(ask, 'OWN', 'OWN');
}

/** An act of a member. */
export function act(ask: string, otherMember: Outcome, supplementary: Outcome, basic: Outcome): Row {
  return { ask, nobody: 'NotLoggedIn', halfway: 'NotLoggedIn', otherMember, supplementary, basic, operator: 'FORBIDDEN' };
}

/** What is asked before a login: the same for all but operators, who have a login of their own. */
export function entrance(ask: string, outcome: Outcome, but: Partial<Record<Caller, Outcome>> = {}): Row {
  const same = { nobody: outcome, halfway: outcome, otherMember: outcome, supplementary: outcome, basic: outcome };
  return { ask, ...same, operator: 'FORBIDDEN', ...but };
}

/** What is the operators' alone. */
export function desk(ask: string, operator: Outcome): Row {
  return { ...entrance(ask, 'NOT THERE'), operator };
}
