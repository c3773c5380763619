import { GraphQLCurrency, GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';
import { GraphQLScalarType } from 'graphql';

/** An ISO 4217 code such as `JPY`. */
export const Currency = new GraphQLScalarType({
  ...GraphQLCurrency.toConfig(),
  description: 'A currency as its ISO 4217 code, such as `JPY`.',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
});

/** An instant, RFC 3339, in UTC. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant as RFC 3339 in UTC, such as `2026-11-24T06:30:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
});

/** A calendar day in the account's time zone, `YYYY-MM-DD`. */
export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  description: 'A calendar day without a time zone, such as `2026-11-24`. Days of an account are those of its time zone.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
});

/** A whole number that JSON carries exactly: within ±(2^53 − 1). */
export const SafeInt = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  description: 'A whole number that JSON carries exactly: from −(2^53 − 1) to 2^53 − 1.',
});
