import { isWriteScope, SCOPES, scopesWhere, type Scope } from '@meisai/schema/rules';
import { isOrigin, registerApp } from '../apps/index.js';
import { InputError } from '../platform/index.js';
import { APP_OPTIONS, APP_OPTIONS_HELP, readAppOptions, readRedirectUris } from './app-options.js';
import type { Command, CommandCall } from './command.js';
import { requiredOption, textOption } from './option-values.js';

const HELP = `A member is led back to REDIRECT_URI with an authorization code. Each address is compared letter by letter: https, or http
on the machine itself (http://127.0.0.1:5000/callback).

${APP_OPTIONS_HELP}
  --scopes "A B"        the most it may ask for; all that only read where it is left out:
                        ${SCOPES.slice(0, 5).join(' ')}
                        ${SCOPES.slice(5).join(' ')}
                        (simulate where things can be made up)
  --public              it runs on a device of its user and can keep no secret; PKCE is asked of every app
  --origins "A B"       whose pages may call /graphql and /oauth/token in a browser, such as https://budget.example; with --public

A client id is printed, and a secret once: nobody can read it again.`;

export const appAdd: Command = {
  name: 'app add',
  summary: 'Registers an app of a third party, as a client of OAuth 2.',
  usage:
    'REDIRECT_URI… --name NAME --homepage URL [--privacy-policy URL] [--scopes SCOPES] [--public] [--origins ORIGINS] [--developer USERID] [--contact ADDRESS]',
  help: HELP,
  options: {
    ...APP_OPTIONS,
    scopes: { type: 'string' },
    public: { type: 'boolean' },
    origins: { type: 'string' },
  },
  positionals: { min: 1, max: 10 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run,
};

async function run({ services, output, values, positionals }: CommandCall): Promise<number> {
  const em = services.database.fork();
  for (const needed of ['name', 'homepage']) requiredOption(values, needed);
  const { name, homepage, ...options } = await readAppOptions(em, values);
  const app = {
    ...options,
    name: name ?? '',
    homepage: homepage ?? '',
    redirectUris: readRedirectUris(positionals),
    // The issuer registers it.
    isVerified: true,
    scopes: readScopes(textOption(values, 'scopes'), scopesWhere(services.config)),
    isConfidential: values['public'] !== true,
    origins: readOrigins(textOption(values, 'origins')),
  };
  if (app.isConfidential && app.origins.length > 0)
    throw new InputError('--origins: what runs in a browser keeps no secret; add --public.');
  const { clientId, secret } = await registerApp(em, app);
  output.print(`Registered ${app.name}.\nClient id:      ${clientId}\n`);
  if (secret !== null) output.print(`Client secret:  ${secret}\nThe secret is shown only now.\n`);
  output.print(`Discovery:      ${services.config.publicOrigin}/.well-known/openid-configuration\n`);
  return 0;
}

function readOrigins(text: string | null): string[] {
  const origins = [...new Set((text ?? '').split(/[\s,]+/).filter((origin) => origin !== ''))];
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) throw new InputError(`--origins: ${wrong.slice(0, 200)} is none; write https://budget.example, without a path.`);
  return origins;
}

function readScopes(text: string | null, offered: readonly Scope[]): Scope[] {
  if (text === null) return offered.filter((scope) => !isWriteScope(scope));
  const typed = new Set(text.split(/[\s,]+/).filter((scope) => scope !== ''));
  const [unknown = ''] = [...typed].filter((scope) => !(offered as readonly string[]).includes(scope));
  if (unknown !== '' || typed.size === 0) {
    throw new InputError(`--scopes: "${unknown.slice(0, 80)}" is no scope; there are: ${offered.join(', ')}.`);
  }
  return offered.filter((scope) => typed.has(scope));
}
