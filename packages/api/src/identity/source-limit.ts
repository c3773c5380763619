import { query, sourceBlocks, TooManyRequests, type EntityManager } from '../platform/index.js';
import { SOURCE_POLICY } from './login-policy.js';

const WINDOW_START = `to_timestamp(floor(extract(epoch from app_now()) * 1000 / $1::bigint) * $1::bigint / 1000)`;

/** What is counted: wrong secrets, or requests whose answer tells nothing. */
type Counted = 'WRONG_SECRET' | 'ASK';

const LIMITS: Record<Counted, { perAddress: number; perIpv4Block: number; perIpv6Block: number }> = {
  WRONG_SECRET: SOURCE_POLICY,
  ASK: {
    perAddress: SOURCE_POLICY.asksPerAddress,
    perIpv4Block: SOURCE_POLICY.asksPerBlock,
    perIpv6Block: SOURCE_POLICY.asksPerBlock,
  },
};

/**
 * Refuses a source of too many wrong secrets, before anything is checked.
 * Only failures count, and only after they happened: a burst can overshoot by what is being checked at the moment.
 * @throws {TooManyRequests}
 */
export function refuseBusySource(em: EntityManager, address: string): Promise<void> {
  return refuse(em, address, 'WRONG_SECRET');
}

/** Counts a wrong secret against where it came from, in the transaction that counts it against the login. */
export function countSourceFailure(em: EntityManager, address: string): Promise<void> {
  return count(em, address, 'WRONG_SECRET');
}

/**
 * Counts a request whose answer tells nothing, whatever comes of it, and refuses a source of too many.
 * @throws {TooManyRequests}
 */
export async function countAsk(em: EntityManager, address: string): Promise<void> {
  await refuse(em, address, 'ASK');
  await em.transactional((tx) => count(tx as EntityManager, address, 'ASK'));
}

/**
 * Counts a browser that an app has sent here, by where it comes from: apart from what members ask for, for any page can send it.
 * @throws {TooManyRequests}
 */
export async function countAuthorization(em: EntityManager, address: string): Promise<void> {
  const { narrow, wide } = sourceBlocks(address);
  await countKept(em, { narrow: `authorize ${narrow}`, wide: `authorize ${wide}` });
}

/**
 * Counts what an app pushes, by the app: it does so for all its members from one address.
 * @throws {TooManyRequests}
 */
export async function countPush(em: EntityManager, clientId: string): Promise<void> {
  await countKept(em, { wide: `push ${clientId}` });
}

async function countKept(em: EntityManager, blocks: Blocks): Promise<void> {
  await refuseBlocks(em, blocks, 'ASK');
  await em.transactional((tx) => countBlocks(tx as EntityManager, blocks, 'ASK'));
}

/** What is counted together. */
interface Blocks {
  narrow?: string;
  wide: string;
}

function refuse(em: EntityManager, address: string, counted: Counted): Promise<void> {
  return refuseBlocks(em, sourceBlocks(address), counted);
}

async function refuseBlocks(em: EntityManager, { narrow, wide }: Blocks, counted: Counted): Promise<void> {
  const rows = await query<{ block: string; failed: number; secondsLeft: number }>(
    em,
    `select block, failed,
            ceil(extract(epoch from window_start) + $1::bigint / 1000 - extract(epoch from app_now()))::int as "secondsLeft"
       from source_failure
      where block in ($2, $3) and counted = $4 and window_start = ${WINDOW_START}`,
    [SOURCE_POLICY.windowMs, narrow ?? wide, wide, counted],
  );
  const limits = LIMITS[counted];
  const perBlock = wide.includes(':') ? limits.perIpv6Block : limits.perIpv4Block;
  const full = rows.find(({ block, failed }) => failed >= (block === narrow ? limits.perAddress : perBlock));
  if (full !== undefined) throw new TooManyRequests(Math.max(1, full.secondsLeft));
}

function count(em: EntityManager, address: string, counted: Counted): Promise<void> {
  return countBlocks(em, sourceBlocks(address), counted);
}

async function countBlocks(em: EntityManager, { narrow, wide }: Blocks, counted: Counted): Promise<void> {
  // Narrow before wide, always: two transactions that touch the same rows take them in the same order.
  for (const block of [narrow, wide].filter((one) => one !== undefined)) {
    await query(
      em,
      `insert into source_failure as s (block, counted, window_start, failed) values ($2, $3, ${WINDOW_START}, 1)
       on conflict (block, counted, window_start) do update set failed = s.failed + 1`,
      [SOURCE_POLICY.windowMs, block, counted],
    );
  }
}
