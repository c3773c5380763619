import { randomUUID } from 'node:crypto';
import { addMember, issueCard } from '../accounts/index.js';
import { addLogin } from '../identity/index.js';
import { globalId } from '../platform/index.js';
import type { Entered } from './sessions.js';
import type { EnrolledMember, TestServer } from './server.js';

/** A supplementary member with a login, and a card on the account of another. */
export async function addToFamily(
  { services }: Pick<TestServer, 'services'>,
  { accountId }: Pick<EnrolledMember, 'accountId'>,
  userId: string,
  lastFour = '5151',
): Promise<EnrolledMember> {
  const em = services.database.fork();
  const password = `${userId}-right-password`;
  const memberId = await addMember(em, { language: 'EN', email: `${userId}@example.jp` });
  await addLogin(em, { person: { memberId }, userId, passwordHash: await services.passwordHasher.hash(password) });
  const cardId = await issueCard(em, { accountId, memberId, lastFour });
  return { memberId, accountId, cardId, userId, password };
}

/** A name as it is typed, in its three scripts. */
export const TAROS_NAMES = {
  familyName: '山田',
  givenName: '太郎',
  familyNameKana: 'やまだ',
  givenNameKana: 'ﾀﾛｳ',
  familyNameLatin: 'Yamada',
  givenNameLatin: 'ｔａｒｏ',
};

/** The name of somebody who has one only. */
export const ONE_NAME = {
  familyName: 'スリヤ',
  givenName: null,
  familyNameKana: 'すりや',
  givenNameKana: null,
  familyNameLatin: 'suriya',
  givenNameLatin: null,
};

/** A relative as a member types them, all in order. */
export const RELATIVE = {
  relation: 'SPOUSE',
  ...TAROS_NAMES,
  birthDate: '１９８３年２月３日',
  email: 'taro.yamada@example.jp',
  phone: '090-1234-5678',
};

export const APPLY = `mutation ($input: ApplyForFamilyCardInput!) { act: applyForFamilyCard(input: $input) { __typename
  ... on Refusal { code message } ... on DetailsRejected { faults { field fault } } ... on FamilyCardsUsedUp { maximum }
  ... on ApplyForFamilyCardSuccess { application { id state canBeWithdrawn relation name { family given } nameKana { family given }
    nameLatin { family given } birthDate email phone history { state at } card { id } } } } }`;

export const WITHDRAW = `mutation ($id: ID!) { act: withdrawFamilyCardApplication(applicationId: $id) { __typename ... on Refusal { code }
  ... on WithdrawFamilyCardApplicationSuccess { application { state canBeWithdrawn history { state } } } } }`;

export const APPLICATION = 'query ($id: ID!) { node(id: $id) { ... on FamilyCardApplication { state card { id lastFour } } } }';

/** An application of a member who is logged in. @returns its id */
export async function applyFor(
  test: TestServer,
  { member, cookie }: Pick<Entered, 'member' | 'cookie'>,
  typed: object = {},
): Promise<string> {
  const input = { ...RELATIVE, accountId: globalId('Account', member.accountId), idempotencyKey: randomUUID(), ...typed };
  const { data } = await test.ask<{ act: { application?: { id: string } } }>(APPLY, { input }, { cookie });
  if (data?.act.application === undefined) throw new Error(`Not applied for: ${JSON.stringify(data)}`);
  return data.act.application.id;
}
