import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOW_TO_GET_CHROMIUM, provideChromium } from './chromium.mjs';
import { build, ensureToolchain, fail, install, ROOT, run, say } from './toolchain.mjs';

/** The pictures README and docs show. */
const SHOWN = ['home-ja-light-1280', 'home-en-dark-390', 'statement-ja-light-390', 'analysis-ja-light-390'];

await ensureToolchain();
await install();
await build();
const chromium = provideChromium();
if (chromium === null) fail(`No Chromium found. ${HOW_TO_GET_CHROMIUM}`);
const folder = join(ROOT, 'pictures');
const code = await run('pnpm', ['exec', 'playwright', 'test', 'pictures.spec.ts', '--reporter=line'], {
  cwd: join(ROOT, 'e2e'),
  env: { ...process.env, CHROMIUM_PATH: chromium, PICTURES: folder },
});
if (code !== 0) process.exit(code);
mkdirSync(join(ROOT, 'docs/pictures'), { recursive: true });
for (const name of SHOWN) copyFileSync(join(folder, `${name}.png`), join(ROOT, 'docs/pictures', `${name}.png`));
say(`Pictures are in ${folder}; docs/pictures has those the README shows.`);
