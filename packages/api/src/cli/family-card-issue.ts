import { findCardNumberFault, readCardExpiry } from '@meisai/schema/rules';
import {
  findCase,
  issueFamilyCard,
  makeUpExpiry,
  makeUpNumber,
  readApplicationKey,
  type ApplicationKey,
  type MadeCard,
} from '../family/index.js';
import { keptId } from '../imports/index.js';
import { InputError, type EntityManager, type Keys, type Services } from '../platform/index.js';
import { UsageError, type Command, type CommandCall, type OptionValues } from './command.js';
import { APPLICATION_FAULTS } from './family-card-decide.js';
import { textOption } from './option-values.js';

const HELP = `  --expiry MM/YY   as printed on the card
  --number-stdin   reads the number of the card from standard input; without it the number is asked for without showing it
  --card-id ID     by which the issuer's feed tells of the card; without it no record of a feed can name the card
  --member-id ID   by which the feed tells of who carries it
  --made-up        makes number and expiry up and prints them, in place of both; not in production

ID is what family-card list prints. Of the number only the last four digits and a keyed fingerprint are kept. The relative becomes a
supplementary member of the account, and is told by mail how to register.`;

export const familyCardIssue: Command = {
  name: 'family-card issue',
  summary: 'Issues the card of an approved application.',
  usage: 'ID (--expiry MM/YY [--number-stdin] | --made-up) [--card-id ID [--member-id ID]]',
  help: HELP,
  options: {
    expiry: { type: 'string' },
    'number-stdin': { type: 'boolean' },
    'made-up': { type: 'boolean' },
    'card-id': { type: 'string' },
    'member-id': { type: 'string' },
  },
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => true,
  asksFor: (values) => (values['made-up'] === true ? null : values['number-stdin'] === true ? 'STDIN' : 'HIDDEN_PROMPT'),
  secret: { name: 'card number', stdinOption: 'number-stdin' },
  run,
};

const FAULTS = {
  ...APPLICATION_FAULTS,
  CARD_NUMBER_TAKEN: 'Another card has this number.',
  CARD_ID_TAKEN: '--card-id: another card has this id.',
  MEMBER_ID_TAKEN: '--member-id: another member has this id.',
  CARD_EXPIRED: '--expiry: this month is over, so nobody could register with the card.',
} as const;

/** As long as a feed's may be. */
const ID_MAX = 100;

interface Made extends MadeCard {
  /** As it is printed. */
  expiry: string;
}

async function run({ services, output, values, secret, positionals: [id = ''] }: CommandCall): Promise<number> {
  const isMadeUp = values['made-up'] === true;
  const { keys, database, config } = services;
  if (isMadeUp && services.config.profile === 'production') throw new InputError('--made-up: production issues no made-up cards.');
  const key = readApplicationKey(id);
  const ids = {
    cardSourceId: issuerIdOption(keys, values, 'card-id'),
    memberSourceId: issuerIdOption(keys, values, 'member-id'),
  };
  const made = isMadeUp && key !== null ? await makeUp(services, key) : readMadeCard(secret, textOption(values, 'expiry'));
  if (key === null) throw new InputError(APPLICATION_FAULTS.FAMILY_CARD_APPLICATION_NOT_FOUND);
  const outcome = await database
    .fork()
    .transactional((tx) => issueFamilyCard(tx as EntityManager, { keys, publicOrigin: config.publicOrigin }, key, { ...made, ...ids }));
  if (outcome.kind !== 'ISSUED') throw new InputError(FAULTS[outcome.kind]);
  output.print(`Issued a card ending in ${made.number.slice(-4)}. Its holder has been told how to register.\n`);
  if (isMadeUp) output.print(`Number: ${made.number}\nExpiry: ${made.expiry}\n`);
  return 0;
}

/** An id of the issuer in the form in which its feed's are kept. */
function issuerIdOption(keys: Keys, values: OptionValues, name: string): string | null {
  const id = textOption(values, name)?.trim() ?? null;
  if (id !== null && (id.length === 0 || id.length > ID_MAX)) throw new InputError(`--${name}: an id has 1 to ${ID_MAX} characters.`);
  return id === null ? null : keptId(keys, id);
}

async function makeUp({ database, keys }: Services, key: ApplicationKey): Promise<Made> {
  const found = await findCase(database.fork(), key);
  if (found === null) throw new InputError(APPLICATION_FAULTS.FAMILY_CARD_APPLICATION_NOT_FOUND);
  return readMadeCard(makeUpNumber(keys, key), makeUpExpiry(found.today));
}

/** The number is not repeated in a message: it is a real one. */
function readMadeCard(secret: string | null, expiry: string | null): Made {
  if (expiry === null) throw new UsageError('--expiry is missing.');
  const expiresOn = readCardExpiry(expiry);
  if (expiresOn === null) throw new InputError(`--expiry: "${expiry.slice(0, 20)}" is not an expiry; write 04/39.`);
  const number = (secret ?? '').trim();
  if (findCardNumberFault(number) !== null)
    throw new InputError('That is no card number: 12 to 19 digits, the last of which fits the others.');
  return { number, expiry, expiresOn };
}
