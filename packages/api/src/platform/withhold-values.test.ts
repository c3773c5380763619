import { buildSchema, graphql, GraphQLError, type GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withholdValues } from './withhold-values.js';

const SECRET = 'a "secret"; at "x"; Expected it';
const schema = buildSchema(`
  scalar Day
  enum Colour { RED }
  input Inner { text: String! colour: Colour number: Int day: Day flag: Boolean id: ID }
  type Query { ask(inner: Inner, texts: [String!]): String }
`);
(schema.getType('Day') as GraphQLScalarType).parseValue = (value) => {
  throw new GraphQLError(`Expected a day, not ${String(value)}`);
};

describe('a mistake in a request is told without the value', () => {
  it.each([
    [{ text: [SECRET] }, 'Variable "$inner" got an invalid value at "inner.text"; String cannot represent a non string value.'],
    [{ text: 'x', colour: SECRET }, 'Variable "$inner" got an invalid value at "inner.colour"'],
    [{ text: 'x', number: SECRET }, 'Variable "$inner" got an invalid value at "inner.number"; Int cannot represent non-integer value.'],
    [{ text: 'x', number: 2 ** 40 }, 'Int cannot represent non 32-bit signed integer value.'],
    [{ text: 'x', flag: SECRET }, 'Boolean cannot represent a non boolean value.'],
    [{ text: 'x', id: [SECRET] }, 'ID cannot represent value.'],
    [{ text: 'x', day: SECRET }, 'Variable "$inner" got an invalid value'],
    [{ number: 1, colour: 'RED', id: SECRET }, 'Field "text" of required type "String!" was not provided.'],
    [{ text: SECRET, txt: 1 }, 'Variable "$inner" got an invalid value; Field "txt" is not defined by type "Inner".'],
    [{ text: 'x', [SECRET]: 1 }, 'Variable "$inner" got an invalid value'],
    [SECRET, 'Variable "$inner" got an invalid value; Expected type "Inner" to be an object.'],
  ])('in variables (%#)', async (inner, told) => {
    const { errors } = await graphql({ schema, source: 'query ($inner: Inner) { ask(inner: $inner) }', variableValues: { inner } });
    const messages = errors?.map(({ message }) => withholdValues(message)).join('\n') ?? '';
    expect(messages).toContain(told);
    expect(messages).not.toContain('secret');
  });

  it.each([
    ['ask(inner: { text: secret })', 'String cannot represent a non string value.'],
    ['ask(inner: { text: ["secret"] })', 'String cannot represent a non string value.'],
    ['ask(inner: { text: "x", colour: secret })', 'in "Colour" enum.'],
    ['ask(inner: { text: "x", colour: "secret" })', 'Enum "Colour" cannot represent non-enum value.'],
    ['ask(inner: "secret")', 'Expected value of type "Inner".'],
    ['ask(inner: { text: x "secret" })', 'Syntax Error: Expected Name, found String.'],
    ['ask(inner: { text: x secret })', 'Syntax Error: Expected ":", found "}".'],
    ['ask(texts: "x" "secret")', 'Syntax Error: Expected Name, found String.'],
  ])('in the document: %s', async (asked, told) => {
    const { errors } = await graphql({ schema, source: `{ ${asked} }` });
    const messages = errors?.map(({ message }) => withholdValues(message)).join('\n') ?? '';
    expect(messages).toContain(told);
    expect(messages).not.toContain('secret');
  });

  it('and otherwise as it was', () => {
    for (const message of ['Cannot query field "x" on type "Query".', 'Syntax Error: Unexpected <EOF>.', 'Variable "$x" is not defined.']) {
      expect(withholdValues(message)).toBe(message);
    }
  });
});
