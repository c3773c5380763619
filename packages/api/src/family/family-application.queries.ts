import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';
import type { FamilyCardStateName, FamilyRelationName, Relative } from './family-application.rules.js';

export interface ApplicationRow extends Relative {
  accountId: string;
  id: string;
  relation: FamilyRelationName;
  state: FamilyCardStateName;
  submittedAt: string;
  /** The same instant to the microsecond, for the cursor. */
  place: string;
  cardId: string | null;
  cardLastFour: string | null;
  /** As printed on it: `11/31`. */
  cardExpiry: string | null;
  history: { state: FamilyCardStateName; at: string }[];
}

export const APPLICATION_COLUMNS = `
  f.account_id as "accountId", f.id, f.relation, f.family_name as "familyName", f.given_name as "givenName",
  f.family_name_kana as "familyNameKana", f.given_name_kana as "givenNameKana", f.family_name_latin as "familyNameLatin",
  f.given_name_latin as "givenNameLatin", f.birth_date::text as "birthDate", f.email, f.phone, f.state,
  ${isoInstant('f.submitted_at')} as "submittedAt", ${exactInstant('f.submitted_at')} as place,
  f.card_id as "cardId", (select last_four from card where id = f.card_id) as "cardLastFour",
  (select to_char(expires_on, 'MM/YY') from card where id = f.card_id) as "cardExpiry",
  (select json_agg(json_build_object('state', e.state, 'at', ${isoInstant('e.at')})
          order by e.at, array_position(array['SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'DECLINED', 'WITHDRAWN', 'ISSUED', 'EXPIRED'], e.state))
     from family_card_event e where e.account_id = f.account_id and e.application_id = f.id) as history`;

/** The applications of an account, newest first, but those long over; none for whoever is not its basic member. */
export function listApplications(em: EntityManager, memberId: string, accountId: string, page: Page): Promise<ApplicationRow[]> {
  const { where, tail, parameters } = keyset(page, 'f.submitted_at', 'f.id', 3);
  return query<ApplicationRow>(
    em,
    `select ${APPLICATION_COLUMNS}
       from family_card_application f join account a on a.id = f.account_id and a.member_id = $1
      where f.account_id = $2 and f.forgotten_at is null and ${where} ${tail}`,
    [memberId, accountId, ...parameters],
  );
}

/** An application of the basic member; null for another's, for one long over and for none alike. */
export async function findApplication(
  em: EntityManager,
  memberId: string,
  { accountId, id }: { accountId: string; id: string },
): Promise<ApplicationRow | null> {
  const rows = await query<ApplicationRow>(
    em,
    `select ${APPLICATION_COLUMNS}
       from family_card_application f join account a on a.id = f.account_id and a.member_id = $1
      where f.account_id = $2 and f.id = $3 and f.forgotten_at is null`,
    [memberId, accountId, id],
  );
  return rows[0] ?? null;
}

export interface FamilyMaximum {
  maximum: number;
  /** The day it is for the account, `YYYY-MM-DD`. */
  today: string;
}

/** How many family cards an account of the basic member may have; null for whoever is not. */
export async function findMaximum(em: EntityManager, memberId: string, accountId: string): Promise<FamilyMaximum | null> {
  const rows = await query<FamilyMaximum>(
    em,
    `select p.max_family_cards::int as maximum, (app_now() at time zone a.time_zone)::date::text as today from account a join card_product p on p.id = a.card_product_id
      where a.id = $2 and a.member_id = $1`,
    [memberId, accountId],
  );
  return rows[0] ?? null;
}
