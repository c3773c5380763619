import { build, callerFolder, ensureToolchain, install, ROOT, run } from './toolchain.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

await ensureToolchain({ ownGroup: false });
const cli = join(ROOT, 'packages/api/dist/src/cli.js');
if (!existsSync(cli)) {
  await install();
  await build();
}
const dataDir = process.env.DATA_DIR ?? join(ROOT, 'data');
process.exit(
  await run(process.execPath, [cli, ...process.argv.slice(2)], { cwd: callerFolder(), env: { ...process.env, DATA_DIR: dataDir } }),
);
