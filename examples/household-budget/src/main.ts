import { createApp } from './app.ts';
import { openDatabase } from './database.ts';
import { readSettings, SettingsFault } from './settings.ts';

/** Starts the app, and stops it on Ctrl-C. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const database = openDatabase(settings.dataFile);
  const app = await createApp(settings, database);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void app.close().then(() => database.close());
    });
  }
  const host = new URL(settings.appOrigin).hostname === 'localhost' ? 'localhost' : '127.0.0.1';
  await app.listen({ port: settings.port, host });
  process.stdout.write(
    `Household budget: ${settings.appOrigin}\nWebhooks:         ${settings.webhookSecret === null ? 'none (WEBHOOK_SECRET is not set)' : `${settings.appOrigin}/webhooks`}\n`,
  );
}

main().catch((error: unknown) => {
  const isOurs = error instanceof SettingsFault;
  process.stderr.write(
    isOurs ? `${error.message}\nHow to get them stands in README.md.\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
});
