// Starts the built service with the demo over an empty data folder (DATA_DIR), which goes when this stops. All that the service says
// stands in a file of SEEN_DIR: at the end of a run it is searched for secrets, and so is the database once the service is stopped.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { DATA_DIR: folder, SEEN_DIR: seen } = process.env;
for (const left of [folder, seen]) rmSync(left, { recursive: true, force: true });
mkdirSync(seen, { recursive: true });
const said = openSync(join(seen, 'service.log'), 'w');
const server = spawn(process.execPath, [fileURLToPath(new URL('../packages/api/dist/src/main.js', import.meta.url))], {
  env: { ...process.env, MEISAI_PROFILE: 'demo', DATABASE_URL: '', LOG_LEVEL: 'debug' },
  stdio: ['ignore', said, said],
});
writeFileSync(join(seen, 'pid'), String(server.pid));
const told = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
void told.then(() => server.kill('SIGTERM'));
const [code] = await once(server, 'exit');
// Whoever stopped the service alone has still to look at what it leaves. Waiting for a signal keeps no process alive.
const alive = setInterval(() => {}, 60_000);
if (code === 0) await told;
clearInterval(alive);
rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 0);
