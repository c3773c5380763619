import { expect, it } from 'vitest';
import { formatPhone } from './phone-format.js';

it.each([
  ['+819012345678', '090-1234-5678', '+81 90-1234-5678'],
  ['+81312345678', '03-1234-5678', '+81 3-1234-5678'],
  ['+81120123456', '0120-123-456', '+81 120-123-456'],
  ['+81422221234', '0422221234', '+81 422221234'],
  ['+12025550123', '+12025550123', '+12025550123'],
])('%s reads %s, and in English %s', (kept, ja, en) => {
  expect(formatPhone(kept, 'ja')).toBe(ja);
  expect(formatPhone(kept, 'en')).toBe(en);
});
