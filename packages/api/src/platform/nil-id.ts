/** The id that nothing has (RFC 9562, 5.9): for look-ups that are also done where there is nothing to look up, and as the first of all ids. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000';
