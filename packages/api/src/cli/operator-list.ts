import { listOperators } from '../concierge/index.js';
import type { Command } from './command.js';

export const operatorList: Command = {
  name: 'operator list',
  summary: 'Lists the people of the concierge desk.',
  usage: '',
  help: 'Those who were removed stay listed: what they did is on record.',
  options: {},
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output }) => {
    const operators = await listOperators(services.database.fork());
    for (const { userId, name, email, isRemoved } of operators) {
      output.print(`${[userId, name, email, ...(isRemoved ? ['removed'] : [])].join('\t')}\n`);
    }
    if (operators.length === 0) output.print('There are no operators. Add one with: meisai operator add\n');
    return 0;
  },
};
