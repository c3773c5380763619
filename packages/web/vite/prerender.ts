import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Manifest, type Plugin, type ResolvedConfig } from 'vite';
import type * as drawing from '../src/prerender.js';

type Drawing = typeof drawing;

const LANGUAGES = ['ja', 'en'] as const;
const LOGIN_PAGE = 'src/identity/login-page.tsx';

/**
 * Writes what the service has to know of the client beside it: the addresses that have a page (`pages.json`), and for each
 * language a login page that is on screen before any script is (`login.ja.html`), with its parts fetched at once.
 */
export function prerender(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'prerender',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: {
      order: 'pre',
      sequential: true,
      handler: async () => {
        const folder = join(config.root, config.build.outDir);
        await withDrawing(config.root, (built) => writePages(folder, built));
      },
    },
  };
}

/** Builds the client for where there is no browser, and keeps it for as long as the work takes. */
async function withDrawing(root: string, work: (drawing: Drawing) => Promise<void>): Promise<void> {
  const outDir = join(root, 'node_modules/.prerender');
  await build({ root, logLevel: 'warn', build: { ssr: 'src/prerender.tsx', outDir, emptyOutDir: true, manifest: false } });
  await work((await import(pathToFileURL(join(outDir, 'prerender.js')).href)) as Drawing);
  rmSync(outDir, { recursive: true });
}

async function writePages(folder: string, { pagePaths, drawLogin }: Drawing): Promise<void> {
  writeFileSync(join(folder, 'pages.json'), JSON.stringify(pagePaths()));
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  for (const language of LANGUAGES) {
    const { title, markup } = await drawLogin(language);
    const links = filesOf(manifest, [LOGIN_PAGE, `src/platform/locales/${language}.po`])
      .map((file) => `/${file}`)
      .filter((href) => !page.includes(`"${href}"`))
      .map((href) => `<link rel="modulepreload" crossorigin href="${href}">`);
    writeFileSync(join(folder, `login.${language}.html`), compose(page, { language, title, links: links.join(''), markup }));
  }
}

/** The scripts of some modules, with all that these import. */
function filesOf(manifest: Manifest, names: readonly string[]): string[] {
  const files = names.flatMap((name) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The bundle has no ${name}.`);
    return [chunk.file, ...filesOf(manifest, chunk.imports ?? [])];
  });
  return [...new Set(files)];
}

function compose(page: string, parts: { language: string; title: string; links: string; markup: string }): string {
  const replacements = [
    ['<html lang="ja">', `<html lang="${parts.language}">`],
    ['<title>Meisai</title>', `<title>${parts.title}</title>`],
    ['</head>', `${parts.links}</head>`],
    ['<div id="root"></div>', `<div id="root">${parts.markup}</div>`],
  ] as const;
  const html = replacements.reduce((composed, [from, to]) => {
    if (!composed.includes(from)) throw new Error(`index.html has no ${from}.`);
    return composed.replace(from, () => to);
  }, page);
  // The page is on screen without them: they must not hold up the style sheet, without which it is not.
  return html.replaceAll(/(?<=<script type="module"|<link rel="modulepreload")(?= crossorigin)/g, ' fetchpriority="low"');
}
