import { isScope, isWriteScope, SCOPES, type Scope } from '@meisai/schema/rules';
import { isOrigin, isRedirectUri, isSafeUrl, readAppName, registerApp } from '../apps/index.js';
import { InputError } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';
import { requiredOption, textOption } from './option-values.js';

const HELP = `A member is led back to REDIRECT_URI with an authorization code. Each address is compared letter by letter: https, or http
on the machine itself (http://127.0.0.1:5000/callback).

  --name "家計簿"        by which members know the app
  --homepage URL        its page, shown where a member is asked
  --privacy-policy URL  what it does with the data
  --scopes "A B"        the most it may ask for; all that only read where it is left out:
                        ${SCOPES.slice(0, 5).join(' ')}
                        ${SCOPES.slice(5).join(' ')}
  --public              it runs on a device of its user and can keep no secret; PKCE is asked of every app
  --origins "A B"       whose pages may call /graphql and /oauth/token in a browser, such as https://budget.example; with --public

A client id is printed, and a secret once: nobody can read it again.`;

export const appAdd: Command = {
  name: 'app add',
  summary: 'Registers an app of a third party, as a client of OAuth 2.',
  usage: 'REDIRECT_URI… --name NAME --homepage URL [--privacy-policy URL] [--scopes SCOPES] [--public] [--origins ORIGINS]',
  help: HELP,
  options: {
    name: { type: 'string' },
    homepage: { type: 'string' },
    'privacy-policy': { type: 'string' },
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
  const name = readAppName(requiredOption(values, 'name'));
  if (name === null) throw new InputError('--name: write a name of 1 to 60 characters, all of them visible.');
  const privacyPolicy = textOption(values, 'privacy-policy');
  const homepage = requiredOption(values, 'homepage');
  for (const [option, url] of [
    ['homepage', homepage],
    ['privacy-policy', privacyPolicy],
  ] as const) {
    if (url !== null && !isSafeUrl(url)) throw new InputError(`--${option}: write an https:// address.`);
  }
  for (const uri of positionals) {
    if (!isRedirectUri(uri)) {
      throw new InputError(
        `${uri.slice(0, 200)} cannot be come back to: write a whole https:// address (http:// on 127.0.0.1, [::1] or localhost) without a fragment, as a browser shows it.`,
      );
    }
  }
  const app = {
    name,
    homepage,
    privacyPolicy,
    redirectUris: [...new Set(positionals)],
    scopes: readScopes(textOption(values, 'scopes')),
    isConfidential: values['public'] !== true,
    origins: readOrigins(textOption(values, 'origins')),
  };
  if (app.isConfidential && app.origins.length > 0)
    throw new InputError('--origins: what runs in a browser keeps no secret; add --public.');
  const { clientId, secret } = await registerApp(services.database.fork(), app);
  output.print(`Registered ${name}.\nClient id:      ${clientId}\n`);
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

function readScopes(text: string | null): Scope[] {
  if (text === null) return SCOPES.filter((scope) => !isWriteScope(scope));
  const scopes = [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ''))];
  const unknown = scopes.find((scope) => !isScope(scope));
  if (unknown !== undefined || scopes.length === 0) {
    throw new InputError(`--scopes: "${(unknown ?? '').slice(0, 80)}" is no scope; there are: ${SCOPES.join(', ')}.`);
  }
  return scopes.filter(isScope);
}
