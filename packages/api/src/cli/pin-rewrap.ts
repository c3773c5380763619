import { rewrapPins } from '../members/index.js';
import type { Command, CommandCall } from './command.js';

export const pinRewrap: Command = {
  name: 'pin rewrap',
  summary: 'Wraps every PIN under the newest key.',
  usage: '',
  help: 'After a new secret was put in front of MEISAI_PIN_SECRETS, and every process was started with it. Once it ends, the older one is needed only for PINs that were not\nchanged since: their hash stays under it.',
  options: {},
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run,
};

async function run({ services, output }: CommandCall): Promise<number> {
  const count = await rewrapPins(services.database.fork(), services.pinKeys);
  output.print(`${count} PINs were wrapped anew.\n`);
  return 0;
}
