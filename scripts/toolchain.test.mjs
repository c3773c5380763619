import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from './toolchain.mjs';

let folder = '';
before(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'meisai-toolchain-')))));
after(() => rmSync(folder, { recursive: true, force: true }));

/** As npx does: runs the command with the tools it brought on PATH, and calls its own folder the caller's. */
const NPX = `#!/bin/sh
for command; do :; done
INIT_CWD="$PWD" PATH="$TOOLS_PATH" exec sh -c "$command"
`;

test('files are named from where the caller stands, also where npm has to bring Node and pnpm', () => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  symlinkSync('/bin/sh', join(bin, 'sh'));
  writeFileSync(join(bin, 'npx'), NPX);
  chmodSync(join(bin, 'npx'), 0o755);
  const script = join(folder, 'where.mjs');
  writeFileSync(
    script,
    `import { callerFolder, ensureToolchain } from ${JSON.stringify(join(ROOT, 'scripts/toolchain.mjs'))};
    await ensureToolchain({ ownGroup: false });
    console.log(process.env.MEISAI_TOOLCHAIN, callerFolder());`,
  );
  const { MEISAI_TOOLCHAIN: _tools, MEISAI_CALLED_FROM: _from, ...env } = process.env;
  const { stdout, stderr } = spawnSync(join(bin, 'node'), [script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...env, PATH: bin, TOOLS_PATH: process.env.PATH, INIT_CWD: join(ROOT, 'docs') },
  });
  assert.equal(stdout.trim(), `1 ${join(ROOT, 'docs')}`, stderr);
});
