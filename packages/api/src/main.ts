import closeWithGrace from 'close-with-grace';
import { demoBanner } from './banner.js';
import { startCommandServer } from './cli/command-server.js';
import { readConfig, type Config } from './config.js';
import { prepareDemo } from './demo/seed-demo.js';
import { listDemoOperators } from './demo/seed-operators.js';
import { servePrivatePort } from './http/private-port.js';
import { Fault, InputError } from './platform/index.js';
import { SWEEPS } from './features.js';
import { startSweeping } from './platform/sweep.js';
import { createServer } from './server.js';
import { startClosing } from './statements/index.js';

const STOP_WITHIN_MS = 10_000;

try {
  await run(readConfig(process.env));
} catch (error) {
  // What the operator can mend is one clear line; everything else keeps its stack.
  const isPlain = error instanceof InputError || error instanceof Fault;
  process.stderr.write(isPlain ? `meisai: ${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

async function run(config: Config): Promise<void> {
  const server = await createServer(config);
  if (config.profile === 'demo') await prepareDemo(server.services);
  const commands = await startCommandServer(server.services);
  const closePrivatePort = await servePrivatePort(server.services, server.log);
  // In the test profile the clock moves at will: there the books close, and old rows go, when a test says so.
  const closing = config.profile === 'test' ? null : startClosing(server.services.database, server.log);
  const sweeping = config.profile === 'test' ? null : startSweeping(server.services.database, server.log, SWEEPS);
  closeWithGrace({ delay: STOP_WITHIN_MS, logger: server.log }, async () => {
    await Promise.all([closing?.stop(), sweeping?.stop()]);
    await commands.close();
    await server.close();
    await closePrivatePort();
  });
  await server.listen();
  if (config.profile === 'demo') process.stdout.write(demoBanner(config, await listDemoOperators(server.services)));
}
