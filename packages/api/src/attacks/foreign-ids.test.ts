import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLNamedInputType,
  type GraphQLSchema,
} from 'graphql';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema, createSchema } from '../graphql-schema.js';
import { globalId, query } from '../platform/index.js';
import { addOwnApp } from '../test/developers.js';
import { DOCUMENTS_OF_IDS } from '../test/documents-of-ids.js';
import { dumpDatabase } from '../test/dump.js';
import { APPLY, RELATIVE } from '../test/family.js';
import { askForName } from '../test/names.js';
import { buy, convert, enter as enterShop, memberWithInstallments, offerOf, type Shopper } from '../test/installments.js';
import { addApp, connect, openBrowser, startAuthorization } from '../test/oauth.js';
import { enter, sessionIdOf, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { fillStatements } from '../test/statements.js';

let test: TestServer;
let schema: GraphQLSchema;
let hanako: Entered;
let mallory: Entered;
let theirs: Record<string, string>;
beforeAll(async () => {
  test = await startTestServer();
  schema = await createPublicSchema({ hasSimulations: true });
  hanako = await enter(test, 'hanako');
  mallory = await enter(test, 'mallory');
  await fillStatements(test.services, hanako.member);
  await fillStatements(test.services, mallory.member);
  theirs = {
    ...(await idsOf(hanako)),
    ...(await idsOfInstallments()),
    FamilyCardApplication: await idOfApplication(hanako),
    AuthorizationRequest: await askAs(hanako),
    NameChange: await askForName(test, hanako.cookie),
    ...(await idsOfPrograms(hanako)),
  };
  const { ownApp, webhook, delivery } = await addOwnApp(test.services, hanako.member);
  theirs = { ...theirs, App: ownApp, Webhook: webhook, WebhookDelivery: delivery };
});
afterAll(() => test.stop());

/** One id of each kind that a member's things have. */
async function idsOf({ member, cookie }: Entered): Promise<Record<string, string>> {
  const [row] = await query<{ statement: string; transaction: string }>(
    test.services.database.fork(),
    `select (select id from statement where account_id = $1 limit 1) as statement, (select id from card_transaction where account_id = $1 limit 1) as transaction`,
    [member.accountId],
  );
  return {
    Member: globalId('Member', member.memberId),
    Account: globalId('Account', member.accountId),
    Card: globalId('Card', member.cardId),
    Statement: globalId('Statement', member.accountId, row?.statement ?? ''),
    Transaction: globalId('Transaction', member.accountId, row?.transaction ?? ''),
    Session: await sessionIdOf(test, cookie),
    Passkey: globalId('Passkey', randomUUID()),
  };
}

async function idOfApplication({ member, cookie }: Entered): Promise<string> {
  const input = { ...RELATIVE, accountId: globalId('Account', member.accountId), idempotencyKey: 'of-hanako-1' };
  const { data } = await test.ask<{ act: { application: { id: string } } }>(APPLY, { input }, { cookie });
  return data?.act.application.id ?? '';
}

/** An app that is connected, and a token of a script. */
async function idsOfPrograms({ member, cookie }: Entered): Promise<Record<string, string>> {
  await connect(test, member);
  const make = 'mutation { createPersonalToken(input: { name: "x", scopes: [ACCOUNTS_READ], validForDays: 1 }) { __typename } }';
  await test.ask(make, {}, { cookie });
  const document = `{ viewer { login { connectedApps(first: 1) { edges { node { id } } } personalTokens(first: 1) { edges { node { id } } } } } }`;
  const { data } = await test.ask<{ viewer: { login: Record<string, { edges: { node: { id: string } }[] }> } }>(document, {}, { cookie });
  const idOf = (list: string) => data?.viewer.login[list]?.edges[0]?.node.id ?? '';
  return { ConnectedApp: idOf('connectedApps'), PersonalToken: idOf('personalTokens') };
}

/** What an app asks of a member, in the middle of it. */
async function askAs(member: Entered): Promise<string> {
  const { clientId } = await addApp(test.services);
  return (await startAuthorization(openBrowser(test, member), { clientId, scope: 'accounts:read' })).requestId;
}

/** An offer, a plan, and what settling it early would take: of somebody with two purchases of today. */
async function idsOfInstallments(): Promise<Record<string, string>> {
  const em = test.services.database.fork();
  const [row] = await query<{ today: string; yesterday: string }>(
    em,
    `select d::text as today, (d - 1)::text as yesterday from (select (app_now() at time zone 'Asia/Tokyo')::date as d) t`,
    [],
  );
  const { today = '', yesterday = '' } = row ?? {};
  const buyer: Shopper = { ...(await memberWithInstallments(test.services, 'buyer', yesterday)), test, cookie: '' };
  const [first = '', second = ''] = await buy(em, buyer, [
    { on: today, minor: 50_000n },
    { on: today, minor: 60_000n },
  ]);
  await enterShop(buyer);
  const offer = await offerOf(buyer, first, 3);
  const { plans } = await convert(buyer, [(await offerOf(buyer, second, 3)).id]);
  return { Offer: offer.id, InstallmentPlan: plans?.[0]?.id ?? '' };
}

describe('AZ-01: wherever the schema takes an id', () => {
  it('there is a row in the table of this test, and in it nothing else', () => {
    expect(placesOfIds(schema).toSorted()).toEqual(Object.keys(DOCUMENTS_OF_IDS).toSorted());
  });

  it.each(Object.keys(DOCUMENTS_OF_IDS))('%s: another’s id is told, and changes, as much as one that was made up', async (place) => {
    const { kinds = [], document = '' } = DOCUMENTS_OF_IDS[place] ?? {};
    for (const kind of kinds) {
      const made = madeUp(theirs[kind] ?? '');
      const before = await stateOf();
      const [foreign, random] = [await told(document, theirs[kind] ?? ''), await told(document, made)];
      expect(foreign).toEqual(random);
      // A document that is refused at the door would show nothing.
      expect(foreign).not.toMatch(/GRAPHQL_VALIDATION_FAILED|Cannot query/);
      expect(foreign).not.toContain(theirs['Account']);
      expect(await stateOf()).toBe(before);
    }
  });

  it('each of them means something to whom it belongs', async () => {
    const { document = '' } = DOCUMENTS_OF_IDS['Query.node(id)'] ?? {};
    for (const kind of ['Member', 'Account', 'Card', 'Statement', 'Transaction', 'FamilyCardApplication']) {
      expect(await told(document, theirs[kind] ?? '', hanako)).toContain(`"__typename":"${kind}"`);
    }
  });
});

describe('AZ-06: what no input has', () => {
  const EXTRA = ['id', 'accountId', 'role', 'failedCount', 'creditLimit', 'status', 'createdAt'];

  it('is refused in every input there is, and nothing of it is done', { timeout: 120_000 }, async () => {
    const places = placesOfInputs(await createSchema({ hasSimulations: true }));
    expect(places.length).toBeGreaterThan(8);
    const before = await stateOf();
    for (const { input, document } of places) {
      for (const name of EXTRA.filter((extra) => !(extra in input.getFields()))) {
        for (const value of [{ [name]: 'x' }, 'a text', [1], 7]) {
          const { status, errors } = await test.ask(document, { input: value }, { cookie: mallory.cookie });
          expect([input.name, name, status, errors?.[0]?.extensions['code']]).toEqual([input.name, name, 400, expect.any(String)]);
        }
      }
    }
    expect(await stateOf()).toBe(before);
  });
});

/** `Type.field(argument)` and `Input.field` of every id the schema takes. */
function placesOfIds(of: GraphQLSchema): string[] {
  const isId = (arg: Pick<GraphQLArgument, 'type'>): boolean => getNamedType(arg.type).name === 'ID';
  const types = Object.values(of.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return types.flatMap((type) => {
    if (isInputObjectType(type))
      return Object.values(type.getFields())
        .filter(isId)
        .map((field) => `${type.name}.${field.name}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.filter(isId).map((arg) => `${type.name}.${field.name}(${arg.name})`),
    );
  });
}

/** Root fields that take an input object, with the document that gives them one. */
function placesOfInputs(of: GraphQLSchema) {
  return [of.getQueryType(), of.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((arg) => {
        const input = getNamedType(arg.type) as GraphQLNamedInputType;
        if (!isInputObjectType(input)) return [];
        const rest = field.args.filter((other) => other !== arg && isNonNullType(other.type)).map((other) => `${other.name}: "x"`);
        const result = getNamedType(field.type);
        const selection = isUnionType(result) || isInterfaceType(result) || isObjectType(result) ? '{ __typename }' : '';
        const kind = root === of.getQueryType() ? 'query' : 'mutation';
        const given = [`${arg.name}: $input`, ...rest].join(', ');
        return [{ input, document: `${kind} ($input: ${String(arg.type)}) { ${field.name}(${given}) ${selection} }` }];
      }),
    ),
  );
}

/** The same kind of id, of a thing that is not there. */
function madeUp(id: string): string {
  const [type = '', key] = Buffer.from(id, 'base64url').toString().split(':');
  if (key === undefined) return randomUUID();
  return globalId(type, ...key.split('/').map(() => randomUUID()));
}

async function told(document: string, id: string, who: Entered = mallory): Promise<string> {
  const { status, data, errors } = await test.ask(document, { id }, { cookie: who.cookie });
  return JSON.stringify({ status, data, errors: errors?.map(({ message, extensions }) => [message, extensions['code']]) });
}

/** Everything stored, but for what each request leaves behind, and mails on their way. */
async function stateOf(): Promise<string> {
  const lines = (await dumpDatabase(test.services)).split('\n');
  return (
    lines
      .filter((line) => !/^public\.(activity|login_guard|source_|mail_outbox|caught_mail)/.test(line))
      // A session is used by asking, which is written once a minute.
      .map((line) => line.replace(/"last_seen_at":"[^"]*"/, ''))
      .toSorted()
      .join('\n')
  );
}
