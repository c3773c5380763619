import { query, type EntityManager } from '../platform/index.js';

/** How many mails of one kind a member gets in any hour, however often somebody asks: enough for one that went astray. */
export const MAILS_PER_HOUR = 3;

/**
 * Takes one of the mails an hour allows, in the transaction that sends it.
 * @param key the kind of mail and who gets it
 * @returns whether there was one left; the database decides between two who ask at once.
 */
export async function takeMailAllowance(em: EntityManager, key: string): Promise<boolean> {
  const rows = await query(
    em,
    `insert into mail_allowance as a (key, sent_at) values ($1, array[app_now()])
     on conflict (key) do update set sent_at = (array_prepend(app_now(), a.sent_at))[1:${MAILS_PER_HOUR}]
       where coalesce(a.sent_at[${MAILS_PER_HOUR}] <= app_now() - interval '1 hour', true)
     returning key`,
    [key],
  );
  return rows.length === 1;
}

/** Removes allowances of which nothing was taken in the last hour: they are whole again. */
export async function sweepMailAllowances(em: EntityManager): Promise<void> {
  await query(em, `delete from mail_allowance where sent_at[1] <= app_now() - interval '1 hour'`, []);
}
