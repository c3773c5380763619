import closeWithGrace from 'close-with-grace';
import { readConfig } from './config.js';
import { createServer } from './server.js';

const server = await createServer(readConfig(process.env));
closeWithGrace({ delay: 10_000, logger: server.log }, async () => server.close());
await server.listen();
