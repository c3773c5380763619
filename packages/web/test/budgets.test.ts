import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = new URL('../dist/', import.meta.url);
const KB = 1000;
const ENTRY = 'index.html';
const CATALOG = 'src/platform/locales/ja.po';
const MEMBER_CATALOG = 'src/platform/locales/member/ja.po';
const ENTRANCE_CATALOG = 'src/platform/locales/entrance/ja.po';
const SECURITY_CATALOG = 'src/platform/locales/security/ja.po';
const LAYOUT = 'src/app/member-layout.tsx';
/** The words of a feature that has a catalog of its own. */
const wordsOf = (feature: string) => `src/${feature}/locales/ja.po`;
const LAZY_ROUTE_KB = 35;

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const manifest = readManifest();

function readManifest(): Record<string, Chunk> {
  try {
    return JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8')) as Record<string, Chunk>;
  } catch (cause) {
    throw new Error('dist/ is missing: build @meisai/web before its tests.', { cause });
  }
}

/** Every file that is fetched for some modules: their chunks with all that these import, and the styles. */
function filesOf(modules: readonly string[], seen = new Set<string>()): string[] {
  for (const name of modules) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`No chunk for ${name}: has it moved?`);
    if (seen.has(name)) continue;
    seen.add(name);
    filesOf(chunk.imports ?? [], seen);
  }
  return [...new Set([...seen].flatMap((name) => [manifest[name]?.file ?? '', ...(manifest[name]?.css ?? [])]))];
}

function gzippedKb(files: readonly string[], extension: '.js' | '.css'): number {
  const sizes = files
    .filter((file) => file.endsWith(extension))
    .map((file) => gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / KB;
}

/** A page joins with one line: its address, the modules beyond entry and catalog, and what it may weigh in kB. */
const PAGES: readonly (readonly [path: string, modules: readonly string[], budgetKb: number])[] = [
  ['/login', ['src/identity/login-page.tsx'], 175],
  ['/login/verify', [ENTRANCE_CATALOG, 'src/identity/verify-login-page.tsx'], 180],
  ['/register', [ENTRANCE_CATALOG, 'src/enrolment/register-page.tsx'], 180],
  ['/recover', [ENTRANCE_CATALOG, 'src/recovery/recover-page.tsx'], 175],
  ['/recover/password', [ENTRANCE_CATALOG, 'src/recovery/recover-password-page.tsx'], 175],
  ['/recover/user-id', [ENTRANCE_CATALOG, 'src/recovery/recover-user-id-page.tsx'], 175],
  ['/recover/new-password', [ENTRANCE_CATALOG, 'src/recovery/new-password-page.tsx'], 180],
  ['/security/password', [LAYOUT, SECURITY_CATALOG, 'src/identity/password-page.tsx'], 200],
  ['/security/user-id', [LAYOUT, SECURITY_CATALOG, 'src/identity/user-id-page.tsx'], 200],
  ['/', [LAYOUT, 'src/statements/home-page.tsx'], 200],
  ['/statements', [LAYOUT, 'src/statements/statements-page.tsx'], 200],
  ['/statements/unbilled', [LAYOUT, 'src/statements/unbilled-page.tsx'], 200],
  ['/analysis', [LAYOUT, 'src/statements/analysis-page.tsx'], 195],
  ['/transactions', [LAYOUT, 'src/statements/transactions-page.tsx'], 200],
  ['/transactions/$id', [LAYOUT, 'src/statements/transaction-page.tsx'], 200],
  ['/installments', [LAYOUT, wordsOf('installments'), 'src/installments/pages.ts'], 195],
  ['/installments/new', [LAYOUT, wordsOf('installments'), 'src/installments/several-page.tsx'], 195],
  ['/profile', [LAYOUT, wordsOf('members'), 'src/members/pages.ts'], 200],
  ['/family', [LAYOUT, wordsOf('family'), 'src/family/pages.ts'], 200],
  ['/statements/$label', [LAYOUT, 'src/statements/statement-page.tsx'], 200],
  ['/security/passkeys', [LAYOUT, SECURITY_CATALOG, 'src/factors/passkeys-page.tsx'], 200],
  ['/security/authenticator', [LAYOUT, SECURITY_CATALOG, 'src/factors/authenticator-page.tsx'], 200],
  ['/security', [LAYOUT, SECURITY_CATALOG, 'src/identity/security-page.tsx'], 200],
  ['/security/sessions', [LAYOUT, SECURITY_CATALOG, 'src/sessions/sessions-page.tsx'], 200],
  ['/security/activity', [LAYOUT, SECURITY_CATALOG, 'src/activity/activity-page.tsx'], 200],
  ['/concierge', ['src/concierge/desk.ts'], 200],
];

describe('what a page loads, gzipped', () => {
  it.each(PAGES)('%s keeps its budget of JavaScript and CSS', (path, modules, budgetKb) => {
    const files = filesOf([ENTRY, CATALOG, ...(modules.includes(LAYOUT) ? [MEMBER_CATALOG] : []), ...modules]);
    const [js, css] = [gzippedKb(files, '.js'), gzippedKb(files, '.css')];
    console.info(`${path}: ${js.toFixed(1)} kB of JS (${budgetKb}), ${css.toFixed(1)} kB of CSS (12)`);
    expect(js).toBeGreaterThan(50);
    expect(js).toBeLessThanOrEqual(budgetKb);
    expect(css).toBeGreaterThan(1);
    expect(css).toBeLessThanOrEqual(12);
  });

  it.each(PAGES)('%s adds little to what is there already', (_path, modules) => {
    const page = modules.at(-1) ?? '';
    const others = filesOf([ENTRY, ...modules.slice(0, -1)]);
    const own = filesOf([page]).filter((file) => !others.includes(file));
    expect(gzippedKb(own, '.js')).toBeLessThanOrEqual(LAZY_ROUTE_KB);
  });
});

const read = (name: string) => readFileSync(new URL(name, DIST), 'utf8');

describe('what answers for a page', () => {
  it.each(['index.html', 'login.ja.html', 'login.en.html'])('%s carries no inline script or style: the policy would stop it', (name) => {
    expect(read(name)).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=/);
  });

  it.each(['index.html', 'login.ja.html', 'login.en.html'])('%s says in both languages that it needs JavaScript', (name) => {
    expect(read(name)).toMatch(/<noscript>[^]*JavaScriptを有効に[^]*<p lang="en">[^]*<\/noscript>/);
  });

  it.each(['ja', 'en'])(
    'the login page in %s has all its parts fetched at once, and nothing that answers before they are there',
    (language) => {
      const html = read(`login.${language}.html`);
      const fetched = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
      const needed = filesOf([ENTRY, 'src/identity/login-page.tsx', `src/platform/locales/${language}.po`]);
      expect(fetched.filter((file) => !file?.includes('early-theme')).toSorted()).toEqual(needed.toSorted());
      for (const [code] of html.matchAll(/<(?:script type="module"|link rel="modulepreload")[^>]*>/g))
        expect(code).toContain('fetchpriority="low"');
      for (const [control] of html.matchAll(/<(?:button|input type="radio")[^>]*>/g)) expect(control).toContain('disabled=""');
      expect(html).toMatch(/<input [^>]*name="userId"/);
    },
  );

  it('the addresses of all pages are told to the service', () => {
    const paths = JSON.parse(read('pages.json')) as string[];
    expect(paths).toEqual(expect.arrayContaining(PAGES.map(([path]) => path)));
  });
});
