/** Digits and what may stand between them, in full width too: whoever types a number in Japanese writes them so. */
const DIGIT = '[0-9０-９]';
const SEPARATOR = String.raw`[ \u00a0\u3000\u002d\uff0d\u2010-\u2015\u2212\u30fc]`;
const DIGIT_RUN = new RegExp(`${DIGIT}(?:${SEPARATOR}?${DIGIT}){11,18}(?!${DIGIT})`, 'gu');
const GROUPED_DIGITS = new RegExp(`${DIGIT}(?:${SEPARATOR}?${DIGIT}){12,}`, 'gu');
const BETWEEN = new RegExp(`(${SEPARATOR})`, 'u');

/** Hides every run of 12–19 digits but its last four, in anything that is printed. */
export function maskDigitRuns(text: string): string {
  return text.replace(DIGIT_RUN, (run) => maskOf(digitsOf(run)));
}

/** Hides card numbers in a text that is kept: 13–19 digits whose check digit fits (ISO/IEC 7812-1, annex B), also beside other numbers. */
export function maskCardNumbers(text: string): string {
  return text.replace(GROUPED_DIGITS, maskWithin);
}

function maskWithin(run: string): string {
  // Groups of digits at the even places, what stands between them at the odd ones.
  const parts = run.split(BETWEEN);
  for (let from = 0; from < parts.length; from += 2) {
    for (let to = parts.length; to > from; to -= 2) {
      const digits = digitsOf(parts.slice(from, to).join(''));
      if (isCardNumber(digits)) parts.splice(from, to - from, maskOf(digits));
    }
  }
  return parts.join('');
}

function maskOf(digits: string): string {
  return `****${digits.slice(-4)}`;
}

function digitsOf(run: string): string {
  return run.normalize('NFKC').replace(/\D/g, '');
}

const [SHORTEST, LONGEST] = [13, 19];

function isCardNumber(digits: string): boolean {
  if (digits.length < SHORTEST || digits.length > LONGEST) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
