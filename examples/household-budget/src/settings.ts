import { Webhook } from 'standardwebhooks';

export interface Settings {
  /** Where Meisai is: its API and its authorization server. */
  meisaiOrigin: string;
  /** Where members reach this app; the beginning of the redirect URI. */
  appOrigin: string;
  port: number;
  clientId: string;
  clientSecret: string;
  /** What webhooks are signed with; null where the app has none, and then it hears none. */
  webhookSecret: string | null;
  dataFile: string;
  /** How much is asked for at once, 1 to 100: a list is read page by page to its end. */
  pageSize: number;
  logLevel: string;
}

export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
}

/**
 * The one place that reads the environment.
 * @throws {SettingsFault} which says all that is wrong at once
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const faults: string[] = [];
  const read = <Value>(name: string, fallback: string | null, parse: (text: string) => Value | null, wanted: string): Value | undefined => {
    const text = env[name] === undefined || env[name] === '' ? fallback : env[name];
    const value = text === null ? null : parse(text);
    if (value === null) faults.push(`${name} must be ${wanted}.`);
    return value ?? undefined;
  };
  const settings = {
    meisaiOrigin: read('MEISAI_ORIGIN', 'http://localhost:4000', originOf, 'an address such as http://localhost:4000'),
    appOrigin: read('APP_ORIGIN', 'http://127.0.0.1:5050', originOf, 'an address such as http://127.0.0.1:5050'),
    port: read('PORT', '5050', wholeNumber(1, 65_535), 'a port'),
    clientId: read('CLIENT_ID', null, (text) => text, 'the client ID that Meisai shows for this app'),
    clientSecret: read('CLIENT_SECRET', null, (text) => text, 'the secret that Meisai showed when the app was registered'),
    webhookSecret:
      read('WEBHOOK_SECRET', 'none', webhookSecret, 'the secret that Meisai showed when the webhook was added: whsec_…')?.secret ?? null,
    dataFile: read('DATA_FILE', './household-budget.sqlite', (text) => text, 'a file'),
    logLevel: read('LOG_LEVEL', 'warn', logLevel, 'silent, error, warn or info'),
    pageSize: read('PAGE_SIZE', '50', wholeNumber(1, 100), 'a number from 1 to 100'),
  };
  if (faults.length > 0) throw new SettingsFault(faults.join('\n'));
  return settings as Settings;
}

function originOf(text: string): string | null {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url !== null && isWeb && url.pathname === '/' && url.search === '' ? url.origin : null;
}

function wholeNumber(least: number, most: number) {
  return (text: string): number | null => (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null);
}

function logLevel(text: string): string | null {
  return ['silent', 'error', 'warn', 'info'].includes(text) ? text : null;
}

function webhookSecret(text: string): { secret: string | null } | null {
  if (text === 'none') return { secret: null };
  try {
    new Webhook(text);
    return text.startsWith('whsec_') ? { secret: text } : null;
  } catch {
    return null;
  }
}
