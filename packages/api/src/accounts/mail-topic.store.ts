import { query, type EntityManager } from '../platform/index.js';

/** What a member can turn the mails of off. All other mails are sent whatever they choose. */
export type MailTopic = 'DETAILS' | 'CARD_FREEZES' | 'FAMILY_CARDS';

export const MAIL_TOPICS: readonly MailTopic[] = ['DETAILS', 'CARD_FREEZES', 'FAMILY_CARDS'];

/** The topics whose mails a member has turned off. */
export async function listMutedTopics(em: EntityManager, memberId: string): Promise<MailTopic[]> {
  const rows = await query<{ topic: MailTopic }>(em, 'select topic from muted_mail where member_id = $1', [memberId]);
  return rows.map(({ topic }) => topic);
}

/** Turns mails of a topic on or off. @returns whether that changed anything */
export async function setMuted(em: EntityManager, memberId: string, topic: MailTopic, isMuted: boolean): Promise<boolean> {
  const sql = isMuted
    ? 'insert into muted_mail (member_id, topic) values ($1, $2) on conflict do nothing returning topic'
    : 'delete from muted_mail where member_id = $1 and topic = $2 returning topic';
  return (await query(em, sql, [memberId, topic])).length > 0;
}

/** The language of a member's mails. @returns whether it changed */
export async function setLanguage(em: EntityManager, memberId: string, language: 'JA' | 'EN'): Promise<boolean> {
  const sql = 'update member set language = $2 where id = $1 and language <> $2 returning id';
  return (await query(em, sql, [memberId, language])).length > 0;
}
