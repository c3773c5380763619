/** What the record is searched for, as the address says it: ids, kinds and days, and nothing a caller has said. */
export interface ActivitySearch {
  member?: string | undefined;
  operator?: string | undefined;
  kind?: string | undefined;
  /** The first and the last day, where the browser is. */
  from?: string | undefined;
  to?: string | undefined;
}

const ID = /^[\w+/=-]{1,200}$/;
const KIND = /^[A-Z_]{1,60}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what does not fit is left out. */
export function readActivitySearch({ member, operator, kind, from, to }: Partial<Record<keyof ActivitySearch, unknown>>): ActivitySearch {
  return { member: fitting(member, ID), operator: fitting(operator, ID), kind: fitting(kind, KIND), from: day(from), to: day(to) };
}

function fitting(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function day(value: unknown): string | undefined {
  const text = fitting(value, DAY);
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : text;
}

/** The instant at which a day begins where the browser is, or the one after it. */
export function startOfDay(localDate: string | undefined, daysLater = 0): string | null {
  if (localDate === undefined) return null;
  const start = new Date(`${localDate}T00:00`);
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}
