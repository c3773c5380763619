import { currentCode } from '../factors/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';
import { loadOperatorLogin } from './operator-login.js';

export const operatorCode: Command = {
  name: 'operator code',
  summary: 'Prints the code an operator’s authenticator app would show now; in the demo and in tests only.',
  usage: 'USERID',
  help: 'For a newcomer who has no app at hand. Each code works once, and the next one comes within 30 seconds.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run,
};

async function run({ services, output, positionals: [typed = ''] }: CommandCall): Promise<number> {
  const { profile } = services.config;
  if (profile !== 'demo' && profile !== 'test') throw new InputError('Codes are shown in the demo and in tests only.');
  const em = services.database.fork();
  const login = await loadOperatorLogin(em, typed);
  const code = await em.transactional((tx) => currentCode(tx as EntityManager, services.keys, login.id));
  if (code === null) throw new InputError(`The operator ${login.userId} has no authenticator app.`);
  output.print(`${code}\n`);
  return 0;
}
