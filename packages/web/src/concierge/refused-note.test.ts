import { describe, expect, it } from 'vitest';
import { readRefusedNote } from './refused-note.js';

describe('the note of a refused act', () => {
  it.each([
    ['IDENTITY_PROVED, NOT_PROVED', { act: 'IDENTITY_PROVED', code: 'NOT_PROVED', typed: '' }],
    ['LOGIN_UNLOCKED, REASON_NEEDED: ', { act: 'LOGIN_UNLOCKED', code: 'REASON_NEEDED', typed: '' }],
    [
      'CHANGE_CONTACT_APPROVED, CONTACT_UNFIT: Called back: all well.',
      { act: 'CHANGE_CONTACT_APPROVED', code: 'CONTACT_UNFIT', typed: 'Called back: all well.' },
    ],
    ['BEYOND: FORBIDDEN login', { beyond: 'FORBIDDEN login' }],
    ['The caller hung up.', null],
  ])('%s', (note, read) => {
    expect(readRefusedNote(note)).toEqual(read);
  });
});
