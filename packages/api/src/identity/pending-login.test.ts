import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../graphql-schema.js';
import { memberWithAuthenticator, passwordStep } from '../test/factors.js';
import { documentOf, listRootFields, type RootField } from '../test/sample-document.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let schema: GraphQLSchema;
beforeAll(async () => {
  test = await startTestServer();
  schema = await createSchema();
});
afterAll(() => test.stop());

/** What a login that waits for its second factor may do: be looked at, be completed, be given up. */
const SECOND_FACTOR = new Set(['pendingLogin', 'verifyLogin', 'cancelLogin']);

describe('AU-29: with only the password step done', () => {
  it('every operation of the schema answers as it does to nobody, but for the second factor and giving up', async () => {
    const pending = await passwordStep(test, await memberWithAuthenticator(test, 'half.way'));
    const operations = listOperations();
    expect(operations.length).toBeGreaterThan(10);
    const different = [];
    for (const operation of operations) {
      const { field } = operation;
      const document = documentOf(operation);
      const half = await answerOf(document, pending);
      const nobody = await answerOf(document, 'nothing=here');
      if (JSON.stringify(half) !== JSON.stringify(nobody)) different.push(field.name);
      if (field.extensions['memberAct'] !== undefined) expect(half, field.name).toContain('NotLoggedIn');
    }
    expect(new Set(different)).toEqual(SECOND_FACTOR);
  });
});

/** The ones that may end the pending login come last. */
function listOperations(): RootField[] {
  const rank = ({ field: { name } }: RootField): number => (name === 'cancelLogin' ? 2 : SECOND_FACTOR.has(name) ? 1 : 0);
  return listRootFields(schema).toSorted((a, b) => rank(a) - rank(b));
}

async function answerOf(document: string, cookie: string): Promise<string> {
  const { data, errors } = await test.ask(document, {}, { cookie });
  return JSON.stringify({ data, codes: errors?.map(({ extensions }) => extensions['code']) });
}
