import { readReason } from '@meisai/schema/rules';
import { decideFamilyCard, readApplicationKey } from '../family/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';
import { textOption } from './option-values.js';

export const familyCardApprove = decision('approve', 'APPROVED', 'Approves an application for a family card.');
export const familyCardDecline = decision('decline', 'DECLINED', 'Declines an application for a family card.');

/** What stands in the way of an act on an application, for the person at the command line. */
export const APPLICATION_FAULTS = {
  FAMILY_CARD_APPLICATION_NOT_FOUND: 'There is no application of this id; see meisai family-card list.',
  FAMILY_CARD_APPLICATION_DECIDED: 'The application is not in a state for this; see meisai family-card list.',
  ACCOUNT_NOT_OPEN: 'The account of this application is closed.',
} as const;

function decision(word: 'approve' | 'decline', state: 'APPROVED' | 'DECLINED', summary: string): Command {
  return {
    name: `family-card ${word}`,
    summary,
    usage: 'ID --reason TEXT',
    help: `  --reason TEXT  why, for the record: 1–300 characters; the member does not see it

ID is what family-card list prints. The member is told by mail.`,
    options: { reason: { type: 'string' } },
    positionals: { min: 1, max: 1 },
    needsSecretKey: () => true,
    asksFor: () => null,
    run: (call) => decide(call, word, state),
  };
}

async function decide(
  { services, output, values, positionals: [id = ''] }: CommandCall,
  word: string,
  state: 'APPROVED' | 'DECLINED',
): Promise<number> {
  const reason = readReason(textOption(values, 'reason') ?? '');
  if (reason === null) throw new InputError('--reason: write 1 to 300 characters.');
  const key = readApplicationKey(id);
  const said = { publicOrigin: services.config.publicOrigin, reason: `meisai family-card ${word}: ${reason}` };
  const { kind } =
    key === null
      ? { kind: 'FAMILY_CARD_APPLICATION_NOT_FOUND' as const }
      : await services.database.fork().transactional((tx) => decideFamilyCard(tx as EntityManager, key, state, said));
  if (kind !== 'DECIDED') throw new InputError(APPLICATION_FAULTS[kind]);
  output.print(state === 'APPROVED' ? 'Approved. Issue the card with meisai family-card issue.\n' : 'Declined.\n');
  return 0;
}
