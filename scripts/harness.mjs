import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, ensureToolchain, fail, install, onStop, say } from './toolchain.mjs';

const HELP = `npm run harness -- [options]: several API processes in the test profile over one PostgreSQL, to aim attacks at.

  --processes N      API processes (4)
  --members N        members who lock after 3 wrong passwords (10); four with other thresholds come on top
  --for SECONDS      stops by itself after this long; without it, at Ctrl-C
  --write-env FILE   writes there what it prints: BASE_URLS, METRICS_URLS, DB_URL, MAIL_SINK, TEST_CLOCK,
                     OPERATOR_CREDENTIALS, MEMBER_CREDENTIALS, as lines a shell can read
  DATABASE_URL       a database to use; otherwise a PostgreSQL server of its own, whose data goes with it

docs/testing.md explains each of them.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    processes: { type: 'string', default: '4' },
    members: { type: 'string', default: '10' },
    for: { type: 'string' },
    'write-env': { type: 'string' },
  },
});
if (values.help === true) {
  process.stdout.write(HELP);
  process.exit(0);
}
const [processes, members, seconds] = [values.processes, values.members, values.for ?? '0'].map(wholeNumber);
await ensureToolchain();
await install();
await build();

// Of the build, like all that runs here: only there once it has been made.
const { startHarness } = await import('../packages/api/dist/src/test/harness.js');
const stopped = new Promise((resolve) => onStop(resolve));
const harness = await startHarness({ processes, members, databaseUrl: process.env.DATABASE_URL || null });
const lines = Object.entries(harness.describe()).map(([name, value]) => `${name}='${value}'\n`);
if (values['write-env'] !== undefined) writeFileSync(values['write-env'], lines.join(''), { mode: 0o600 });
say(`\n${lines.join('')}\nReady. ${seconds > 0 ? `Stops after ${seconds} s, or at` : 'Stop it with'} Ctrl-C.`);
const timer = seconds > 0 ? new Promise((resolve) => setTimeout(resolve, seconds * 1000)) : new Promise(() => undefined);
await Promise.race([stopped, timer]);
await harness.stop();
process.exit(0);

function wholeNumber(text) {
  if (!/^\d{1,5}$/.test(text)) fail(`"${text}" is no whole number. See --help.`);
  return Number(text);
}
