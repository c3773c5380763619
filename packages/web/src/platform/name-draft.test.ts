import { findNameFaults } from '@meisai/schema/rules';
import { expect, it } from 'vitest';
import { EMPTY_NAME, keptNames, nameDraftOf, typedNames, writtenName, type NameDraft } from './name-draft.js';

const SURIYA: NameDraft = { ...EMPTY_NAME, nameParts: 'ONE', familyName: 'スリヤ', familyNameKana: 'すりや', familyNameLatin: 'suriya' };

it('who has one name only is sent without a given name, whatever was typed before they said so', () => {
  const typed = typedNames({ ...SURIYA, givenName: '花子' });
  expect(typed).toMatchObject({ familyName: 'スリヤ', givenName: null, givenNameKana: null, givenNameLatin: null });
  expect(typed).not.toHaveProperty('nameParts');
  expect(findNameFaults(typed)).toEqual({});
  expect(keptNames({ ...SURIYA, givenName: '花子' })).toEqual({ ...SURIYA, familyNameKana: 'スリヤ', familyNameLatin: 'SURIYA' });
});

it('a given name that was only forgotten is at fault', () => {
  expect(findNameFaults(typedNames({ ...SURIYA, nameParts: 'TWO' }))).toEqual({
    givenName: 'EMPTY',
    givenNameKana: 'EMPTY',
    givenNameLatin: 'EMPTY',
  });
});

it.each([
  [{ name: null, nameKana: null, nameLatin: null }, 'TWO'],
  [{ name: { family: 'スリヤ', given: null }, nameKana: null, nameLatin: { family: 'SURIYA', given: null } }, 'ONE'],
  [{ name: { family: '山田', given: null }, nameKana: null, nameLatin: { family: 'YAMADA', given: 'HANAKO' } }, 'TWO'],
] as const)('a form begins with what is on file: %o in %s', (onFile, parts) => {
  expect(nameDraftOf(onFile)).toMatchObject({ nameParts: parts, familyName: onFile.name?.family ?? '' });
});

it('a name in one script has its family name first, and no gap where there is one name', () => {
  expect(writtenName({ family: '山田', given: '花子' })).toBe('山田 花子');
  expect(writtenName({ family: 'スリヤ', given: null })).toBe('スリヤ');
  expect(writtenName(null)).toBe('');
});
