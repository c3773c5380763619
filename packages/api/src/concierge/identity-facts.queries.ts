import { query, type EntityManager } from '../platform/index.js';
import { listRecentAmounts } from '../statements/index.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';
import type { IdentityFacts } from './identity-questions.rules.js';

/** What the file of a member says in answer to the questions. It is compared on the server and shown to nobody. */
export async function readIdentityFacts(em: EntityManager, memberId: string): Promise<IdentityFacts> {
  const rows = await query<{ birthDate: string | null; cards: string[]; contacts: string[] }>(
    em,
    `select m.birth_date::text as "birthDate",
            array(select c.last_four || ' ' || to_char(c.expires_on, 'MM/YY') from card c
                   where c.member_id = m.id and c.closed_at is null and c.stopped_at is null
                     and c.last_four is not null and c.expires_on is not null) as cards,
            array(select value from contact
                   where member_id = m.id and changed_at <= app_now() - $2::int * interval '1 day') as contacts
       from member m where m.id = $1`,
    // What was changed of late may be a thief’s, and proves nobody.
    [memberId, CONCIERGE_POLICY.contactUnchangedDays],
  );
  const [row] = rows;
  return {
    BIRTH_DATE: row?.birthDate == null ? [] : [row.birthDate],
    CARD: row?.cards ?? [],
    CONTACT: row?.contacts ?? [],
    RECENT_USE: await listRecentAmounts(em, memberId, CONCIERGE_POLICY.recentUseDays),
  };
}
