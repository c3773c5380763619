import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './errors.js';
import { makeFolder } from './make-folder.js';

/** Secrets that never enter the database, derived from one master secret for one purpose each. */
export interface Keys {
  /** Names the key of a purpose, so that what it made can be told from what another one did. */
  keyId(purpose: string): string;
  /** HMAC-SHA-256 under a key of its own for each purpose. */
  hmac(purpose: string, text: string): Buffer;
  /**
   * Encrypts a text with AES-256-GCM under a key of its own for each purpose.
   * @param owner whose text it is: sealed for one, it opens for nobody else.
   */
  seal(purpose: string, owner: string, text: string): Sealed;
  /** @throws if it was sealed under another key or for another owner, or was changed. */
  open(purpose: string, owner: string, sealed: Sealed): string;
}

/** A text only the holder of the master secret can read. */
export interface Sealed {
  /** Which key it takes, so that a change of the secret is told from a forgery. */
  keyId: string;
  /** Nonce, ciphertext and tag. */
  bytes: Buffer;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

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
  const keyIdFor = (purpose: string): string => keyFor(`key-id:${purpose}`).toString('hex', 0, 4);
  return {
    keyId: keyIdFor,
    hmac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest(),
    seal: (purpose, owner, text) => ({ keyId: keyIdFor(purpose), bytes: encrypt(keyFor(`seal:${purpose}`), owner, text) }),
    open: (purpose, owner, { keyId, bytes }) => {
      if (keyId !== keyIdFor(purpose)) throw new Error(`What was sealed as ${purpose} takes the key ${keyId}, which is not here.`);
      return decrypt(keyFor(`seal:${purpose}`), owner, bytes);
    },
  };
}

function encrypt(key: Buffer, owner: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, owner: string, bytes: Buffer): string {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** The master secret kept in the data folder; made at the first start. */
export async function readOrMakeSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  await makeFolder(folder);
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
