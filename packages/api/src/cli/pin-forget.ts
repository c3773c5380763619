import { canonicalUserId, readReason } from '@meisai/schema/rules';
import { findMemberLogin } from '../identity/index.js';
import { forgetPin, type ForgottenPin } from '../members/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';
import { textOption } from './option-values.js';

export const pinForget: Command = {
  name: 'pin forget',
  summary: 'Takes the PIN of a card away, so that its holder can set another.',
  usage: 'USERID LASTFOUR --reason TEXT',
  help: `  --reason TEXT  why, and how it was made sure who asked, for the record: 1–300 characters; the member does not see it

For who has forgotten it, or has it locked by wrong ones. The wrong ones that were counted go with it. The member is told by mail, and sets
another PIN after logging in, with fresh proof of who they are.`,
  options: { reason: { type: 'string' } },
  positionals: { min: 2, max: 2 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run,
};

const FAULTS: Record<Exclude<ForgottenPin, 'FORGOTTEN'>, string> = {
  NO_SUCH_CARD: 'The member carries no such card that is open.',
  SEVERAL_CARDS: 'The member carries several cards that end like this: none was touched.',
  NO_PIN: 'The card has no PIN: its holder can set one.',
};

async function run({ services, output, values, positionals: [typed = '', lastFour = ''] }: CommandCall): Promise<number> {
  const reason = readReason(textOption(values, 'reason') ?? '');
  if (reason === null) throw new InputError('--reason: write 1 to 300 characters.');
  const userId = canonicalUserId(typed);
  const em = services.database.fork();
  const login = await findMemberLogin(em, userId);
  if (login === null) throw new InputError(`There is no login with the user ID ${userId.slice(0, 80)}.`);
  const { memberId } = login;
  const said = { publicOrigin: services.config.publicOrigin, reason: `meisai pin forget: ${reason}` };
  const outcome = await em.transactional((tx) => forgetPin(tx as EntityManager, memberId, lastFour, said));
  if (outcome !== 'FORGOTTEN') throw new InputError(FAULTS[outcome]);
  output.print('The PIN is gone. Its holder has been told, and sets another one at their card.\n');
  return 0;
}
