/** What is wrong with a user ID, in words. */
export const USER_ID_FAULTS = {
  TOO_SHORT: 'it needs at least 4 characters',
  TOO_LONG: 'it may have at most 64 characters',
  FORBIDDEN_CHARACTER: 'only letters, digits and . _ - @ may be in it',
} as const;
