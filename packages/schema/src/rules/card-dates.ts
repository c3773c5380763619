/**
 * Reads the expiry printed on a card, month before year: `04/29`, `0429`, `4/2029`, full width too.
 * @returns its last day, `YYYY-MM-DD`, or null. A year of two digits is one of this century.
 */
export function readCardExpiry(typed: string): string | null {
  const text = halfWidth(typed);
  const [, month, year] = /^(\d{1,2})[/.-]((?:20)?\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? [];
  if (month === undefined || year === undefined) return null;
  const [monthNumber, yearNumber] = [Number(month), 2000 + (Number(year) % 100)];
  if (monthNumber < 1 || monthNumber > 12) return null;
  return isoDay(yearNumber, monthNumber, daysIn(yearNumber, monthNumber));
}

/** The eras in which somebody who lives can be born, as they are written, with the day each began. */
const ERAS: readonly [RegExp, string][] = [
  [/^(?:令和|令|R)/i, '2019-05-01'],
  [/^(?:平成|平|H)/i, '1989-01-08'],
  [/^(?:昭和|昭|S)/i, '1926-12-25'],
  [/^(?:大正|大|T)/i, '1912-07-30'],
];

/**
 * Reads a date of birth, year before month before day: `1985-04-01`, `1985/4/1`, `19850401`, `1985年4月1日`, `昭和60年4月1日`, `S60.4.1`,
 * full width too.
 * @returns `YYYY-MM-DD`, or null where there is no such day.
 */
export function readBirthDate(typed: string): string | null {
  const text = halfWidth(typed);
  const era = ERAS.findIndex(([name]) => name.test(text));
  if (era !== -1) return readDayOfEra(text, era);
  const [, year, month, day] =
    /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ??
    [];
  return readDay(Number(year), Number(month), Number(day));
}

/** A day of an era, which ends where the next one begins. */
function readDayOfEra(text: string, era: number): string | null {
  const [name, began] = ERAS[era] ?? [/^/, ''];
  const [, year, month, day] = /^(\d{1,2}|元)[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/.exec(text.replace(name, '')) ?? [];
  const found = readDay(Number(began.slice(0, 4)) + (year === '元' ? 1 : Number(year)) - 1, Number(month), Number(day));
  const ended = ERAS[era - 1]?.[1] ?? '9999-12-31';
  return found !== null && found >= began && found < ended ? found : null;
}

function readDay(y: number, m: number, d: number): string | null {
  if (!(y >= 1900 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m))) return null;
  return isoDay(y, m, d);
}

function halfWidth(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u30fc]/gu, '-')
    .replace(/\s/gu, '');
}

function daysIn(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
