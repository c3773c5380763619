import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A telephone number in international form (E.164), from any way of typing one; null where no telephone has it. */
export function readPhoneNumber(typed: string): string | null {
  const number = parsePhoneNumberFromString(
    typed
      .normalize('NFKC')
      .replace(/[\u2010-\u2015\u2212\u30fc]/gu, '-')
      .slice(0, 40),
    'JP',
  );
  return number?.isValid() === true ? number.number : null;
}
