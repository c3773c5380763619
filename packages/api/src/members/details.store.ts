import { query, type EntityManager } from '../platform/index.js';
import type { KeptAddress, KeptEmployment } from './details.rules.js';

export type AddressRow = KeptAddress & { version: number };
export type EmploymentRow = KeptEmployment & { version: number };

const ADDRESS = `postal_code as "postalCode", prefecture, city, town, line, building, version`;
const EMPLOYMENT = 'employer, department, phone, version';

/** Where a member lives; null where none is on file. */
export async function findAddress(em: EntityManager, memberId: string): Promise<AddressRow | null> {
  const rows = await query<AddressRow>(em, `select ${ADDRESS} from member_address where member_id = $1`, [memberId]);
  return rows[0] ?? null;
}

/** Where a member works; null where none is on file. */
export async function findEmployment(em: EntityManager, memberId: string): Promise<EmploymentRow | null> {
  const rows = await query<EmploymentRow>(em, `select ${EMPLOYMENT} from member_employment where member_id = $1`, [memberId]);
  return rows[0] ?? null;
}

/** Keeps an address over the version there is; null where there is another one by now. @param version 0 for the first */
export async function keepAddress(em: EntityManager, memberId: string, address: KeptAddress, version: number): Promise<AddressRow | null> {
  const { postalCode, prefecture, city, town, line, building } = address;
  const rows = await query<AddressRow>(
    em,
    version === 0
      ? `insert into member_address (member_id, postal_code, prefecture, city, town, line, building)
         select $1, $2, $3, $4, $5, $6, $7 where $8 = 0 on conflict (member_id) do nothing returning ${ADDRESS}`
      : `update member_address set postal_code = $2, prefecture = $3, city = $4, town = $5, line = $6, building = $7,
                version = version + 1, updated_at = app_now()
          where member_id = $1 and version = $8 returning ${ADDRESS}`,
    [memberId, postalCode, prefecture, city, town, line, building, version],
  );
  return rows[0] ?? null;
}

/** Keeps an employment over the version there is; null where there is another one by now. @param version 0 for the first */
export async function keepEmployment(
  em: EntityManager,
  memberId: string,
  { employer, department, phone }: KeptEmployment,
  version: number,
): Promise<EmploymentRow | null> {
  const rows = await query<EmploymentRow>(
    em,
    version === 0
      ? `insert into member_employment (member_id, employer, department, phone)
         select $1, $2, $3, $4 where $5 = 0 on conflict (member_id) do nothing returning ${EMPLOYMENT}`
      : `update member_employment set employer = $2, department = $3, phone = $4, version = version + 1, updated_at = app_now()
          where member_id = $1 and version = $5 returning ${EMPLOYMENT}`,
    [memberId, employer, department, phone, version],
  );
  return rows[0] ?? null;
}

/** Sets how the bills of an account are delivered. @returns whether that is another way than before; null for whoever is not its basic member */
export async function setDelivery(
  em: EntityManager,
  memberId: string,
  accountId: string,
  delivery: 'PAPER' | 'ONLINE',
): Promise<boolean | null> {
  const rows = await query<{ hasChanged: boolean }>(
    em,
    `update account a set statement_delivery = $3
       from (select id, statement_delivery as was from account where id = $2 for update) before
      where a.id = before.id and exists (select 1 from membership m where m.account_id = a.id and m.member_id = $1 and m.is_basic)
      returning before.was <> $3 as "hasChanged"`,
    [memberId, accountId, delivery],
  );
  return rows[0]?.hasChanged ?? null;
}

/** How the bills of an account are delivered; null for whoever is not its basic member. */
export async function findDelivery(em: EntityManager, memberId: string, accountId: string): Promise<'PAPER' | 'ONLINE' | null> {
  const rows = await query<{ delivery: 'PAPER' | 'ONLINE' }>(
    em,
    `select a.statement_delivery as delivery from account a
       join membership m on m.account_id = a.id and m.member_id = $1 and m.is_basic where a.id = $2`,
    [memberId, accountId],
  );
  return rows[0]?.delivery ?? null;
}
