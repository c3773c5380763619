import { addMember, ensureCardProduct, openAccount } from '../accounts/index.js';
import { removeFactors } from '../factors/index.js';
import { addLogin, findLoginOfMember, guardKey, openLogin, renameLogin, replacePassword, shutLogin } from '../identity/index.js';
import { InputError, query, type EntityManager, type Keys, type Services } from '../platform/index.js';
import { seedInstallments } from './demo-installments.js';
import { DEMO_MEMBERS, DEMO_PRODUCTS, type DemoMember } from './demo-members.js';
import { fillUpAccounts } from './fill-up.js';
import { demoCardFacts, seedUnenrolledCards } from './seed-cards.js';
import { seedDetails } from './seed-details.js';
import { restoreOperators } from './seed-operators.js';

/**
 * Makes the demo ready for a newcomer: seeds an empty database, and at each start opens the demo logins, restores
 * their passwords, takes second factors away and fills uses up to today.
 * @returns the user ID of each login that could not get its own back: somebody else's login has taken it.
 * @throws {InputError} if the database holds members and none of them is the demo's: it belongs to somebody else.
 */
export async function prepareDemo(services: Services): Promise<TakenUserId[]> {
  await seedEmptyDatabase(services);
  const em = services.database.fork();
  const made = await query<DemoMark>(em, 'select member_id as "memberId", user_id as "userId" from demo_member', []);
  if (made.length === 0) {
    throw new InputError(
      'The database holds members the demo did not make, and the demo would open it to everyone. Set MEISAI_PROFILE, or DATA_DIR to an empty folder.',
    );
  }
  const taken = [];
  for (const { memberId, userId } of made) {
    const member = DEMO_MEMBERS.find((candidate) => candidate.userId === userId);
    const now = member === undefined ? null : await restore(em, services, member, memberId);
    if (now !== null && now !== userId) taken.push({ userId, now });
  }
  await restoreOperators(services);
  return taken;
}

/** Seeds the demo where nobody is yet. */
export async function seedEmptyDatabase(services: Services): Promise<void> {
  const em = services.database.fork();
  if (await isEmpty(em)) await seed(em, services);
}

/** A user ID of the demo that somebody else's login has taken, and what the demo's own login is called meanwhile. */
export interface TakenUserId {
  userId: string;
  now: string;
}

/** Which member the demo made for which of its logins. */
interface DemoMark {
  memberId: string;
  userId: string;
}

async function isEmpty(em: EntityManager): Promise<boolean> {
  const rows = await query(em, 'select 1 from member limit 1', []);
  return rows.length === 0;
}

async function seed(em: EntityManager, services: Services): Promise<void> {
  const hashes = await Promise.all(DEMO_MEMBERS.map((member) => services.passwordHasher.hash(member.password)));
  await em.transactional(async (tx) => {
    for (const product of DEMO_PRODUCTS) await ensureCardProduct(tx as EntityManager, product);
    await seedInstallments(tx as EntityManager);
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
  await query(em, 'insert into demo_member (member_id, user_id) values ($1, $2)', [memberId, member.userId]);
  await seedDetails(em, memberId, member.userId);
  const accountIds = [];
  for (const account of member.accounts) {
    const { productCode, currency } = account;
    const opened = await openAccount(em, { memberId, productCode, currency, timeZone: 'Asia/Tokyo', ...demoCardFacts(keys, account) });
    accountIds.push(opened.accountId);
  }
  return accountIds[0] ?? '';
}

/** @returns the user ID the login has now; null where the member has none any more. */
async function restore(em: EntityManager, services: Services, member: DemoMember, memberId: string): Promise<string | null> {
  const login = await findLoginOfMember(em, memberId);
  if (login === null) return null;
  const isOwn =
    login.userId === member.userId ||
    (await em.transactional((tx) => renameLogin(tx as EntityManager, services.keys, login.id, member.userId)));
  const userId = isOwn ? member.userId : login.userId;
  await replacePassword(em, login.id, await services.passwordHasher.hash(member.password));
  await removeFactors(em, login.id);
  const key = guardKey(services.keys, 'MEMBER', userId);
  await openLogin(em, key);
  if (member.isLocked) await shutLogin(em, key);
  await fillUpAccounts(em, login.memberId, member.accounts);
  return userId;
}
