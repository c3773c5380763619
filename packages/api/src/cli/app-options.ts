import { canonicalUserId } from '@meisai/schema/rules';
import { isRedirectUri, isSafeUrl, readAppName } from '../apps/index.js';
import { findMemberLogin } from '../identity/index.js';
import { isMailAddress } from '../notifications/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import { textOption } from './option-values.js';
import type { OptionValues } from './command.js';

/** What an app is registered with, and what may be changed of it later. */
export const APP_OPTIONS = {
  name: { type: 'string' },
  homepage: { type: 'string' },
  'privacy-policy': { type: 'string' },
  developer: { type: 'string' },
  contact: { type: 'string' },
} as const;

export const APP_OPTIONS_HELP = `  --name "家計簿"        by which members know the app
  --homepage URL        its page, shown where a member is asked
  --privacy-policy URL  what it does with the data
  --developer USERID    the member who looks after it: sees its webhooks and their log under For developers, and is mailed
  --contact ADDRESS     who is mailed where no member looks after it`;

export interface AppOptions {
  name: string | null;
  homepage: string | null;
  privacyPolicy: string | null;
  registeredBy: string | null;
  contactMail: string | null;
}

/** What the options say of an app; null for what was left out. @throws {InputError} */
export async function readAppOptions(em: EntityManager, values: OptionValues): Promise<AppOptions> {
  const typedName = textOption(values, 'name');
  const name = typedName === null ? null : readAppName(typedName);
  if (typedName !== null && name === null) throw new InputError('--name: write a name of 1 to 60 characters, all of them visible.');
  const contactMail = textOption(values, 'contact');
  if (contactMail !== null && !isMailAddress(contactMail)) throw new InputError('--contact: that is no mail address.');
  return {
    name,
    homepage: pageOption(values, 'homepage'),
    privacyPolicy: pageOption(values, 'privacy-policy'),
    registeredBy: await readDeveloper(em, textOption(values, 'developer')),
    contactMail,
  };
}

/** Where members are led back to. @throws {InputError} */
export function readRedirectUris(uris: readonly string[]): string[] {
  for (const uri of uris) {
    if (!isRedirectUri(uri)) {
      throw new InputError(
        `${uri.slice(0, 200)} cannot be come back to: write a whole https:// address (http:// on 127.0.0.1, [::1] or localhost) without a fragment, as a browser shows it.`,
      );
    }
  }
  return [...new Set(uris)];
}

function pageOption(values: OptionValues, option: string): string | null {
  const url = textOption(values, option);
  if (url !== null && !isSafeUrl(url)) throw new InputError(`--${option}: write an https:// address.`);
  return url;
}

async function readDeveloper(em: EntityManager, typed: string | null): Promise<string | null> {
  if (typed === null) return null;
  const login = await findMemberLogin(em, canonicalUserId(typed));
  if (login === null) throw new InputError(`--developer: there is no login with the user ID ${typed.slice(0, 80)}.`);
  return login.memberId;
}
