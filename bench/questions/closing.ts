import { parseArgs } from 'node:util';
import { ENTITIES } from '../../packages/api/dist/src/features.js';
import { openDatabase, query, type Database } from '../../packages/api/dist/src/platform/index.js';
import { closeNextCycle } from '../../packages/api/dist/src/statements/index.js';
import { startPostgres } from '../../packages/api/dist/src/test/postgres.js';
import { describeMachine, median, table } from '../report.ts';

const HELP = `What does closing the books cost, beside many accounts whose closing date is to come?

On a PostgreSQL server of its own: one look when nothing is to close, and then the closing of some accounts with one line each, beside a
hundredth of the accounts asked for and beside all of them. The cost must not follow the number of the others.

  --accounts N   accounts whose closing date is to come (200000)
  --due N        accounts that are closed (500)
`;

const LOOKS = 50;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    accounts: { type: 'string', default: '200000' },
    due: { type: 'string', default: '500' },
  },
});
if (values.help === true) process.stdout.write(HELP);
else await measure(Number(values.accounts), Number(values.due));

async function measure(accounts: number, due: number): Promise<void> {
  const postgres = await startPostgres();
  const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 2, statementTimeoutMs: 600_000 });
  try {
    const rows: string[][] = [['other accounts', 'a look at nothing, ms (median)', 'each account closed, ms']];
    // The first ones pay for what is loaded and planned once.
    await timeLooks(database);
    let others = 0;
    for (const count of [Math.ceil(accounts / 100), accounts]) {
      await addAccounts(database, count - others, 'current_date + 5 + (n % 20)::int');
      others = count;
      await query(database.fork(), 'analyze', []);
      const look = await timeLooks(database);
      await addAccounts(database, due, 'current_date - 1');
      const began = performance.now();
      let closed = 0;
      while ((await closeNextCycle(database.fork())) !== null) closed += 1;
      if (closed !== due) throw new Error(`${closed} cycles were closed, and not ${due}.`);
      rows.push([String(count), look.toFixed(1), ((performance.now() - began) / due).toFixed(1)]);
    }
    const [{ version } = { version: '' }] = await query<{ version: string }>(
      database.fork(),
      `select current_setting('server_version') as version`,
      [],
    );
    process.stdout.write(`${describeMachine(version)}\n\n${table(rows)}\n`);
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** Accounts of one member with a fee each, two days before the closing date. @param closing SQL of it, by the number `n` of the account */
async function addAccounts(database: Database, count: number, closing: string): Promise<void> {
  await query(
    database.fork(),
    `with product as (
       insert into card_product (id, code, name_ja, name_en) values (gen_random_uuid(), 'P' || gen_random_uuid(), 'x', 'x') returning id),
     holder as (insert into member (id, language) values (gen_random_uuid(), 'JA') returning id),
     opened as (
       insert into account (id, member_id, card_product_id, currency, time_zone, next_closing_on)
       select gen_random_uuid(), holder.id, product.id, 'JPY', 'Asia/Tokyo', ${closing} from product, holder, generate_series(1, $1::int) n
       returning id, next_closing_on)
     insert into bill_line (account_id, id, kind, used_on, bills_from, amount_minor)
     select id, gen_random_uuid(), 'FEE', next_closing_on - 2, next_closing_on - 2, 100 from opened`,
    [count],
  );
}

async function timeLooks(database: Database): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < LOOKS; n += 1) {
    const began = performance.now();
    await closeNextCycle(database.fork());
    times.push(performance.now() - began);
  }
  return median(times);
}
