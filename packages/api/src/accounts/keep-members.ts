import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager, type SpokenLanguage } from '../platform/index.js';
import { findBySourceIds, inRounds, type RecordOutcome } from './issuer-record.js';

interface IssuerName {
  family: string;
  given: string | null;
}

/** A member as an issuer tells of them. */
export interface IssuerMember {
  sourceId: string;
  language: SpokenLanguage;
  birthDate: string | null;
  name: IssuerName | null;
  nameKana: IssuerName | null;
  nameLatin: IssuerName | null;
}

/** Keeps members, or what is new of those who are known; a known member keeps their language, which they choose. */
export async function keepMembers(em: EntityManager, members: readonly IssuerMember[]): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  for (const round of inRounds(members, ({ sourceId }) => [sourceId])) {
    const rows = await query<{ sourceId: string; isNew: boolean }>(
      em,
      `insert into member as m (id, source_id, language, birth_date, family_name, given_name, family_name_kana, given_name_kana,
                                family_name_latin, given_name_latin)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
       on conflict (source_id) do update
         set birth_date = coalesce(excluded.birth_date, m.birth_date),
             family_name = excluded.family_name, given_name = excluded.given_name,
             family_name_kana = excluded.family_name_kana, given_name_kana = excluded.given_name_kana,
             family_name_latin = excluded.family_name_latin, given_name_latin = excluded.given_name_latin
       returning source_id as "sourceId", xmax = 0 as "isNew"`,
      [
        round.map(() => uuidv7()),
        round.map(({ sourceId }) => sourceId),
        round.map(({ language }) => language),
        round.map(({ birthDate }) => birthDate),
        ...(['name', 'nameKana', 'nameLatin'] as const).flatMap((script) => [
          round.map((member) => member[script]?.family ?? null),
          round.map((member) => member[script]?.given ?? null),
        ]),
      ],
    );
    const fresh = new Map(rows.map(({ sourceId, isNew }) => [sourceId, isNew]));
    outcomes.push(...round.map(({ sourceId }) => (fresh.get(sourceId) === true ? 'NEW' : 'CHANGED')));
  }
  return outcomes;
}

/** A contact as an issuer tells of it. */
export interface IssuerContact {
  memberSourceId: string;
  kind: 'EMAIL' | 'PHONE';
  value: string;
}

/**
 * Keeps contacts. One that comes with its member has never changed; one that is added or replaced later changed now, so that
 * what waits for a settled contact waits for it.
 * @param since when the import began, RFC 3339: members made after that came with it
 */
export async function keepContacts(em: EntityManager, contacts: readonly IssuerContact[], since: string): Promise<RecordOutcome[]> {
  const members = await findBySourceIds<{ sourceId: string; id: string }>(
    em,
    'member',
    contacts.map(({ memberSourceId }) => memberSourceId),
    'id',
  );
  const outcomes = new Map<IssuerContact, RecordOutcome>();
  const known = contacts.filter((contact) => {
    const isKnown = members.has(contact.memberSourceId);
    if (!isKnown) outcomes.set(contact, { field: 'member', reason: 'no member of this id is known' });
    return isKnown;
  });
  for (const round of inRounds(known, ({ memberSourceId, kind }) => [`${kind}/${memberSourceId}`])) {
    const rows = await query<{ sourceId: string; kind: string; isNew: boolean }>(
      em,
      `insert into contact as c (id, member_id, kind, value, changed_at)
       select u.id, u.member_id, u.kind, u.value, case when m.created_at >= $5::timestamptz then '-infinity'::timestamptz else app_now() end
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as u (id, member_id, kind, value) join member m on m.id = u.member_id
       on conflict (member_id, kind) do update set value = excluded.value, changed_at = app_now() where c.value <> excluded.value
       returning (select source_id from member where id = c.member_id) as "sourceId", c.kind, xmax = 0 as "isNew"`,
      [
        round.map(() => uuidv7()),
        round.map(({ memberSourceId }) => members.get(memberSourceId)?.id ?? null),
        round.map(({ kind }) => kind),
        round.map(({ value }) => value),
        since,
      ],
    );
    for (const contact of round) {
      const row = rows.find(({ sourceId, kind }) => sourceId === contact.memberSourceId && kind === contact.kind);
      outcomes.set(contact, row === undefined ? 'KNOWN' : row.isNew ? 'NEW' : 'CHANGED');
    }
  }
  return contacts.map((contact) => outcomes.get(contact) ?? 'KNOWN');
}
