import { parseArgs } from 'node:util';
import { registerApp } from '../../packages/api/dist/src/apps/index.js';
import { ENTITIES } from '../../packages/api/dist/src/features.js';
import {
  createMetrics,
  createPasswordHasher,
  deriveKeys,
  openDatabase,
  query,
  type Database,
  type EntityManager,
  type Services,
} from '../../packages/api/dist/src/platform/index.js';
import { startPostgres } from '../../packages/api/dist/src/test/postgres.js';
import { enrolMember, type EnrolledMember } from '../../packages/api/dist/src/test/server.js';
import { addWebhook, WEBHOOK_POLICY } from '../../packages/api/dist/src/webhooks/index.js';
import { claimDeliveries } from '../../packages/api/dist/src/webhooks/webhook-delivery.store.js';
import { describeMachine, median, table } from '../report.ts';

const HELP = `What does it cost to find out which webhooks are to be told, beside many messages that wait?

On a PostgreSQL server of its own: an app each for some webhooks, half of which are paused, and as many messages waiting for each, a
hundredth of those asked for and then all of them. Each process looks so each second, and whenever a place falls free. The look is
taken back each time, so that the next one finds the same.

  --messages N   messages that wait, over all webhooks (1000000)
  --webhooks N   (50)
  --rounds N     (40)

Target: a look beside all of them within 1.5 times one beside a hundredth.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    messages: { type: 'string', default: '1000000' },
    webhooks: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '40' },
  },
});
const FREE = { all: WEBHOOK_POLICY.places, forSlow: WEBHOOK_POLICY.slowPlaces };
const AT_ONCE = 100_000;

if (values.help === true) process.stdout.write(HELP);
else await measure(Number(values.messages), Number(values.webhooks), Number(values.rounds));

async function measure(messages: number, webhooks: number, rounds: number): Promise<void> {
  const postgres = await startPostgres();
  const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 2, statementTimeoutMs: 600_000 });
  try {
    const member = await addMemberWithApps(database, webhooks);
    const rows: string[][] = [['messages that wait', 'a look, ms (median)', 'all paused, ms (median)']];
    const looks: number[] = [];
    let waiting = 0;
    for (const count of [Math.ceil(messages / 100), messages]) {
      await makeWait(database, member, count - waiting);
      waiting = count;
      await query(database.fork(), 'vacuum analyze', []);
      const look = await timeLooks(database, rounds, 'paused_until');
      const idle = await timeLooks(database, rounds, `app_now() + interval '1 hour'`);
      looks.push(look);
      rows.push([String(count), look.toFixed(2), idle.toFixed(2)]);
    }
    const [{ version } = { version: '' }] = await query<{ version: string }>(
      database.fork(),
      `select current_setting('server_version') as version`,
      [],
    );
    const ratio = (looks[1] ?? Number.NaN) / (looks[0] ?? Number.NaN);
    const told = `beside all within 1.5 times beside a hundredth: ${ratio.toFixed(2)}, ${ratio <= 1.5 ? 'reached' : 'MISSED'}`;
    process.stdout.write(
      `${describeMachine(version)}\ndata      ${webhooks} webhooks, every other one paused\n\n${table(rows)}\n\n${told}\n`,
    );
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** One member, and webhooks of an app each, so that no owner's share bounds them. */
async function addMemberWithApps(database: Database, webhooks: number): Promise<EnrolledMember> {
  const passwordHasher = createPasswordHasher(createMetrics(), 1);
  const member = await enrolMember({ database, passwordHasher } as Services, 'bench.hooks');
  await passwordHasher.close();
  const em = database.fork();
  const keys = deriveKeys(Buffer.alloc(32, 1).toString('base64'));
  for (let n = 0; n < webhooks; n += 1) {
    const { id: appId } = await registerApp(em, {
      name: `App ${n}`,
      homepage: 'https://budget.example/',
      privacyPolicy: null,
      redirectUris: ['https://budget.example/callback'],
      scopes: ['transactions:read'],
      isConfidential: true,
    });
    const webhook = await addWebhook(em, keys, { appId, url: 'https://budget.example/hooks', events: ['TRANSACTION_RECORDED'] });
    if (n % 2 === 1) await query(em, `update webhook set paused_until = app_now() + interval '1 hour' where id = $1`, [webhook?.id]);
  }
  return member;
}

async function makeWait(database: Database, { memberId, accountId }: EnrolledMember, count: number): Promise<void> {
  for (let made = 0; made < count; made += AT_ONCE) {
    await query(
      database.fork(),
      `insert into webhook_delivery (id, webhook_id, member_id, event, account_id, subject_id)
       select gen_random_uuid(), w.ids[1 + n % cardinality(w.ids)], $1, 'TRANSACTION_RECORDED', $2, $2
         from (select array_agg(id order by id) as ids from webhook) w, generate_series(1, $3::int) n`,
      [memberId, accountId, Math.min(AT_ONCE, count - made)],
    );
  }
}

/** Looks, and takes it back. @param pausedUntil SQL of until when webhooks are paused meanwhile */
async function timeLooks(database: Database, rounds: number, pausedUntil: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const em = database.fork();
    await em.begin();
    await query(em, `update webhook set paused_until = ${pausedUntil}`, []);
    const began = performance.now();
    await claimDeliveries(em as EntityManager, WEBHOOK_POLICY, FREE);
    times.push(performance.now() - began);
    await em.rollback();
  }
  return median(times);
}
