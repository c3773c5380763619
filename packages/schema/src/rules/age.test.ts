import { expect, it } from 'vitest';
import { ageOn } from './age.js';

it.each([
  ['2008-11-30', '2026-11-29', 17],
  ['2008-11-30', '2026-11-30', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['1951-12-30', '2026-11-30', 74],
])('who was born on %s is on %s %i years old', (birthDate, day, age) => {
  expect(ageOn(birthDate, day)).toBe(age);
});
