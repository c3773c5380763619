import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, type Services } from '../platform/index.js';
import { dumpDatabase } from '../test/dump.js';
import { startHarness, type Harness } from '../test/harness.js';
import { mailsTo } from '../test/mails.js';
import { send, type Received } from '../test/processes.js';
import { enrolMember, LOGIN } from '../test/server.js';

const CHANGE_PIN = `mutation ($input: ChangePinInput!) { changePin(input: $input) { __typename ... on Refusal { code message }
  ... on PinRejected { reason message } } }`;
const FIRST = '8027';
const SECOND = '9153';
const GUESSES = ['6482', '7316', '5904'];
/** Letters alone, for what is typed in place of a PIN. */
const MARK = 'amberharbourpiN';
const PLANTED = [FIRST, SECOND, ...GUESSES, '４８６２'];

let api: Harness;
let services: Services;
let sources = 0;
const answers: Received[] = [];
beforeAll(async () => {
  api = await startHarness({ processes: 1, env: { LOG_LEVEL: 'debug' } });
  ({ services } = api);
});
afterAll(() => api.stop());

describe('AU-32: a PIN that was planted', () => {
  let cardId: string;

  it('is taken where it is chosen, and refused where it breaks a rule, is wrong or is none', async () => {
    const member = await enrolMember(services, 'planted.pin');
    ({ cardId } = member);
    const { userId, password } = member;
    const entered = await post(LOGIN, { input: { userId, password } });
    const cookie = /__Host-meisai=[\w-]{43}/.exec(String(entered.headers['set-cookie']))?.[0] ?? '';
    const change = async (newPin: string, currentPin?: string) => {
      const input = { cardId: globalId('Card', cardId), newPin, ...(currentPin === undefined ? {} : { currentPin }) };
      const { body } = await post(CHANGE_PIN, { input }, cookie);
      const { data } = JSON.parse(body) as { data: { changePin: { __typename: string } } | null };
      return data?.changePin.__typename;
    };
    expect(await change(MARK)).toBe('PinRejected');
    expect(await change(FIRST)).toBe('ChangePinSuccess');
    expect(await change('４８６２', MARK)).toBe('WrongPin');
    expect(await change(FIRST, FIRST)).toBe('PinRejected');
    expect(await change(SECOND, FIRST)).toBe('ChangePinSuccess');
    const guessed = [];
    for (const guess of GUESSES) guessed.push(await change(FIRST, guess));
    expect(guessed).toEqual(['WrongPin', 'WrongPin', 'PinLocked']);
    expect((await post(CHANGE_PIN, { input: { newPin: [MARK], cardId } }, cookie)).status).toBe(400);
    expect((await mailsTo(services, 'planted.pin@example.jp')).length).toBeGreaterThan(1);
  });

  it('stands in no answer, no log, no metric, and nowhere in the database, nor does a hash of it without a key', async () => {
    const said = api.all[0]?.said() ?? '';
    expect(said).toContain('request completed');
    const metrics = await (await fetch(`${api.all[0]?.privateOrigin}/metrics`)).text();
    const dump = await dumpDatabase(services);
    for (const kept of ['card_pin', 'PIN_CHANGED', 'PIN_LOCKED', 'The PIN of your card was changed']) expect(dump).toContain(kept);
    const spoken = answers.map(({ body, headers }) => body + JSON.stringify(headers)).join('\n');
    for (const text of [spoken, said, metrics, dump]) expect(linesWith(text)).toEqual([]);
    for (const pin of PLANTED.flatMap((planted) => [planted, cardId + planted, planted + cardId])) {
      for (const hash of ['md5', 'sha1', 'sha256', 'sha512']) expect(dump).not.toContain(createHash(hash).update(pin).digest('hex'));
    }
  });
});

async function post(document: string, variables: object, cookie = 'none=none'): Promise<Received> {
  const body = JSON.stringify({ query: document, variables });
  const answer = await send(api.all[0]?.origin ?? '', { address: `10.33.${(sources += 1)}.1`, headers: { cookie }, body });
  answers.push(answer);
  return answer;
}

/** Lines in which a PIN stands as a word or a text of its own: its digits are also within times, ids and sizes. */
function linesWith(text: string): string[] {
  const alone = new RegExp(`(?<![\\w.:+-])(?:${PLANTED.join('|')})(?![\\w.:-])`);
  const written = text.replaceAll(/"(?:pid|port|remotePort|responseTime|time)":[\d.]+/g, '');
  return written.split('\n').filter((line) => line.includes(MARK) || alone.test(line));
}
