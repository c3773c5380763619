import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { E2E } from './address.js';

export type SecretKind = 'PASSWORD' | 'PIN' | 'CARD_NUMBER' | 'TOKEN' | 'MAILED_TOKEN';

interface Used {
  kind: SecretKind;
  secret: string;
}

const FILE = join(E2E.seenDir, 'secrets.jsonl');
const known = new Set<string>();

/** Keeps a secret that a journey uses: at the end of the run it must stand nowhere. */
export function keepSecret(kind: SecretKind, secret: string): void {
  if (secret === '' || known.has(`${kind} ${secret}`)) return;
  known.add(`${kind} ${secret}`);
  appendFileSync(FILE, `${JSON.stringify({ kind, secret } satisfies Used)}\n`);
}

/** What the journeys of this run have used, of all workers. */
export function usedSecrets(): Used[] {
  if (!existsSync(FILE)) return [];
  const lines = new Set(readFileSync(FILE, 'utf8').split('\n'));
  lines.delete('');
  return [...lines].map((line) => JSON.parse(line) as Used);
}

/** By the names that fields of the API and of forms of OAuth have for them. */
const FIELDS: Readonly<Record<string, SecretKind>> = {
  password: 'PASSWORD',
  currentPassword: 'PASSWORD',
  newPassword: 'PASSWORD',
  currentPin: 'PIN',
  newPin: 'PIN',
  cardNumber: 'CARD_NUMBER',
  secret: 'TOKEN',
  recoveryCodes: 'TOKEN',
};

/** Every secret in what was sent or answered, by the name of its field. `token` is one that came by mail, or one that is told once. */
export function secretsIn(value: unknown, tokens: 'TOKEN' | 'MAILED_TOKEN'): Used[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const kind = name === 'token' ? tokens : FIELDS[name];
    const texts = (Array.isArray(part) ? part : [part]).filter((text) => typeof text === 'string');
    if (kind !== undefined && texts.length > 0) return texts.map((secret) => ({ kind, secret }));
    return secretsIn(part, tokens);
  });
}
