import { recordActivity } from '../activity/index.js';
import { decideNameChange, findWaitingNameChange } from '../members/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import { UsageError, type Command, type CommandCall } from './command.js';

export const nameDecide: Command = {
  name: 'name decide',
  summary: 'Approves or declines a change of name.',
  usage: 'ID approve|decline',
  help: 'The id is that of “meisai name list”. The member is told by mail, and it is written into the record.',
  options: {},
  positionals: { min: 2, max: 2 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run,
};

const DECISIONS = { approve: 'APPROVED', decline: 'DECLINED' } as const;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

async function run({ services, output, positionals: [id = '', word = ''] }: CommandCall): Promise<number> {
  if (word !== 'approve' && word !== 'decline') throw new UsageError('Write approve or decline after the id.');
  const decision = DECISIONS[word];
  await services.database.fork().transactional(async (transaction) => {
    const em = transaction as EntityManager;
    const nameChange = UUID.test(id) ? await findWaitingNameChange(em, id) : null;
    const outcome = nameChange === null ? 'NAME_CHANGE_GONE' : await decideNameChange(em, services, nameChange, decision);
    if (outcome === 'NAME_CHANGE_OVERTAKEN') throw new InputError('The name on file has changed since: it can only be declined.');
    if (nameChange === null || outcome === 'NAME_CHANGE_GONE') throw new InputError(`No change of name waits under ${id.slice(0, 80)}.`);
    const kind = decision === 'APPROVED' ? 'NAME_CHANGED' : 'NAME_CHANGE_DECLINED';
    const about = { memberId: nameChange.memberId, actor: 'SERVICE', source: null } as const;
    await recordActivity(em, { ...about, kind, reason: `meisai name decide ${word}` });
  });
  output.print(decision === 'APPROVED' ? 'The new name counts.\n' : 'The name stays as it is.\n');
  return 0;
}
