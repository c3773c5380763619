import { isCurrency } from '../money/currency.js';
import { InputError } from '../platform/index.js';
import { UsageError, type OptionValues } from './command.js';

/** The text of an option, or null where it was not given. */
export function textOption(values: OptionValues, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}

/** The text of an option that must be given. @throws {UsageError} */
export function requiredOption(values: OptionValues, name: string): string {
  const text = textOption(values, name);
  if (text === null) throw new UsageError(`--${name} is missing.`);
  return text;
}

/** The currency an option names, or null. @throws {InputError} */
export function currencyOption(values: OptionValues): string | null {
  const text = textOption(values, 'currency');
  const code = text?.toUpperCase() ?? null;
  if (code !== null && !isCurrency(code)) throw new InputError(`--currency: "${text}" is not a currency; write a code such as JPY or USD.`);
  return code;
}

/** The time zone an option names; that of the first members where it is not given. @throws {InputError} */
export function timeZoneOption(values: OptionValues): string {
  const text = textOption(values, 'time-zone') ?? 'Asia/Tokyo';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new InputError(`--time-zone: "${text}" is not a time zone; write a name such as Asia/Tokyo.`, { cause });
  }
}

/** The language an option names; Japanese where it is not given. @throws {InputError} */
export function languageOption(values: OptionValues): 'JA' | 'EN' {
  const text = textOption(values, 'language') ?? 'ja';
  const language = text.toUpperCase();
  if (language !== 'JA' && language !== 'EN') throw new InputError(`--language: "${text}" is not one of ja, en.`);
  return language;
}

/** The name an option gives, or null. @throws {InputError} */
export function nameOption(values: OptionValues): { family: string; given: string | null } | null {
  const text = textOption(values, 'name');
  if (text === null) return null;
  const [family, given = null, ...more] = text.trim().split(/\s+/u);
  if (family === undefined || family === '' || more.length > 0) {
    throw new InputError(
      '--name: write the family name, one space, the given name, such as "山田 花子"; or the one name of who has no more.',
    );
  }
  return { family, given };
}
