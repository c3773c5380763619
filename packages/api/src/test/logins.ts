import { query } from '../platform/index.js';
import { enrolMember, LOGIN, type Answer, type EnrolledMember, type LoginData, type TestServer } from './server.js';

export const VIEWER = '{ viewer { id } }';

/** The proxy the test profile trusts. */
export const TRUSTED_PROXY = '127.0.0.2';

const addresses = new Map<string, string>();

/** Logs in from an address that belongs to this user ID alone, so that only tests about sources meet their limit. */
export function login(
  test: TestServer,
  userId: string,
  password: string,
  headers: Record<string, string> = {},
): Promise<Answer<LoginData>> {
  return test.ask<LoginData>(LOGIN, { input: { userId, password } }, { ...throughProxy(addressOf(userId)), ...headers });
}

/** Tries these passwords one after the other and names what came of each. */
export async function outcomesOf(test: TestServer, userId: string, passwords: string[]): Promise<(string | undefined)[]> {
  const outcomes = [];
  for (const password of passwords) outcomes.push((await login(test, userId, password)).data?.login.__typename);
  return outcomes;
}

/** Headers of a request that comes from an address through the trusted proxy. */
export function throughProxy(address: string): Record<string, string> {
  return { 'x-forwarded-for': address };
}

export async function memberWithDevice(test: TestServer, userId: string): Promise<{ member: EnrolledMember; device: string }> {
  const member = await enrolMember(test.services, userId);
  return { member, device: await deviceOf(test, member) };
}

/** Logs in from a new browser: the cookie by which it is known from now on. */
export async function deviceOf(test: TestServer, { userId, password }: EnrolledMember): Promise<string> {
  return deviceCookieOf(await login(test, userId, password));
}

export function deviceCookieOf(answer: Answer<LoginData>): string {
  return String(answer.headers['set-cookie']).match(/__Host-meisai-device=[\w-]{43}/)?.[0] ?? 'none';
}

/** Runs work with the clock moved on by this many minutes. */
export async function atMinute(test: TestServer, minutes: number, work: () => Promise<void>): Promise<void> {
  const em = test.services.database.fork();
  await query(em, `insert into clock_shift values (true, $1::int * interval '1 minute')`, [minutes]);
  try {
    await work();
  } finally {
    await query(em, 'delete from clock_shift', []);
  }
}

/** How many passwords have reached the hash so far. */
export async function countChecks(test: TestServer): Promise<number> {
  const { values } = await test.services.metrics.passwordVerifications.get();
  return values[0]?.value ?? 0;
}

function addressOf(userId: string): string {
  // A worker goes through hundreds of files, and keeps count over all of them.
  const nth = addresses.size;
  const address = addresses.get(userId) ?? `10.${64 + Math.floor(nth / 256)}.${nth % 256}.1`;
  addresses.set(userId, address);
  return address;
}
