const GROUPS: readonly [start: RegExp, grouped: RegExp][] = [
  [/^0[5-9]0/, /^(\d{3})(\d{4})(\d{4})$/],
  [/^0120|^0800/, /^(\d{4})(\d{3})(\d{3})$/],
  [/^0[36]/, /^(\d{2})(\d{4})(\d{4})$/],
];

/**
 * A telephone number as people write it: `090-1234-5678`, in English `+81 90-1234-5678`. Where the length of the area code
 * would have to be looked up, the digits of Japan are left together.
 * @param kept in international form (E.164)
 */
export function formatPhone(kept: string, language: string): string {
  if (!kept.startsWith('+81')) return kept;
  const national = `0${kept.slice(3)}`;
  const [, grouped] = GROUPS.find(([start, groups]) => start.test(national) && groups.test(national)) ?? [];
  const written = grouped === undefined ? national : national.replace(grouped, '$1-$2-$3');
  return language === 'ja' ? written : `+81 ${written.slice(1)}`;
}
