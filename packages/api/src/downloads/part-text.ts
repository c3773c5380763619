import type { ExportedLine } from './exported-statement.js';

/** `2 of 6`, `6回払いの2回目`; empty for what is no installment. */
export function printPart({ part }: Pick<ExportedLine, 'part'>, language: 'ja' | 'en'): string {
  if (part === null || part.count === null) return '';
  return language === 'ja' ? `${part.count}回払いの${part.number}回目` : `${part.number} of ${part.count}`;
}
