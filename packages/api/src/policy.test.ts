import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { APP_POLICY, BUDGET_POLICY } from './apps/app-policy.js';
import { ENROLMENT_POLICY } from './enrolment/enrolment-policy.js';
import { ERRAND_POLICY } from './errands/errand-policy.js';
import { AUTHENTICATOR_POLICY, CODE_POLICY, PASSKEY_POLICY } from './factors/factor-policy.js';
import { FAMILY_POLICY } from './family/family-policy.js';
import { INSTALLMENT_POLICY } from './installments/installment-limits.js';
import { LOGIN_POLICY, PENDING_LOGIN_POLICY, SOURCE_POLICY, USER_ID_POLICY } from './identity/login-policy.js';
import { IDEMPOTENCY_POLICY } from './platform/idempotency.js';
import { CONTACT_POLICY, NAME_POLICY, PIN_POLICY } from './members/member-policy.js';
import { MAIL_POLICY } from './notifications/mail-policy.js';
import { RECOVERY_POLICY } from './recovery/recovery-policy.js';
import { DEVICE_POLICY, SESSION_POLICY } from './sessions/session-policy.js';
import { WEBHOOK_POLICY } from './webhooks/webhook-policy.js';

const POLICIES = {
  LOGIN_POLICY,
  SOURCE_POLICY,
  USER_ID_POLICY,
  PENDING_LOGIN_POLICY,
  CODE_POLICY,
  AUTHENTICATOR_POLICY,
  PASSKEY_POLICY,
  ENROLMENT_POLICY,
  RECOVERY_POLICY,
  SESSION_POLICY,
  DEVICE_POLICY,
  ERRAND_POLICY,
  INSTALLMENT_POLICY,
  IDEMPOTENCY_POLICY,
  CONTACT_POLICY,
  PIN_POLICY,
  NAME_POLICY,
  FAMILY_POLICY,
  APP_POLICY,
  BUDGET_POLICY,
  MAIL_POLICY,
  WEBHOOK_POLICY,
};

const UNITS = [
  { name: 'day', ms: 24 * 60 * 60 * 1000 },
  { name: 'hour', ms: 60 * 60 * 1000 },
  { name: 'minute', ms: 60 * 1000 },
  { name: 'second', ms: 1000 },
];

/** 1800000 is `30 minutes`: in the largest unit that fits. */
function inWords(key: string, value: number): string {
  const ms = key.endsWith('Ms')
    ? value
    : key.endsWith('Seconds')
      ? value * 1000
      : key.endsWith('Days')
        ? value * 24 * 60 * 60 * 1000
        : null;
  if (ms === null) return String(value);
  const unit = UNITS.find((candidate) => ms % candidate.ms === 0);
  if (unit === undefined) return `${ms} ms`;
  const count = ms / unit.ms;
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`;
}

function rowsOf(name: string, policy: object): string[] {
  return Object.entries(policy).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'number' ? [`| \`${name}.${key}\` | ${inWords(key, value)} |`] : rowsOf(`${name}.${key}`, value as object),
  );
}

describe('docs/policy.md', () => {
  const written = readFileSync(new URL('../../../docs/policy.md', import.meta.url), 'utf8').split('\n');
  const rows = written.flatMap((line) => /^\| `\w+_POLICY[^|]*\| [^|]* \|/.exec(line)?.[0] ?? []);

  it('has a row for each number of the code, with its value, and none besides', () => {
    const expected = Object.entries(POLICIES).flatMap(([name, policy]) => rowsOf(name, policy));
    expect(rows.toSorted()).toEqual(expected.toSorted());
  });

  it('forgets none: whatever is named a policy in the code is here, or in docs/concierge.md', () => {
    const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' });
    const named = files
      .filter((file) => file.endsWith('.ts') && !file.startsWith('test/') && !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/export const (\w+_POLICY)\b[^=`]*= (?:Object|\{)/g),
      ])
      .map(([, name]) => name);
    expect(named.toSorted()).toEqual([...Object.keys(POLICIES), 'CONCIERGE_POLICY'].toSorted());
  });

  it('says of each why it is this one and what it answers', () => {
    const short = written.filter(
      (line) => line.startsWith('| `') && line.split('|').some((cell, n, cells) => n > 0 && n < cells.length - 1 && cell.trim() === ''),
    );
    expect(short).toEqual([]);
  });
});
