import {
  accountGlobalId,
  addMember,
  ensureCardProduct,
  keepCardNumber,
  openAccount,
  STANDARD_PRODUCT,
  type NewCard,
  type NewMember,
} from '../accounts/index.js';
import {
  canonicalUserId,
  findCardNumberFault,
  findUserIdFault,
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
  readBirthDate,
  readCardExpiry,
  type CardNumberFault,
} from '@meisai/schema/rules';
import { USER_ID_FAULTS, addLogin, findMemberLogin, judgePassword, makePassword, type PasswordRejection } from '../identity/index.js';
import { InputError, type EntityManager, type Keys } from '../platform/index.js';
import { UsageError, type Command, type CommandCall, type OptionValues } from './command.js';
import { currencyOption, languageOption, nameOption, textOption, timeZoneOption } from './option-values.js';

const HELP = `The account has one card.

  --user-id ID        4–64 letters, digits and . _ - @
  --name "山田 花子"   family name, a space, given name; or the one name of who has no more
  --email ADDRESS     where codes and notices go
  --birth-date DAY    1985-04-01
  --card-number N     only its last four digits and a keyed fingerprint are kept
  --expiry MM/YY      as printed on the card
  --language ja|en    of mails and of the first page; ja otherwise
  --currency CODE     of the account; JPY otherwise
  --time-zone ZONE    of the account; Asia/Tokyo otherwise
  --password          asks for the password without showing it
  --password-stdin    reads the password from standard input

Without either, a strong password is made and printed once. With a card number and without a user ID no login is
made: the member enrols with the card.`;

export const memberAdd: Command = {
  name: 'member add',
  summary: 'Adds a member with a login and an account.',
  usage: '(--user-id ID | --card-number N) [--password | --password-stdin] [OPTION…]',
  help: HELP,
  options: {
    'user-id': { type: 'string' },
    name: { type: 'string' },
    email: { type: 'string' },
    'birth-date': { type: 'string' },
    'card-number': { type: 'string' },
    expiry: { type: 'string' },
    language: { type: 'string' },
    currency: { type: 'string' },
    'time-zone': { type: 'string' },
    password: { type: 'boolean' },
    'password-stdin': { type: 'boolean' },
  },
  positionals: { min: 0, max: 0 },
  needsSecretKey: (values) => values['card-number'] !== undefined,
  asksFor: (values) => (values['password-stdin'] === true ? 'STDIN' : values['password'] === true ? 'HIDDEN_PROMPT' : null),
  run,
};

async function run({ services, output, values, secret, signal }: CommandCall): Promise<number> {
  const userId = readUserId(values);
  const member = readMember(values);
  const account = {
    ...readCard(services.keys, values),
    currency: currencyOption(values) ?? 'JPY',
    timeZone: timeZoneOption(values),
    productCode: STANDARD_PRODUCT.code,
  };
  const password = secret ?? makePassword();
  const em = services.database.fork();
  if (userId !== null) await refuseBadLogin(em, userId, member, password);

  const passwordHash = userId === null ? null : await services.passwordHasher.hash(password);
  const accountId = await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const memberId = await addMember(tx, member);
    if (userId !== null && passwordHash !== null && (await addLogin(tx, { person: { memberId }, userId, passwordHash })) === null) {
      throw taken(userId);
    }
    await ensureCardProduct(tx, STANDARD_PRODUCT);
    const opened = await openAccount(tx, { memberId, ...account });
    signal.throwIfAborted();
    return opened.accountId;
  });
  const who = userId ?? `a member without a login, whose card ends in ${account.lastFour},`;
  output.print(`Added ${who} with account ${accountGlobalId(accountId)} (${account.currency}).\n`);
  if (userId !== null && secret === null) output.print(`Password: ${password} (shown only now)\n`);
  return 0;
}

function readUserId(values: OptionValues): string | null {
  const text = textOption(values, 'user-id');
  if (text === null && textOption(values, 'card-number') === null) throw new UsageError('--user-id is missing.');
  if (text === null) return null;
  const fault = findUserIdFault(text);
  if (fault !== null) throw new InputError(`--user-id: "${text.slice(0, 80)}" cannot be a user ID: ${USER_ID_FAULTS[fault]}.`);
  return canonicalUserId(text);
}

function readMember(values: OptionValues): NewMember {
  const [name, email, born] = [nameOption(values), textOption(values, 'email'), textOption(values, 'birth-date')];
  const birthDate = born === null ? null : readBirthDate(born);
  if (born !== null && birthDate === null) throw new InputError(`--birth-date: "${born}" is not a day; write 1985-04-01.`);
  return {
    language: languageOption(values),
    email,
    ...(name === null ? {} : { name }),
    ...(birthDate === null ? {} : { birthDate }),
  };
}

const CARD_NUMBER_FAULTS: Record<CardNumberFault, string> = {
  NOT_A_NUMBER: 'it must be digits',
  WRONG_LENGTH: 'it must have 12 to 19 digits',
  WRONG_CHECK_DIGIT: 'its last digit does not fit the others',
};

/** The number is not repeated in a message: it may be a real one. */
function readCard(keys: Keys, values: OptionValues): NewCard {
  const [number, printed] = [textOption(values, 'card-number'), textOption(values, 'expiry')];
  const expiresOn = printed === null ? null : readCardExpiry(printed);
  if (printed !== null && expiresOn === null) throw new InputError(`--expiry: "${printed}" is not an expiry; write 04/29.`);
  const fault = number === null ? null : findCardNumberFault(number);
  if (fault !== null) throw new InputError(`--card-number: ${CARD_NUMBER_FAULTS[fault]}.`);
  return {
    ...(number === null ? { lastFour: null } : keepCardNumber(keys, number)),
    ...(expiresOn === null ? {} : { expiresOn }),
  };
}

const PASSWORD_FAULTS: Record<PasswordRejection, string> = {
  TOO_SHORT: `is too short: it needs at least ${PASSWORD_MIN_LENGTH} characters`,
  TOO_LONG: `is too long: it may have at most ${PASSWORD_MAX_LENGTH} characters`,
  HOLDS_A_NAME: 'holds the user ID, a name or the name of the service',
  EASY_TO_GUESS: 'is easy to guess',
};

async function refuseBadLogin(em: EntityManager, userId: string, { name, email }: NewMember, password: string): Promise<void> {
  const names = [
    userId,
    ...(name === undefined ? [] : [name.family, ...(name.given === null ? [] : [name.given])]),
    ...(email == null ? [] : [email]),
  ];
  const fault = await judgePassword(password, { names, hasSecondFactor: false });
  if (fault !== null) throw new InputError(`The password ${PASSWORD_FAULTS[fault]}.`);
  if ((await findMemberLogin(em, userId)) !== null) throw taken(userId);
}

function taken(userId: string): InputError {
  return new InputError(`--user-id: ${userId} is taken.`);
}
