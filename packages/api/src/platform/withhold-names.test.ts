import { buildSchema, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { namesOf, withholdNames } from './withhold-names.js';

const schema = buildSchema(`
  scalar Day
  enum Colour { RED }
  input Inner { text: String! colour: Colour day: Day }
  type Thing { weight: Int }
  type Query { ask(inner: Inner, number: Int): Thing }
`);
const names = namesOf(schema);

async function messagesOf(source: string, inner?: unknown): Promise<string> {
  const { errors } = await graphql({ schema, source, variableValues: { inner } });
  return errors?.map(({ message }) => withholdNames(message, source, names)).join('\n') ?? '';
}

describe('a schema that is not to be looked into', () => {
  it.each([
    ['{ askk { weight } }', 'Cannot query field "askk" on type "…".'],
    ['{ ask { wheight } }', 'Cannot query field "wheight" on type "…".'],
    ['{ ask }', 'Field "ask" of type "…" must have a selection of subfields.'],
    ['{ ask(innner: 1) { weight } }', 'Unknown argument "innner" on field "…".'],
    ['{ ask(inner: { tekst: "x" }) { weight } }', 'Field "tekst" is not defined by type "…".'],
    ['{ ask(inner: { text: "x", colour: REDD }) { weight } }', 'Value "REDD" does not exist in "…" enum.'],
    ['{ ask(number: "x") { weight } }', 'The type cannot represent non-integer value: "x"'],
    ['{ ask { ... on Thingg { weight } } }', 'Unknown type "Thingg".'],
    ['query ($a: Innner) { ask { weight } }', 'Unknown type "Innner".'],
  ])('%s is told %s', async (source, told) => {
    const messages = await messagesOf(source);
    expect(messages).toContain(told);
    expect(messages).not.toMatch(/Did you mean|Thing\b|Inner\b|Colour|Query\b|\bRED\b|Int\b/);
  });

  it('tells of a variable what its document says, and nothing else', async () => {
    const messages = await messagesOf('query ($inner: Inner) { ask(inner: $inner) { weight } }', { colour: 'REDD' });
    expect(messages).toContain('Variable "$inner"');
    expect(messages).not.toMatch(/"text"|String|Colour|\bRED\b|Did you mean/);
  });

  it('says again what the document has said', () => {
    const document = 'query ($inner: Inner) { ask(inner: $inner) { weight } }';
    const message = 'Field "ask" of type "Thing" has "weight" and "$inner" of "Inner".';
    expect(withholdNames(message, document, names)).toBe('Field "ask" of type "…" has "weight" and "$inner" of "Inner".');
  });
});
