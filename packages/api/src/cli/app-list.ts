import { scopesWhere } from '@meisai/schema/rules';
import { listApps } from '../apps/index.js';
import type { Command } from './command.js';

export const appList: Command = {
  name: 'app list',
  summary: 'Lists the apps of third parties.',
  usage: '',
  help: `One line each: client id, name, what it may ask for, where members are led back to. A scope that an app was registered with and that
is not there where the service runs (simulate in production) is left out.`,
  options: {},
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output }) => {
    const apps = await listApps(services.database.fork());
    const offered = scopesWhere(services.config);
    for (const { clientId, name, scopes, redirectUris, isConfidential } of apps) {
      output.print(
        `${[clientId, name, offered.filter((scope) => scopes.includes(scope)).join(' '), redirectUris.join(' '), ...(isConfidential ? [] : ['public'])].join('\t')}\n`,
      );
    }
    if (apps.length === 0) output.print('There are no apps. Register one with: meisai app add\n');
    return 0;
  },
};
