import { addMember, ensureCardProduct, openAccount } from '../accounts/index.js';
import { addDays, dayInMonth, daysBetween } from '../calendar/days.js';
import { addLogin, findMemberLogin, guardKey, openLogin, replacePassword, shutLogin } from '../identity/index.js';
import { query, type EntityManager, type Keys, type Services } from '../platform/index.js';
import { payBillsDueBefore, recordBill, recordUses } from '../statements/index.js';
import { DEMO_MEMBERS, DEMO_PRODUCTS, type DemoAccount, type DemoMember } from './demo-members.js';
import { demoUsesOf } from './demo-uses.js';
import { demoCardFacts, seedUnenrolledCards } from './seed-cards.js';

const MONTHS_OF_HISTORY = 12;
const CLOSING_DAY = 15;
const DUE_DAY = 10;

/**
 * Makes the demo ready for a newcomer: seeds an empty database, and at each start opens the demo logins, restores
 * their passwords and fills uses up to today. A database that holds anything else is left alone.
 */
export async function prepareDemo(services: Services): Promise<void> {
  const em = services.database.fork();
  if (await isEmpty(em)) await seed(em, services);
  for (const member of DEMO_MEMBERS) await restore(em, services, member);
}

async function isEmpty(em: EntityManager): Promise<boolean> {
  const rows = await query(em, 'select 1 from member limit 1', []);
  return rows.length === 0;
}

async function seed(em: EntityManager, services: Services): Promise<void> {
  const hashes = await Promise.all(DEMO_MEMBERS.map((member) => services.passwordHasher.hash(member.password)));
  await em.transactional(async (tx) => {
    for (const product of DEMO_PRODUCTS) await ensureCardProduct(tx as EntityManager, product);
    const accounts = new Map<string, string>();
    for (const [index, member] of DEMO_MEMBERS.entries()) {
      accounts.set(member.userId, await seedMember(tx as EntityManager, services.keys, member, hashes[index] ?? ''));
    }
    await seedUnenrolledCards(tx as EntityManager, services.keys, accounts);
  });
}

/** @returns the member's first account. */
async function seedMember(em: EntityManager, keys: Keys, member: DemoMember, passwordHash: string): Promise<string> {
  const memberId = await addMember(em, member);
  await addLogin(em, { person: { memberId }, userId: member.userId, passwordHash });
  const accountIds = [];
  for (const account of member.accounts) {
    const { productCode, currency } = account;
    const opened = await openAccount(em, { memberId, productCode, currency, timeZone: 'Asia/Tokyo', ...demoCardFacts(keys, account) });
    accountIds.push(opened.accountId);
  }
  return accountIds[0] ?? '';
}

async function restore(em: EntityManager, services: Services, member: DemoMember): Promise<void> {
  const login = await findMemberLogin(em, member.userId);
  if (login === null) return;
  await replacePassword(em, login.id, await services.passwordHasher.hash(member.password));
  const key = guardKey(services.keys, 'MEMBER', member.userId);
  await openLogin(em, key);
  if (member.isLocked) await shutLogin(em, key);
  const cards = await listDemoCards(em, login.memberId);
  for (const account of member.accounts) {
    const card = cards.find(({ lastFour }) => lastFour === account.lastFour);
    if (card !== undefined) await em.transactional((tx) => fillUp(tx as EntityManager, account, card));
  }
}

interface DemoCard {
  cardId: string;
  accountId: string;
  lastFour: string;
  today: string;
  lastDay: string | null;
}

function listDemoCards(em: EntityManager, memberId: string): Promise<DemoCard[]> {
  return query(
    em,
    `select c.id as "cardId", c.account_id as "accountId", c.last_four as "lastFour",
            (app_now() at time zone a.time_zone)::date::text as today,
            (select max(t.used_on)::text from card_transaction t
              where t.account_id = a.id and t.source_key like 'demo:%') as "lastDay"
       from card c join account a on a.id = c.account_id
      where c.member_id = $1`,
    [memberId],
  );
}

async function fillUp(em: EntityManager, account: DemoAccount, card: DemoCard): Promise<void> {
  const { accountId, cardId, today } = card;
  const firstDay = dayInMonth(today, -MONTHS_OF_HISTORY, CLOSING_DAY + 1);
  const uses = daysBetween(card.lastDay ?? firstDay, today).flatMap((day) => demoUsesOf(account, cardId, day));
  if (uses.length > 0) await recordUses(em, accountId, uses);
  if (account.usesPerDay === 0) return;
  for (let months = 1 - MONTHS_OF_HISTORY; dayInMonth(today, months, CLOSING_DAY) < today; months += 1) {
    const periodEnd = dayInMonth(today, months, CLOSING_DAY);
    await recordBill(em, accountId, {
      periodStart: addDays(dayInMonth(periodEnd, -1, CLOSING_DAY), 1),
      periodEnd,
      closingDate: periodEnd,
      dueDate: dayInMonth(periodEnd, 1, DUE_DAY),
    });
  }
  await payBillsDueBefore(em, accountId, today);
}
