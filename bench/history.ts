import { query, type Database, type EntityManager } from '../packages/api/dist/src/platform/index.js';

export interface History {
  /** Months, each with a closed bill. */
  months: number;
  usesPerMonth: number;
}

const FIRST_MONTH = '2021-01-01';

/** Makes accounts nobody logs in to, so that the tables are as large as those of an issuer. */
export async function addAccounts(em: EntityManager, count: number): Promise<void> {
  await query(
    em,
    `with p as (select id from card_product limit 1),
          m as (insert into member (id, language) select uuidv7(), 'JA' from generate_series(1, $1::int) returning id),
          a as (insert into account (id, member_id, card_product_id, currency, time_zone)
                select uuidv7(), m.id, p.id, 'JPY', 'Asia/Tokyo' from m, p returning id, member_id, card_product_id)
     insert into card (id, account_id, member_id, card_product_id, last_four) select uuidv7(), id, member_id, card_product_id, '1234' from a`,
    [count],
  );
}

/**
 * Gives every account so many months of uses and bills, in the order in which they would have come: the uses of one bill lie far
 * apart in the table, as those of a real one do.
 */
export async function addHistory(database: Database, { months, usesPerMonth }: History): Promise<void> {
  await database.fork().transactional(async (tx) => {
    const em = tx as EntityManager;
    // The rules of bills are held for every row; here they hold by what is inserted.
    await query(em, 'set local session_replication_role = replica', []);
    await query(
      em,
      `insert into statement (account_id, id, label, status, period_start, period_end, closing_date, due_date, total_minor)
       select a.id, uuidv7(), to_char(d, 'YYYY-MM'), 'CLOSED', d, d + interval '1 month - 1 day', d + interval '1 month - 1 day',
              d + interval '2 months - 20 days', (select sum(1000 + n) from generate_series(1, $3::int) n)
         from (select $1::date + make_interval(months => m) as d from generate_series(0, $2::int - 1) m) months cross join account a
        order by d`,
      [FIRST_MONTH, months, usesPerMonth],
    );
    await addUses(em, months, usesPerMonth);
    await query(
      em,
      `insert into bill_line (account_id, id, statement_id, transaction_id, kind, used_on, bills_from, amount_minor)
       select t.account_id, uuidv7(), s.id, t.id, 'USE', t.used_on, t.used_on, t.amount_minor
         from card_transaction t join statement s on s.account_id = t.account_id and t.used_on between s.period_start and s.period_end`,
      [],
    );
  });
}

async function addUses(em: EntityManager, months: number, usesPerMonth: number): Promise<void> {
  for (let month = 0; month < months; month += 1) {
    await query(
      em,
      `insert into card_transaction (account_id, id, card_id, kind, merchant, used_on, posted_on, amount_minor, source_key, search_text, category)
       select a.id, uuidv7(), c.id, 'PURCHASE', '店 ' || n, d, d + 1, 1000 + n, 'bench:' || $2 || ':' || n, '店' || n, 'GROCERIES'
         from (select n, $1::date + make_interval(months => $2::int) + (n % 28) * interval '1 day' as at from generate_series(1, $3::int) n) days
        cross join lateral (select at::date as d) day cross join account a join card c on c.account_id = a.id
        order by d, n`,
      [FIRST_MONTH, month, usesPerMonth],
    );
  }
}
