import { parsePhoneNumberFromString, type NumberType } from 'libphonenumber-js/max';

/** A telephone number in international form (E.164), from any way of typing one; null where no telephone has it. */
export function readPhoneNumber(typed: string): string | null {
  const number = parse(typed);
  return number?.isValid() === true ? number.number : null;
}

/** Kinds of numbers that no text message gets to. */
const WITHOUT_TEXTS: ReadonlySet<NumberType> = new Set([
  'FIXED_LINE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
  'PAGER',
]);

/** Whether a text message can get to a number, as far as its country's plan tells. */
export function canGetTexts(number: string): boolean {
  return !WITHOUT_TEXTS.has(parse(number)?.getType());
}

/** Whether what was typed is the number on file, be it one that no telephone has: the issuer's records say what they say. */
export function isSameNumber(typed: string, onFile: string | null): boolean {
  return onFile !== null && parse(typed)?.number === onFile;
}

function parse(typed: string) {
  return parsePhoneNumberFromString(
    typed
      .normalize('NFKC')
      .replace(/[\u2010-\u2015\u2212\u30fc]/gu, '-')
      .slice(0, 40),
    'JP',
  );
}
