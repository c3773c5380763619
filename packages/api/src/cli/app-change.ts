import { changeApp } from '../apps/index.js';
import { InputError } from '../platform/index.js';
import { APP_OPTIONS, APP_OPTIONS_HELP, readAppOptions, readRedirectUris } from './app-options.js';
import { UsageError, type Command } from './command.js';

export const appChange: Command = {
  name: 'app change',
  summary: 'Changes what an app of a third party is registered with.',
  usage:
    'CLIENT_ID [REDIRECT_URI…] [--name NAME] [--homepage URL] [--privacy-policy URL] [--developer USERID] [--contact ADDRESS | --no-contact]',
  help: `What is left out stays. Addresses take the place of all there were. Whatever members granted stays granted.

${APP_OPTIONS_HELP}
  --no-contact          nobody is mailed where no member looks after it`,
  options: { ...APP_OPTIONS, 'no-contact': { type: 'boolean' } },
  positionals: { min: 1, max: 11 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run: async ({ services, output, values, positionals: [clientId = '', ...uris] }) => {
    const em = services.database.fork();
    const redirectUris = uris.length === 0 ? null : readRedirectUris(uris);
    const isContactRemoved = values['no-contact'] === true;
    const change = { ...(await readAppOptions(em, values)), redirectUris };
    if (isContactRemoved && change.contactMail !== null) throw new UsageError('Say --contact or --no-contact, not both.');
    if (!isContactRemoved && Object.values(change).every((value) => value === null)) throw new UsageError('Say what is to be changed.');
    if (!(await changeApp(em, clientId, { ...change, isContactRemoved })))
      throw new InputError(`There is no app ${clientId.slice(0, 80)}.`);
    output.print(`The app ${clientId} is changed.\n`);
    return 0;
  },
};
