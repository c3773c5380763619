// Starts the built service with the demo over an empty data folder (DATA_DIR), which goes when it stops.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = process.env.DATA_DIR;
rmSync(folder, { recursive: true, force: true });
const server = spawn(process.execPath, [fileURLToPath(new URL('../packages/api/dist/src/main.js', import.meta.url))], {
  env: { ...process.env, MEISAI_PROFILE: 'demo', DATABASE_URL: '', LOG_LEVEL: 'warn' },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
const [code] = await once(server, 'exit');
rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 0);
