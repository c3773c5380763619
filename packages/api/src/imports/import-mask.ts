const CARD_NUMBER = /\d(?:[ -]?\d){11,18}(?!\d)/g;

/** Hides every run of 12–19 digits but its last four, in anything that is printed. */
export function maskDigitRuns(text: string): string {
  return text.replace(CARD_NUMBER, mask);
}

/** Hides card numbers in a text that is kept: runs of 13–19 digits whose check digit fits (ISO/IEC 7812-1, annex B). */
export function maskCardNumbers(text: string): string {
  return text.replace(CARD_NUMBER, (run) => (isCardNumber(run.replace(/\D/g, '')) ? mask(run) : run));
}

function mask(run: string): string {
  return `****${run.replace(/\D/g, '').slice(-4)}`;
}

function isCardNumber(digits: string): boolean {
  if (digits.length < 13) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
