import type { SecretKind } from './secrets.js';

interface Secret {
  kind: SecretKind;
  secret: string;
}

/** PINs are found as a word of their own: their digits are also within times, ids and sizes. */
const MINIMUM = 8;

/** Every way in which a secret could stand in a text: as it is, in JSON, in an address, as bytes in hex or Base64. */
function formsOf({ kind, secret }: Secret): string[] {
  const bytes = [Buffer.from(secret)];
  const texts = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), secret.normalize('NFKC')];
  if (kind === 'CARD_NUMBER') {
    const digits = secret.normalize('NFKC').replaceAll(/\D/g, '');
    texts.push(digits, digits.replaceAll(/(\d{4})(?=\d)/g, '$1 '), digits.replaceAll(/(\d{4})(?=\d)/g, '$1-'));
    bytes.push(Buffer.from(digits));
  }
  // What is random bytes may have been kept as those.
  if (/^[\w-]{43}$/.test(secret)) bytes.push(Buffer.from(secret, 'base64url'));
  return [...new Set([...texts, ...bytes.flatMap(encodings)])].filter((form) => form.length >= MINIMUM);
}

/** Of bytes somewhere within others: in Base64 they look three ways, of which the ends depend on their neighbours. */
function encodings(bytes: Buffer): string[] {
  const shifted = [0, 1, 2].flatMap((by) => {
    const text = Buffer.concat([Buffer.alloc(by), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const inner = text.slice(by === 0 ? 0 : by + 1, (bytes.length + by) % 3 === 0 ? undefined : -1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...shifted];
}

/** A place in which a secret stands: the kind of the secret, and the line without saying more of it than its beginning. */
export interface Leak {
  kind: SecretKind;
  where: string;
}

/** Looks through lines for secrets, in every form they could have. */
export function findLeaks(lines: readonly string[], secrets: readonly Secret[]): Leak[] {
  const text = lines.join('\n');
  const leaks: Leak[] = [];
  for (const one of secrets) {
    const found =
      one.kind === 'PIN' ? placesOfPin(lines, one.secret.normalize('NFKC')) : formsOf(one).flatMap((form) => placesOf(text, form));
    leaks.push(...found.map((where) => ({ kind: one.kind, where })));
  }
  return leaks;
}

function placesOf(text: string, form: string): string[] {
  const at = text.indexOf(form);
  if (at < 0) return [];
  const begin = text.lastIndexOf('\n', at) + 1;
  return [`${text.slice(begin, begin + 60)} … ${text.slice(Math.max(begin, at - 40), at)}`];
}

/** Times, ports and amounts are no PINs. */
const NUMBERS = /"(?:pid|port|remotePort|responseTime|time|last_four|\w*minor\w*|\w*_id|id)":"?[\d.+-]+"?/g;

function placesOfPin(lines: readonly string[], pin: string): string[] {
  const alone = new RegExp(`(?<![\\w.+-])(?<![^"]:)${pin}(?![\\w.:-])`);
  return lines.filter((line) => line.includes(pin) && alone.test(line.replaceAll(NUMBERS, ''))).map((line) => line.slice(0, 60));
}
