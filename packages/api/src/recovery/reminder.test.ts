import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLogin } from '../identity/index.js';
import { query } from '../platform/index.js';
import { issueTestCard, withCheckDigit, type TestCard } from '../test/cards.js';
import { atMinute, throughProxy } from '../test/logins.js';
import { errandsDone, mailsTo } from '../test/mails.js';
import { ASK_REMINDER } from '../test/recovery.js';
import { startTestServer, type TestServer } from '../test/server.js';

const ASKED = { requestUserIdReminder: { __typename: 'RequestUserIdReminderSuccess', mailsPerHour: 3 } };

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('asking for one’s user ID', () => {
  it('mails it to the holder of the card, three times an hour at most, and answers alike whatever is true', async () => {
    const card = await enrolledCard('reminded.one');
    for (let n = 0; n < 4; n += 1) expect(await ask(card.proof)).toEqual(ASKED);
    const mails = await mailsTo(test.services, card.email);
    expect(mails).toHaveLength(3);
    expect(mails[0]?.text).toContain('Your user ID: reminded.one');
  });

  it('mails nothing where anything does not fit, and shuts the number for proofs after three', async () => {
    const card = await enrolledCard('guessed.at');
    const wrong = [
      { expiry: '05/39' },
      { birthDate: '1985-04-02' },
      { cardNumber: withCheckDigit('939299999999996') },
      { expiry: '04/38' },
    ];
    for (const facts of wrong) expect(await ask({ ...card.proof, ...facts })).toEqual(ASKED);
    expect(await ask(card.proof)).toEqual(ASKED);
    const subjects = (await mailsTo(test.services, card.email)).map(({ subject }) => subject);
    expect(subjects).toEqual(['Checks of your card are paused']);
  });

  it('goes to no contact that changed within seven days, and answers alike', async () => {
    const card = await enrolledCard('moved.lately');
    await query(test.services.database.fork(), 'update contact set changed_at = app_now() where member_id = $1', [card.memberId]);
    expect(await ask(card.proof)).toEqual(ASKED);
    await atMinute(test, 7 * 24 * 60 - 1, async () => void (await ask(card.proof)));
    expect(await mailsTo(test.services, card.email)).toEqual([]);
    await atMinute(test, 7 * 24 * 60 + 1, async () => void (await ask(card.proof)));
    expect(await mailsTo(test.services, card.email)).toHaveLength(1);
  });

  it('tells what can be right for no card before it counts a guess', async () => {
    const card = await enrolledCard('mistyped.one');
    for (let n = 0; n < 4; n += 1) {
      expect(await ask({ ...card.proof, birthDate: '2131-01-01' })).toMatchObject({
        requestUserIdReminder: { __typename: 'CardProofRejected' },
      });
    }
    expect(await ask(card.proof)).toEqual(ASKED);
    expect(await mailsTo(test.services, card.email)).toHaveLength(1);
  });

  it('tells a holder who never enrolled where to do so', async () => {
    const card = await issueTestCard(test.services);
    expect(await ask(card.proof)).toEqual(ASKED);
    const [mail] = await mailsTo(test.services, card.email);
    expect(mail?.text).toContain('/register');
  });
});

async function enrolledCard(userId: string): Promise<TestCard> {
  const card = await issueTestCard(test.services);
  await addLogin(test.services.database.fork(), { person: { memberId: card.memberId }, userId, passwordHash: '-' });
  return card;
}

let requests = 0;
async function ask(card: TestCard['proof']): Promise<unknown> {
  const { data } = await test.ask(ASK_REMINDER, { card }, throughProxy(`10.7.1.${(requests += 1)}`));
  await errandsDone(test.services);
  return data;
}
