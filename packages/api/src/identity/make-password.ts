import { randomInt } from 'node:crypto';

/** Letters and digits nobody mistakes for another when typing them from a screen. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** A strong password to be shown once: 20 characters of 31, 99 bits, in groups that are easy to type. */
export function makePassword(): string {
  const group = (): string => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
