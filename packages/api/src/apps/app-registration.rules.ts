/** A browser shows these as they are; longer ones are cut off or hide what follows. */
const NAME_MAX_LENGTH = 60;
const URL_MAX_LENGTH = 500;
const LOOPBACK_HOSTS = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** The name as it is shown; null where none can be: empty, too long, or with characters that are not seen or turn the text around. */
export function readAppName(typed: string): string | null {
  const name = typed.normalize('NFC').trim();
  return name === '' || name.length > NAME_MAX_LENGTH || /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(name) ? null : name;
}

/** The name of the service, also as letters of other alphabets, signs and figures write it that are read as its own. */
const NAME_OF_SERVICE = /(?:m|м|ʍ|rn)(?:e|е|є|ε|з|3)(?:i|і|ι|ı|l|ӏ|1)(?:s|ѕ|5)(?:a|а|α|4)(?:i|і|ι|ı|l|ӏ|1)|メイサイ/u;
/** Signs that stand for letters. */
const SIGNS: Readonly<Record<string, string>> = { '!': 'i', '|': 'i', '@': 'a', $: 's', '€': 'e' };

/**
 * Whether a name is taken for the service's own: whoever registers an app by themselves speaks to members in it, and not in ours.
 * Spaces, signs, accents, width and case make no other name of it, nor does another alphabet.
 */
export function isNameOfService(name: string): boolean {
  return NAME_OF_SERVICE.test(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[!|@$€]/g, (sign) => SIGNS[sign] ?? '')
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  );
}

/**
 * Whether an address can be one to come back to: https, or http on the machine itself, where an app under development runs or a
 * native app listens (RFC 8252, 7.3). Addresses are compared letter by letter later, so it must be written as a browser would, and a
 * star would mean nothing but itself.
 */
export function isRedirectUri(text: string): boolean {
  return isSafeUrl(text) && !/[#*]/.test(text) && URL.parse(text)?.href === text;
}

/** Whether a text is the origin of pages, as a browser writes it: https, or http on the machine itself; no path, and no slash at the end. */
export function isOrigin(text: string): boolean {
  return isSafeUrl(text) && URL.parse(text)?.origin === text && !text.includes('*');
}

/** Whether a page of an app can be linked: nothing that a browser would run, and nobody's credentials. */
export function isSafeUrl(text: string): boolean {
  const url = text.length <= URL_MAX_LENGTH ? URL.parse(text) : null;
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname));
}
