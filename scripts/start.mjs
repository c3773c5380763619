import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { build, ensureToolchain, install, onStop, ROOT } from './toolchain.mjs';

const HELP = `npm start: installs, builds and serves Meisai on one port.

  PORT            the port, 4000 by default
  DATA_DIR        where the embedded database and keys live, ./data by default
  DATABASE_URL    postgresql://… puts it on PostgreSQL
  MEISAI_PROFILE  demo, developer, test or production; demo without DATABASE_URL
  LOG_LEVEL       silent, error, warn, info or debug; warn here

Stop it with Ctrl-C.
`;

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
  process.exit(0);
}
await ensureToolchain();
await install();
// What serves; the examples are programs of their own.
await build('@meisai/api');

// In a group of its own, so that a signal reaches it once and from here only, however the terminal or npm spread it; with a
// channel, by whose end it knows that this script is gone.
const server = spawn(process.execPath, ['packages/api/dist/src/main.js'], {
  cwd: ROOT,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: true,
  env: { LOG_LEVEL: 'warn', ...process.env },
});
let stopping = false;
onStop((signal) => {
  if (!stopping) server.kill(signal);
  stopping = true;
});
const [code] = await once(server, 'exit');
process.exit(code ?? (stopping ? 0 : 1));
