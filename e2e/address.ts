import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the journeys find the service. E2E_PORT moves it, so that two checkouts can be tried side by side. */
const PORT = process.env['E2E_PORT'] ?? '4390';

export const E2E = {
  port: PORT,
  origin: `http://localhost:${PORT}`,
  metricsPort: String(Number(PORT) + 10_000),
  /** Where the service under test keeps its data; it goes when the service stops. */
  dataDir: join(tmpdir(), `meisai-e2e-${PORT}`),
  /** What the run leaves to be searched at its end: the log of the service, and the secrets that were used. */
  seenDir: join(tmpdir(), `meisai-e2e-${PORT}-seen`),
};
