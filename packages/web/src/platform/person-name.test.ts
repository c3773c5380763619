import { expect, it } from 'vitest';
import { formatName, type PersonName } from './person-name.js';

const HANAKO = { family: '山田', given: '花子' };
const HANAKO_LATIN = { family: 'YAMADA', given: 'HANAKO' };
const JAMES = { family: 'Miller', given: 'James' };
const JAMES_LATIN = { family: 'MILLER', given: 'JAMES' };

it.each<[PersonName | null, PersonName | null, string, string]>([
  [HANAKO, HANAKO_LATIN, 'ja', '山田 花子'],
  [HANAKO, HANAKO_LATIN, 'en', 'HANAKO YAMADA'],
  [HANAKO, null, 'en', '山田 花子'],
  [JAMES, JAMES_LATIN, 'ja', 'James Miller'],
  [JAMES, JAMES_LATIN, 'en', 'James Miller'],
  [{ family: 'O’Brien-Łoś', given: 'Zoë M.' }, null, 'ja', 'Zoë M. O’Brien-Łoś'],
  [null, JAMES_LATIN, 'ja', ''],
  [null, JAMES_LATIN, 'en', 'JAMES MILLER'],
  [{ family: 'スリヤ', given: null }, { family: 'SURIYA', given: null }, 'ja', 'スリヤ'],
  [{ family: 'スリヤ', given: null }, { family: 'SURIYA', given: null }, 'en', 'SURIYA'],
])('%o and %o read in %s are %s', (name, nameLatin, language, shown) => {
  expect(formatName(name, nameLatin, language)).toBe(shown);
});
