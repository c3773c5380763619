import { keyset, query, type EntityManager, type Page } from '../platform/index.js';
import { APPLICATION_COLUMNS, type ApplicationRow } from './family-application.queries.js';
import { UNDER_WAY, type FamilyCardStateName } from './family-application.rules.js';
import type { ApplicationKey } from './family-application.store.js';

/** An application as the issuer decides on it. */
export interface CaseRow extends ApplicationRow {
  /** The basic member who applies. */
  memberId: string;
  language: 'JA' | 'EN';
  isAccountOpen: boolean;
  productNameJa: string;
  productNameEn: string;
  /** The day it is for the account. */
  today: string;
}

const SELECT = `
  select ${APPLICATION_COLUMNS}, a.member_id as "memberId", m.language, a.closed_at is null as "isAccountOpen",
         p.name_ja as "productNameJa", p.name_en as "productNameEn", (app_now() at time zone a.time_zone)::date::text as today
    from family_card_application f join account a on a.id = f.account_id join member m on m.id = a.member_id
    join card_product p on p.id = a.card_product_id`;

/** Applications in some states, as the page says. Takes no owner: the issuer asks. */
export function listCases(em: EntityManager, page: Page, states: readonly FamilyCardStateName[] = UNDER_WAY): Promise<CaseRow[]> {
  const { where, tail, parameters } = keyset(page, 'f.submitted_at', 'f.id', 2);
  return query<CaseRow>(em, `${SELECT} where f.state = any($1) and f.forgotten_at is null and ${where} ${tail}`, [states, ...parameters]);
}

/** An application by its key, or null. Takes no owner: the issuer asks. */
export async function findCase(em: EntityManager, { accountId, id }: ApplicationKey): Promise<CaseRow | null> {
  const rows = await query<CaseRow>(em, `${SELECT} where f.account_id = $1 and f.id = $2 and f.forgotten_at is null`, [accountId, id]);
  return rows[0] ?? null;
}

/** The same, locked until the transaction ends, after its account: what is issued is counted one after the other. */
export async function lockCase(em: EntityManager, key: ApplicationKey): Promise<CaseRow | null> {
  await query(em, 'select 1 from account where id = $1 for update', [key.accountId]);
  await query(em, 'select 1 from family_card_application where account_id = $1 and id = $2 for update', [key.accountId, key.id]);
  return findCase(em, key);
}
