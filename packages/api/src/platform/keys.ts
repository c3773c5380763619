import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './errors.js';

/** Secrets that never enter the database, derived from one master secret for one purpose each. */
export interface Keys {
  /** HMAC-SHA-256 under a key of its own for each purpose. */
  hmac(purpose: string, text: string): Buffer;
}

const MASTER_BYTES = 32;

/** @param secret the master secret: 32 bytes or more, in base64 or base64url. @throws {InputError} */
export function deriveKeys(secret: string): Keys {
  const master = Buffer.from(secret, 'base64');
  if (master.length < MASTER_BYTES) {
    throw new InputError(`MEISAI_SECRET is too short: it must be at least ${MASTER_BYTES} random bytes in base64.`);
  }
  const derived = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', master, '', `meisai:${purpose}`, MASTER_BYTES));
    derived.set(purpose, key);
    return key;
  };
  return { hmac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest() };
}

/** The master secret kept in the data folder; made at the first start. */
export async function readOrMakeSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = randomBytes(MASTER_BYTES).toString('base64');
  try {
    await writeFile(file, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}

/** A token nobody can guess: 256 random bits. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. It has 256 random bits, so a fast hash is enough. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
