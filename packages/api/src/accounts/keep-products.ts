import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import type { RecordOutcome } from './issuer-record.js';

/** A card product as an issuer tells of it; null leaves what products have. */
export interface IssuerProduct {
  code: string;
  nameJa: string;
  nameEn: string;
  closingDay: number | 'MONTH_END' | null;
  dueMonthsLater: number | null;
  dueDay: number | 'MONTH_END' | null;
  lockoutThreshold: number | null;
  maxFamilyCards: number | null;
}

/** Keeps products; one of a known code is left as it is. */
export async function keepProducts(em: EntityManager, products: readonly IssuerProduct[]): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  for (const product of products) {
    const { code, nameJa, nameEn, closingDay, dueMonthsLater, dueDay, lockoutThreshold, maxFamilyCards } = product;
    // What is not said is what the table says; a null day is the last of the month.
    const said: [string, unknown][] = [
      ['id', uuidv7()],
      ['code', code],
      ['name_ja', nameJa],
      ['name_en', nameEn],
      ...(closingDay === null ? [] : ([['closing_day', dayColumn(closingDay)]] as [string, unknown][])),
      ...(dueMonthsLater === null ? [] : ([['due_months_later', dueMonthsLater]] as [string, unknown][])),
      ...(dueDay === null ? [] : ([['due_day', dayColumn(dueDay)]] as [string, unknown][])),
      ...(lockoutThreshold === null ? [] : ([['lockout_threshold', lockoutThreshold]] as [string, unknown][])),
      ...(maxFamilyCards === null ? [] : ([['max_family_cards', maxFamilyCards]] as [string, unknown][])),
    ];
    const rows = await query(
      em,
      `insert into card_product (${said.map(([name]) => name).join(', ')}) values (${said.map((_, index) => `$${index + 1}`).join(', ')})
       on conflict (code) do nothing returning id`,
      said.map(([, value]) => value),
    );
    outcomes.push(rows.length > 0 ? 'NEW' : 'KNOWN');
  }
  return outcomes;
}

function dayColumn(day: number | 'MONTH_END'): number | null {
  return day === 'MONTH_END' ? null : day;
}
