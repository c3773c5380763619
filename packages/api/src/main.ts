import closeWithGrace from 'close-with-grace';
import { demoBanner } from './banner.js';
import { startCommandServer } from './cli/command-server.js';
import { readConfig, type Config } from './config.js';
import { prepareDemo } from './demo/seed-demo.js';
import { listDemoOperators } from './demo/seed-operators.js';
import { findPort } from './http/find-port.js';
import { servePrivatePort } from './http/private-port.js';
import { describeError } from './platform/index.js';
import { SWEEPS } from './features.js';
import { startSweeping } from './platform/sweep.js';
import { createServer } from './server.js';
import { startClosing } from './statements/index.js';

const STOP_WITHIN_MS = 10_000;

// A script that starts this process holds a channel to it: when that is gone, however it went, nobody is left to stop it.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
try {
  await run(await withPort(readConfig(process.env)));
} catch (error) {
  process.stderr.write(`meisai: ${describeError(error)}\n`);
  process.exit(1);
}

/** The port is part of the addresses in links and banner: where it is left to the machine, it is settled first. */
async function withPort(config: Config): Promise<Config> {
  const port = await findPort(config);
  return port === config.port ? config : readConfig({ ...process.env, PORT: String(port) });
}

async function run(config: Config): Promise<void> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const letGo of opened.toReversed()) await letGo();
  };
  try {
    const server = await createServer(config);
    opened.push(() => server.close());
    const taken = config.profile === 'demo' ? await prepareDemo(server.services) : [];
    for (const { userId, now } of taken) server.log.warn({ userId, now }, 'a user ID of the demo is somebody else’s');
    const commands = await startCommandServer(server.services);
    opened.push(() => commands.close());
    opened.push(await servePrivatePort(server.services, server.log));
    // In the test profile the clock moves at will: there the books close, and old rows go, when a test says so.
    const closing = config.profile === 'test' ? null : startClosing(server.services.database, server.log);
    const sweeping = config.profile === 'test' ? null : startSweeping(server.services, server.log, SWEEPS);
    opened.push(() => Promise.all([closing?.stop(), sweeping?.stop()]));
    closeWithGrace({ delay: STOP_WITHIN_MS, logger: server.log }, close);
    await server.listen();
    if (config.profile === 'demo') process.stdout.write(demoBanner(config, await listDemoOperators(server.services), taken));
  } catch (error) {
    await close();
    throw error;
  }
}
