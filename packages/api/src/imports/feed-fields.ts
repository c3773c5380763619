import { isCurrency } from '../money/currency.js';
import { maskCardNumbers } from './import-mask.js';
import { readOfxDay } from './ofx-day.js';

export interface FieldFault {
  field: string;
  reason: string;
}

/** Long enough for any text an issuer sends of a use or a member. */
const LONGEST_TEXT = 200;
const LONGEST_ID = 100;

/** Reads the fields of a record one by one and remembers what is wrong with them, and which were not asked for. */
export class FieldReader {
  readonly faults: FieldFault[] = [];
  private readonly left: Set<string>;

  constructor(
    private readonly object: Readonly<Record<string, unknown>>,
    private readonly path = '',
  ) {
    this.left = new Set(Object.keys(object));
  }

  /** A text; null where it is left out. Card numbers in it are masked. */
  text(name: string, longest = LONGEST_TEXT): string | null {
    const value = this.take(name);
    if (value === null) return null;
    if (typeof value !== 'string') return this.blame(name, 'must be a text');
    if (value.length > longest) return this.blame(name, `longer than ${longest} characters`);
    if (/\p{Cc}/u.test(value)) return this.blame(name, 'holds a control character');
    return maskCardNumbers(value.trim());
  }

  needText(name: string): string {
    return this.need(name, this.text(name)) ?? '';
  }

  /** What the issuer knows a thing by. */
  id(name: string): string | null {
    const value = this.take(name);
    if (value === null) return null;
    if (typeof value !== 'string' || value === '') return this.blame(name, 'must be a text that is not empty');
    if (value.length > LONGEST_ID) return this.blame(name, `longer than ${LONGEST_ID} characters`);
    return /\p{Cc}/u.test(value) ? this.blame(name, 'holds a control character') : value;
  }

  needId(name: string): string {
    return this.need(name, this.id(name)) ?? '';
  }

  /** The value as it is, for whoever checks it. */
  secret(name: string): string | null {
    const value = this.take(name);
    return value === null || typeof value === 'string' ? value : this.blame(name, 'must be a text');
  }

  day(name: string): string | null {
    const value = this.take(name);
    if (value === null) return null;
    const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? readOfxDay(value) : null;
    return day ?? this.blame(name, 'must be a day such as 2026-11-24');
  }

  needDay(name: string): string {
    return this.need(name, this.day(name)) ?? '';
  }

  /** A whole number from `least` to `most`. */
  whole(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | null {
    const value = this.take(name);
    if (value === null) return null;
    const isFit = typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
    return isFit ? value + 0 : this.blame(name, `must be a whole number from ${least} to ${most}`);
  }

  /** An amount in minor units of the account's currency. */
  needAmount(name: string, least: number): bigint {
    return BigInt(this.need(name, this.whole(name, least)) ?? 0);
  }

  flag(name: string): boolean {
    const value = this.take(name);
    if (value === null || typeof value === 'boolean') return value === true;
    this.blame(name, 'must be true or false');
    return false;
  }

  oneOf<const Word extends string>(name: string, words: readonly Word[]): Word | null {
    const value = this.take(name);
    if (value === null) return null;
    return words.find((word) => word === value) ?? this.blame(name, `must be one of ${words.join(', ')}`);
  }

  currency(name: string): string | null {
    const value = this.take(name);
    if (value === null) return null;
    return typeof value === 'string' && isCurrency(value) ? value : this.blame(name, 'must be a currency such as JPY');
  }

  /** A record within this one; null where it is left out. */
  inner<T>(name: string, read: (fields: FieldReader) => T): T | null {
    const value = this.take(name);
    if (value === null) return null;
    if (!isRecord(value)) return this.blame(name, 'must be an object');
    const fields = new FieldReader(value, `${this.path}${name}.`);
    const result = read(fields);
    fields.refuseRest();
    this.faults.push(...fields.faults);
    return result;
  }

  /** Records in a list, from one to `most`; null where it is left out. */
  list<T>(name: string, most: number, read: (fields: FieldReader) => T): T[] | null {
    const value = this.take(name);
    if (value === null) return null;
    if (!Array.isArray(value) || value.length === 0 || value.length > most) return this.blame(name, `must be a list of 1 to ${most}`);
    return value.map((item: unknown, index) => {
      const fields = new FieldReader(isRecord(item) ? item : {}, `${this.path}${name}.${index}.`);
      const result = read(fields);
      fields.refuseRest();
      this.faults.push(...fields.faults);
      return result;
    });
  }

  /** Names every field that nothing asked for: a misspelt one must not pass for one that was left out. */
  refuseRest(): void {
    for (const name of this.left) this.blame(name.slice(0, LONGEST_ID), 'there is no such field');
  }

  need<T>(name: string, value: T | null): T | null {
    const path = `${this.path}${name}`;
    // What is there and wrong is told already.
    if (value === null && !this.faults.some(({ field }) => field === path || field.startsWith(`${path}.`))) this.blame(name, 'is missing');
    return value;
  }

  blame(name: string, reason: string): null {
    this.faults.push({ field: `${this.path}${name}`, reason });
    return null;
  }

  private take(name: string): unknown {
    this.left.delete(name);
    return Object.hasOwn(this.object, name) ? (this.object[name] ?? null) : null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
