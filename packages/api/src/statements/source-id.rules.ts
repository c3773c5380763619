/** What a line of a file is known by: the id of the use, and which part of it stands there. */
export interface SourceId {
  /** What the issuer or bank calls the use. */
  id: string;
  /** Of a purchase in installments, which payment of how many; its count is null for whoever may not know it. */
  part: { number: number; count: number | null } | null;
  /** Whether it changes a bill that was closed. */
  isChange: boolean;
}

const FORM = /^(.*?)(?:#part-(\d{1,3})(?:-of-(\d{1,3}))?)?(#change)?$/su;

/**
 * Writes a source id, so that no two lines of an account are known by the same: `ID`, `ID#part-2-of-6` for the second of six payments of
 * the use, `ID#part-2` for what else stands on several bills, and `…#change` for a change of a closed bill.
 */
export function writeSourceId({ id, part, isChange }: SourceId): string {
  const of = part === null || part.count === null ? '' : `-of-${part.count}`;
  return `${id}${part === null ? '' : `#part-${part.number}${of}`}${isChange ? '#change' : ''}`;
}

/** Reads what {@link writeSourceId} wrote; any other text is an id. */
export function readSourceId(text: string): SourceId {
  const [, id = text, number, count, change] = FORM.exec(text) ?? [];
  const part = number === undefined ? null : { number: Number(number), count: count === undefined ? null : Number(count) };
  return { id, part, isChange: change !== undefined };
}

/** What a source calls a use, without what we keep beside it. @param sourceKey what the use is known by within its account */
export function sourceIdOfKey(sourceKey: string): string {
  return /^(?:fitid:[0-9a-f]+|feed):(.*)$/su.exec(sourceKey)?.[1] ?? sourceKey;
}
