import type { Config } from './config.js';
import { listDemoCardFacts } from './demo/demo-cards.js';
import { DEMO_MEMBERS } from './demo/demo-members.js';
import type { TakenUserId } from './demo/seed-demo.js';
import type { OperatorLine } from './demo/seed-operators.js';

/** What a newcomer needs to know once the demo is up: where to go and who to be. */
export function demoBanner(config: Config, operators: readonly OperatorLine[], taken: readonly TakenUserId[] = []): string {
  const origin = config.publicOrigin;
  const nameOf = (userId: string) => taken.find((one) => one.userId === userId)?.now ?? userId;
  const width = Math.max(...DEMO_MEMBERS.map(({ userId }) => nameOf(userId).length));
  const passwordWidth = Math.max(...DEMO_MEMBERS.map(({ password }) => password.length));
  const logins = DEMO_MEMBERS.map(
    ({ userId, password, shows }) => `  ${nameOf(userId).padEnd(width)}  ${password.padEnd(passwordWidth)}  ${shows}`,
  );
  return [
    '',
    'Meisai is ready. Stop it with Ctrl-C.',
    '',
    `  Client             ${origin}/`,
    `  Concierge desk     ${origin}/concierge`,
    `  GraphQL, Sandbox   ${origin}/graphql`,
    `  Local explorer     ${origin}/explorer`,
    `  Caught mail        ${origin}/mail`,
    `  Schema             ${origin}/schema.graphql`,
    `  Health             ${origin}/healthz`,
    '',
    'Demo logins (user ID, password, what it shows):',
    ...logins,
    ...taken.map(({ userId, now }) => `  ${userId} is somebody else’s login here: the demo’s own is ${now}.`),
    '',
    'Demo cards (number, expiry, date of birth, what it shows):',
    ...listDemoCardFacts().map(({ cardNumber, expiry, birthDate, shows }) => `  ${cardNumber}  ${expiry}  ${birthDate}  ${shows}`),
    '',
    'Operators of the concierge desk (user ID, password, code of the moment):',
    ...operators.map(({ userId, password, code, name }) => `  ${userId}  ${password}  ${code}  ${name}`),
    '  A newer code: npm run meisai -- operator code USERID',
    '',
    config.databaseUrl === null ? `Data: the embedded database in ${config.dataDir}` : 'Data: PostgreSQL (DATABASE_URL)',
    '',
  ].join('\n');
}
