/** What could be the number of a card in a text: 13 to 19 digits, spaces and hyphens among them, whose check digit fits. */
export function cardNumbersIn(text: string): string[] {
  const runs = text.replaceAll(/[^\d\s-]/g, '|').match(/(?:\d[ -]?){13,19}/g) ?? [];
  return runs.filter(fitsLuhn);
}

function fitsLuhn(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').split('').toReversed().map(Number);
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}
