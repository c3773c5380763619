import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
/** Where a file is looked for that a document names: from the root, or, as most tests are the API's, from there. */
const PLACES = ['', 'packages/api/src/', 'packages/schema/src/'];

const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
/** Sources of the API, but for tests and what they use, by path. */
const sources = new Map(
  globSync('**/*.ts', { cwd: new URL('packages/api/src/', ROOT) })
    .filter((path) => !path.endsWith('.test.ts') && !path.startsWith('test/'))
    .map((path) => [path, read(`packages/api/src/${path}`)]),
);

describe.each(['docs/asvs.md', 'docs/testing.md', 'docs/protection.md'])('%s', (document) => {
  it('names files that are there', () => {
    const named = [...read(document).matchAll(/`([\w./-]+\.(?:tsx?|md|graphql|yaml))`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !PLACES.some((place) => existsSync(new URL(place + path, ROOT))))).toEqual([]);
  });
});

describe('docs/asvs.md', () => {
  const rows = [...read('docs/asvs.md').matchAll(/^\| v5\.0\.0-([\d.]+) \| ([12]) \| ([^|]+) \| ([^|]+) \|$/gm)];
  const proofs = rows.map(([, , , , proof = '']) => proof);

  it('has each requirement of levels 1 and 2 once, and counts them', () => {
    expect(new Set(rows.map(([, id]) => id)).size).toBe(253);
    expect(rows.filter(([, , level]) => level === '1')).toHaveLength(70);
    const [notApplying, open] = ['does not apply: ', 'open: '].map((how) => proofs.filter((proof) => proof.startsWith(how)).length);
    const met = rows.length - (notApplying ?? 0) - (open ?? 0);
    expect(read('docs/asvs.md')).toContain(`Of 253 requirements ${met} are met, ${notApplying} do not apply, ${open} are open.`);
  });

  it('proves what is met by a file, and says of the others why', () => {
    expect(proofs.filter((proof) => !/^(`[^`]+\.[a-z]+`|(does not apply|open): \S)/.test(proof))).toEqual([]);
  });
});

describe('docs/protection.md', () => {
  const written = read('docs/protection.md');

  it('has a row for each key of the code, and none besides', () => {
    const [, table = ''] = /## Keys([^]*?)\nBesides/.exec(written) ?? [];
    const listed = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) => cell.match(/[^`, ]+/g) ?? []);
    const used = [...sources].flatMap(([path, text]) =>
      [...text.matchAll(/\bkeys?\.(?:hmac|seal|open|keyId)\(\s*([\w']?[^,)\s]*)/g)].flatMap(([, purpose = '']) =>
        purposesOf(purpose, path),
      ),
    );
    expect(used.length).toBeGreaterThan(20);
    expect(listed.toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('knows every algorithm of the code', () => {
    const all = [...sources.values()].join('\n');
    const named = all.matchAll(/\b(?:createHash|createHmac|hkdfSync|createCipheriv|createDecipheriv|createECDH|createSign)\(([^,)]+)/g);
    expect([...new Set([...named].map(([, algorithm = '']) => algorithm))].toSorted()).toEqual(["'prime256v1'", "'sha256'", 'CIPHER']);
    expect(all.match(/const CIPHER = .*/g)).toEqual(["const CIPHER = 'aes-256-gcm';"]);
  });

  it('leaves chance that can be guessed to waits and to what is made up', () => {
    const guessable = [...sources].filter(([, text]) => text.includes('Math.random')).map(([path]) => path);
    expect(guessable.toSorted()).toEqual([
      'enrolment/prove-card.ts',
      'identity/login-guard.ts',
      'notifications/mail-delivery.ts',
      'platform/retry-transaction.ts',
      'webhooks/deliver-webhooks.ts',
    ]);
  });
});

/** What the first argument of a key stands for: a text, or a constant of this file or of another. */
function purposesOf(argument: string, path: string): string[] {
  if (argument.startsWith("'")) return [argument.slice(1, -1)];
  const [name = ''] = argument.split('[');
  const defines = new RegExp(`\\bconst ${name}\\b.*= (.+);`);
  const [, value = ''] =
    [sources.get(path) ?? '', ...sources.values()].map((text) => defines.exec(text)).find((found) => found !== null) ?? [];
  const values = value.match(/(?<=')[\w:-]+(?=')/g);
  if (values === null) throw new Error(`${path}: what does ${argument} stand for?`);
  return values;
}
