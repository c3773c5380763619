// Starts the built service with the demo over an empty data folder, which goes when it stops.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(tmpdir(), 'meisai-e2e');
rmSync(folder, { recursive: true, force: true });
const server = spawn(process.execPath, [fileURLToPath(new URL('../packages/api/dist/src/main.js', import.meta.url))], {
  env: { ...process.env, MEISAI_PROFILE: 'demo', DATABASE_URL: '', DATA_DIR: folder, LOG_LEVEL: 'warn' },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
const [code] = await once(server, 'exit');
rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 0);
