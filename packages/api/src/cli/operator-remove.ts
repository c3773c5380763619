import { removeOperator } from '../concierge/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';
import { loadOperatorLogin } from './operator-login.js';

export const operatorRemove: Command = {
  name: 'operator remove',
  summary: 'Removes a person of the concierge desk.',
  usage: 'USERID',
  help: 'Their login closes and their sessions end at once. What they did stays on record, and their user ID is not given out again.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run,
};

async function run({ services, output, positionals: [typed = ''] }: CommandCall): Promise<number> {
  const em = services.database.fork();
  const login = await loadOperatorLogin(em, typed);
  if (!(await em.transactional((tx) => removeOperator(tx as EntityManager, login.operatorId, login.id)))) {
    throw new InputError(`The operator ${login.userId} was removed already.`);
  }
  output.print(`The operator ${login.userId} is removed.\n`);
  return 0;
}
