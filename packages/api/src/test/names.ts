import { TAROS_NAMES } from './family.js';
import type { TestServer } from './server.js';

const REQUEST = `mutation ($input: RequestNameChangeInput!) { act: requestNameChange(input: $input) {
  ... on RequestNameChangeSuccess { nameChange { id } } } }`;

/** A change of name that a member has asked for and that waits. @returns its id */
export async function askForName(test: TestServer, cookie: string, version = 1): Promise<string> {
  const input = { ...TAROS_NAMES, version };
  const { data } = await test.ask<{ act: { nameChange?: { id: string } } }>(REQUEST, { input }, { cookie });
  if (data?.act.nameChange === undefined) throw new Error(`Not asked for: ${JSON.stringify(data)}`);
  return data.act.nameChange.id;
}
