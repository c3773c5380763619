import { localId, query } from '../platform/index.js';
import type { TestServer } from './server.js';
import type { Entered } from './sessions.js';

export const REGISTER = `mutation ($input: RegisterAppInput!) { act: registerApp(input: $input) { __typename
  ... on RegisterAppSuccess { secret registration { app { id name } clientId redirectUris isConfidential webhooks { id } } }
  ... on AppRejected { field } ... on Refusal { code } } }`;
export const ADD_WEBHOOK = `mutation ($input: AddWebhookInput!) { act: addWebhook(input: $input) { __typename
  ... on AddWebhookSuccess { secret webhook { id url events disabledAt } } ... on Refusal { code message } } }`;
const LOG = `{ viewer { appRegistrations { app { id } clientId webhooks { id failingSince disabledAt deliveries(first: 5) { edges { node {
  id messageId event state nextTryAt message attempts { status failure tookMs } } } } } } } }`;

/** What comes of any act of a developer. */
export interface DeveloperOutcome {
  __typename: string;
  code?: string;
  field?: string;
  secret?: string;
  registration?: { app: { id: string }; clientId: string; webhooks: unknown[] };
  webhook?: { id: string };
  delivery?: { state: string; nextTryAt: string | null };
}

interface Registered {
  app: { id: string };
  clientId: string;
  webhooks: { id: string; disabledAt: string | null; deliveries: { edges: { node: Record<string, unknown> }[] } }[];
}

export const NEW_APP = {
  name: '家計簿',
  homepage: 'https://budget.example/',
  redirectUris: ['https://budget.example/callback'],
  isConfidential: true,
};

export type DevelopersAtWork = ReturnType<typeof developersAtWork>;

/** What developers do by the API, with a session each. */
export function developersAtWork(test: TestServer) {
  async function act(who: Entered, document: string, variables: object): Promise<DeveloperOutcome> {
    const { data, errors } = await test.ask<{ act: DeveloperOutcome }>(document, variables, { cookie: who.cookie });
    if (errors !== undefined || data === null) throw new Error(JSON.stringify(errors));
    return data.act;
  }
  const sql = <Row extends object = object>(text: string, values: unknown[]): Promise<Row[]> =>
    query<Row>(test.services.database.fork(), text, values);
  return {
    act,
    sql,
    register: (who: Entered, input: object = {}) => act(who, REGISTER, { input: { ...NEW_APP, ...input } }),

    /** An act that takes an id alone. @param ask what is asked of its success */
    actOn: (who: Entered, name: string, id: string, ask = '') =>
      act(who, `mutation ($id: ID!) { act: ${name}(id: $id) { __typename ${ask} ... on Refusal { code } } }`, { id }),

    /** What they see of their apps, the log of each webhook included. */
    async look(who: Entered): Promise<Registered[]> {
      const { data } = await test.ask<{ viewer: { appRegistrations: Registered[] } }>(LOG, {}, { cookie: who.cookie });
      return data?.viewer.appRegistrations ?? [];
    },

    /** Lets an app see accounts and cards of somebody. @returns the grant’s id */
    async letSee(appId: string, { member }: Entered): Promise<string> {
      const [row] = await sql<{ id: string }>(
        `insert into app_grant (id, app_id, login_id, scopes, expires_at)
         select gen_random_uuid(), $1, l.id, '{accounts:read}', app_now() + interval '1 day' from login l where l.member_id = $2 returning id`,
        [localId('App', appId), member.memberId],
      );
      return row?.id ?? '';
    },
  };
}
