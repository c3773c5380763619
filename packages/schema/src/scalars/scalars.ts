import { GraphQLCurrency, GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

/** An ISO 4217 code such as `JPY`. */
export const Currency = GraphQLCurrency;

/** An instant, RFC 3339, in UTC. */
export const DateTime = GraphQLDateTimeISO;

/** A calendar day in the account's time zone, `YYYY-MM-DD`. */
export const LocalDate = GraphQLLocalDate;

/** A whole number that JSON carries exactly: within ±(2^53 − 1). */
export const SafeInt = GraphQLSafeInt;
