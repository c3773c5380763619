import { addMember, ensureCardProduct, openAccount, STANDARD_PRODUCT, type NewName } from '../accounts/index.js';
import { canonicalUserId, findPasswordFault, findUserIdFault, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@meisai/schema/rules';
import { addLogin, findMemberLogin, makePassword } from '../identity/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import { accountGlobalId, USER_ID_FAULTS } from '../statements/index.js';
import { UsageError, type Command, type CommandCall, type OptionValues } from './command.js';
import { currencyOption, textOption, timeZoneOption } from './option-values.js';

const HELP = `Adds a member with a login and an account with one card.

  --user-id ID        4–64 letters, digits and . _ - @
  --name "山田 花子"   family name, a space, given name
  --language ja|en    of mails and of the first page; ja otherwise
  --currency CODE     of the account; JPY otherwise
  --time-zone ZONE    of the account; Asia/Tokyo otherwise
  --password          asks for the password without showing it
  --password-stdin    reads the password from standard input

Without either, a strong password is made and printed once.`;

export const memberAdd: Command = {
  name: 'member add',
  summary: 'Adds a member with a login and an account.',
  usage: '--user-id ID [--name "FAMILY GIVEN"] [--password | --password-stdin]',
  help: HELP,
  options: {
    'user-id': { type: 'string' },
    name: { type: 'string' },
    language: { type: 'string' },
    currency: { type: 'string' },
    'time-zone': { type: 'string' },
    password: { type: 'boolean' },
    'password-stdin': { type: 'boolean' },
  },
  positionals: { min: 0, max: 0 },
  needsSecretKey: false,
  asksFor: (values) => (values['password-stdin'] === true ? 'STDIN' : values['password'] === true ? 'HIDDEN_PROMPT' : null),
  run,
};

async function run({ services, output, values, secret, signal }: CommandCall): Promise<number> {
  const userId = readUserId(values);
  const member = { language: readLanguage(values), ...readName(values) };
  const currency = currencyOption(values) ?? 'JPY';
  const timeZone = timeZoneOption(values);
  const password = secret ?? makePassword();
  refuseWeak(password);
  const em = services.database.fork();
  if ((await findMemberLogin(em, userId)) !== null) throw taken(userId);

  const passwordHash = await services.passwordHasher.hash(password);
  const accountId = await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const memberId = await addMember(tx, member);
    if ((await addLogin(tx, { person: { memberId }, userId, passwordHash })) === null) throw taken(userId);
    await ensureCardProduct(tx, STANDARD_PRODUCT);
    const account = await openAccount(tx, { memberId, productCode: STANDARD_PRODUCT.code, currency, timeZone, lastFour: null });
    signal.throwIfAborted();
    return account.accountId;
  });
  output.print(`Added ${userId} with account ${accountGlobalId(accountId)} (${currency}).\n`);
  if (secret === null) output.print(`Password: ${password} (shown only now)\n`);
  return 0;
}

function readUserId(values: OptionValues): string {
  const text = textOption(values, 'user-id');
  if (text === null) throw new UsageError('--user-id is missing.');
  const fault = findUserIdFault(text);
  if (fault !== null) throw new InputError(`--user-id: "${text.slice(0, 80)}" cannot be a user ID: ${USER_ID_FAULTS[fault]}.`);
  return canonicalUserId(text);
}

function readLanguage(values: OptionValues): 'JA' | 'EN' {
  const text = textOption(values, 'language') ?? 'ja';
  const language = text.toUpperCase();
  if (language !== 'JA' && language !== 'EN') throw new InputError(`--language: "${text}" is not one of ja, en.`);
  return language;
}

function readName(values: OptionValues): { name?: NewName } {
  const text = textOption(values, 'name');
  if (text === null) return {};
  const [family, given, ...more] = text.trim().split(/\s+/u);
  if (family === undefined || family === '' || given === undefined || more.length > 0) {
    throw new InputError('--name: write the family name, one space, the given name, such as "山田 花子".');
  }
  return { name: { family, given } };
}

function refuseWeak(password: string): void {
  const fault = findPasswordFault(password);
  if (fault === 'TOO_SHORT') throw new InputError(`The password is too short: it needs at least ${PASSWORD_MIN_LENGTH} characters.`);
  if (fault === 'TOO_LONG') throw new InputError(`The password is too long: it may have at most ${PASSWORD_MAX_LENGTH} characters.`);
}

function taken(userId: string): InputError {
  return new InputError(`--user-id: ${userId} is taken.`);
}
