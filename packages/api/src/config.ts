import { isIPv4 } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { InputError } from './platform/errors.js';

export type Profile = 'demo' | 'developer' | 'test' | 'production';

/** Everything the environment decides, read once and frozen. */
export interface Config {
  readonly profile: Profile;
  readonly port: number;
  /** The address the service binds. */
  readonly host: string;
  /** Where members reach it, without a slash at the end: the root of links and the home of cookies. */
  readonly publicOrigin: string;
  readonly dataDir: string;
  /** null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  /** How many passwords are hashed at once, each by a process of its own. */
  readonly hashingConcurrency: number;
  /** null: kept in `dataDir`, made at the first start. */
  readonly secret: string | null;
  /** Secrets of PINs, the newest first; empty: they are under the one above. */
  readonly pinSecrets: readonly string[];
  /** Takes text messages as mails to NUMBER@ this; null where none are sent. */
  readonly smsGateway: string | null;
  /** Peers whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[];
  /** null: no metrics port. */
  readonly metricsPort: number | null;
  readonly logLevel: string;
  readonly mail: MailConfig;
  /** Where a member who has lost user ID and password calls; null where there is no such desk. */
  readonly conciergePhone: string | null;
  /** Whether developers may look into the schema here: introspection, Sandbox, local explorer. */
  readonly isExplorable: boolean;
  /** Whether members may make up uses, payments and closings of their own accounts: the `simulate…` mutations. */
  readonly hasSimulations: boolean;
  /** Whether developers register apps themselves; else the issuer does. */
  readonly mayRegisterApps: boolean;
  /** Whether webhooks may call a program on the same machine, without https: where developers try them. Elsewhere only the public Internet. */
  readonly areLocalWebhooksAllowed: boolean;
  /** What the concierge asks to find out who calls. */
  readonly identityQuestions: readonly IdentityQuestionName[];
}

const IDENTITY_QUESTIONS = ['BIRTH_DATE', 'CARD', 'CONTACT', 'RECENT_USE'] as const;
export type IdentityQuestionName = (typeof IDENTITY_QUESTIONS)[number];

export interface MailConfig {
  /** The server that takes our mails, credentials included: never to be logged. null where mails are caught. */
  readonly smtpUrl: string | null;
  /** What stands in From. */
  readonly from: string;
  /** Whether mails stay here and are shown on a page to whoever asks; only in the demo and in tests. */
  readonly isCaught: boolean;
}

const PROFILES: readonly Profile[] = ['demo', 'developer', 'test', 'production'];
const DEFAULT_PORT = 4000;
/** Made up: nobody has it. */
const DEMO_PHONE = '0120-000-000';
const DEFAULT_POOL_SIZE = 10;
/** Half the cores, so that reads keep the rest; four hash some 400 passwords a second, more than any issuer's morning. */
const DEFAULT_HASHING_CONCURRENCY = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));

/** @throws {InputError} naming the variable that is wrong and what it may be. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']);
  const profile = readProfile(env['MEISAI_PROFILE'], databaseUrl);
  if (profile === 'production') requireStatedTls(databaseUrl);
  const port = readInteger(env, 'PORT', DEFAULT_PORT, 0, 65_535);
  const secret = env['MEISAI_SECRET'] ?? null;
  if (profile === 'production' && secret === null) {
    throw new InputError('MEISAI_SECRET is missing: production needs at least 32 random bytes in base64.');
  }
  const publicOrigin = readPublicOrigin(env['PUBLIC_ORIGIN'], profile, port);
  return Object.freeze({
    profile,
    port,
    host: readHost(env['HOST'], profile),
    publicOrigin,
    dataDir: resolve(env['DATA_DIR'] ?? 'data'),
    databaseUrl,
    databasePoolSize: readInteger(env, 'DATABASE_POOL_SIZE', DEFAULT_POOL_SIZE, 2, 1000),
    hashingConcurrency: readInteger(env, 'HASHING_CONCURRENCY', DEFAULT_HASHING_CONCURRENCY, 1, 64),
    secret,
    pinSecrets: (env['MEISAI_PIN_SECRETS'] ?? '').split(',').filter((one) => one !== ''),
    smsGateway: readSmsGateway(env['SMS_GATEWAY'], profile),
    trustedProxies: readProxies(env['TRUSTED_PROXIES'] ?? (profile === 'test' ? '127.0.0.2' : '')),
    metricsPort: env['METRICS_PORT'] === undefined ? null : readInteger(env, 'METRICS_PORT', 0, 0, 65_535),
    logLevel: readChoice(env['LOG_LEVEL'] ?? 'info', 'LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug']),
    conciergePhone: readPhone(env['CONCIERGE_PHONE'] ?? (profile === 'demo' ? DEMO_PHONE : '')),
    mail: readMail(env, profile, publicOrigin),
    areLocalWebhooksAllowed: profile === 'demo' || profile === 'test',
    mayRegisterApps: profile !== 'production',
    hasSimulations: profile !== 'production',
    isExplorable: readFlag(env, 'MEISAI_EXPLORE', profile !== 'production'),
    identityQuestions: readQuestions(env['IDENTITY_QUESTIONS']),
  });
}

/** Where the embedded database keeps its files. */
export function embeddedDatabaseFolder(config: Config): string {
  return join(config.dataDir, 'database');
}

function readDatabaseUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  if (!/^postgres(ql)?:\/\//.test(value)) {
    throw new InputError('DATABASE_URL must begin with postgresql://; leave it out for the embedded database.');
  }
  return value;
}

/** Over a network it must be said whether what members do is readable on the way; a URL that says nothing would mean that it is. */
function requireStatedTls(databaseUrl: string | null): void {
  if (databaseUrl === null || !URL.canParse(databaseUrl)) return;
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = searchParams.get('host') ?? hostname;
  if (host === '' || host.startsWith('/') || isLoopback(host) || searchParams.has('sslmode')) return;
  throw new InputError(
    `DATABASE_URL reaches ${host} without saying how it is protected: add sslmode=verify-full (and sslrootcert=FILE for a certificate authority of your own), or sslmode=disable where only you can listen on the way.`,
  );
}

function readProfile(value: string | undefined, databaseUrl: string | null): Profile {
  if (value === undefined || value === '') return databaseUrl === null ? 'demo' : 'production';
  return readChoice(value, 'MEISAI_PROFILE', PROFILES);
}

/** The passwords of the demo are printed on the screen: nobody on the network may meet it. */
function readHost(value: string | undefined, profile: Profile): string {
  const host = value || (profile === 'production' ? '0.0.0.0' : '127.0.0.1');
  if (profile === 'demo' && !isLoopback(host)) {
    throw new InputError(`HOST must be a loopback address in the demo, whose logins everyone knows; it is ${host}.`);
  }
  return host;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

/** Where text messages are caught as mails are, any name will do. */
function readSmsGateway(value: string | undefined, profile: Profile): string | null {
  const domain = value || (profile === 'demo' || profile === 'test' ? 'sms.example.jp' : '');
  if (domain === '') return null;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) {
    throw new InputError(
      'SMS_GATEWAY must be the domain of a gateway that takes text messages as mails to NUMBER@domain, such as sms.example.com.',
    );
  }
  return domain;
}

function readPublicOrigin(value: string | undefined, profile: Profile, port: number): string {
  if (profile === 'production' && !value?.startsWith('https://')) {
    throw new InputError('PUBLIC_ORIGIN must be the https:// address members use; production is not served without it.');
  }
  if (value === undefined || value === '') return `http://localhost:${port}`;
  if (!URL.canParse(value) || new URL(value).origin !== value.replace(/\/$/, '')) {
    throw new InputError(`PUBLIC_ORIGIN must be an origin such as https://meisai.example; it is ${value}.`);
  }
  return new URL(value).origin;
}

function readMail(env: Readonly<Record<string, string | undefined>>, profile: Profile, publicOrigin: string): MailConfig {
  const smtpUrl = readSmtpUrl(env['SMTP_URL']);
  if (smtpUrl === null && profile !== 'demo' && profile !== 'test') {
    throw new InputError(
      'SMTP_URL is missing: mails with links that let a member in must reach that member alone. Name a server, as smtps://user:password@host.',
    );
  }
  const from = env['MAIL_FROM'] || `Meisai <no-reply@${new URL(publicOrigin).hostname}>`;
  if (!/^(?:[^\p{C}<>@"]{1,100} <[^\s\p{C}<>@]+@[^\s\p{C}<>@]+>|[^\s\p{C}<>@]+@[^\s\p{C}<>@]+)$/u.test(from)) {
    throw new InputError('MAIL_FROM must be an address, or a name and an address: Meisai <no-reply@meisai.example>.');
  }
  return Object.freeze({ smtpUrl, from, isCaught: smtpUrl === null });
}

/** What was given is not repeated in the message: it may hold a password. */
function readSmtpUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new InputError(
      'SMTP_URL must be smtp://host:port or smtps://host:port, with user:password@ before the host where the server asks for it.',
    );
  }
  return value;
}

function readPhone(value: string): string | null {
  if (value === '') return null;
  if (!/^\+?[\d() -]{3,30}$/.test(value)) throw new InputError('CONCIERGE_PHONE must be a telephone number, such as 0120-123-456.');
  return value;
}

function readInteger(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: number, min: number, max: number): number {
  const value = env[name];
  if (value === undefined || value === '') return otherwise;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new InputError(`${name} must be a whole number from ${min} to ${max}; it is ${value}.`);
  }
  return number;
}

function readFlag(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: boolean): boolean {
  const value = env[name];
  if (value === undefined || value === '') return otherwise;
  return readChoice(value, name, ['true', 'false']) === 'true';
}

function readChoice<T extends string>(value: string, name: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new InputError(`${name} must be one of ${choices.join(', ')}; it is ${value}.`);
  return choice;
}

function readProxies(value: string): string[] {
  const proxies = readList(value);
  for (const proxy of proxies) {
    if (!ipaddr.isValid(proxy) && !ipaddr.isValidCIDR(proxy)) {
      throw new InputError(`TRUSTED_PROXIES must be addresses or blocks such as 10.0.0.0/8, with commas between; it has ${proxy}.`);
    }
  }
  return proxies;
}

function readList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Two at least: one question alone can be guessed, or found in a bin. */
function readQuestions(value: string | undefined): readonly IdentityQuestionName[] {
  if (value === undefined || value === '') return IDENTITY_QUESTIONS;
  const questions = [...new Set(readList(value).map((name) => readChoice(name, 'IDENTITY_QUESTIONS', IDENTITY_QUESTIONS)))];
  if (questions.length < 2) throw new InputError('IDENTITY_QUESTIONS must name two questions at least, such as BIRTH_DATE,CARD.');
  return questions;
}
