import { query, type EntityManager } from '../platform/index.js';

export interface CardProductRow {
  code: string;
  nameJa: string;
  nameEn: string;
  lockoutThreshold: number;
}

const COLUMNS = `p.code, p.name_ja as "nameJa", p.name_en as "nameEn", p.lockout_threshold::int as "lockoutThreshold"`;

/** All card products, by code. */
export function listCardProducts(em: EntityManager): Promise<CardProductRow[]> {
  return query<CardProductRow>(em, `select ${COLUMNS} from card_product p order by p.code`, []);
}

/**
 * Sets how many wrong passwords lock the logins of a product; the next guess feels it. The database refuses all but 1–10.
 * @returns the product, and what the number was before; null where there is no product of that code.
 */
export async function setLockoutThreshold(
  em: EntityManager,
  code: string,
  threshold: number,
): Promise<(CardProductRow & { before: number }) | null> {
  const rows = await query<CardProductRow & { before: number }>(
    em,
    `update card_product p set lockout_threshold = $2
       from (select id, lockout_threshold::int as before from card_product where code = $1 for update) o
      where p.id = o.id
      returning ${COLUMNS}, o.before`,
    [code, threshold],
  );
  return rows[0] ?? null;
}
