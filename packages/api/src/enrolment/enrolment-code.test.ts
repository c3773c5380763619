import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { issueTestCard, withCheckDigit } from '../test/cards.js';
import { CODE_SENT, enrolments, otherThan, type Enrolments } from '../test/enrolment.js';
import { atMinute } from '../test/logins.js';
import { codeMailedTo, mailsTo } from '../test/mails.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let at: Enrolments;
beforeAll(async () => {
  test = await startTestServer();
  at = enrolments(test);
});
afterAll(() => test.stop());

describe('a code', () => {
  it('lives ten minutes', async () => {
    const card = await issueTestCard(test.services);
    const code = await at.codeFor(card);
    await atMinute(test, 11, async () => expect((await at.enrol(card, code, 'late.one')).data?.enrol.__typename).toBe('EnrolmentRefused'));
  });

  it('is worthless once a newer one was sent, or the contact changed', async () => {
    const card = await issueTestCard(test.services);
    const older = (await at.codeFor(card)) ?? '';
    const newer = (await at.codeFor(card)) ?? '';
    if (older !== newer) expect((await at.enrol(card, older, 'older.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
    await sql(`update contact set value = 'thief@example.jp', changed_at = app_now() where member_id = $1`, card.memberId);
    expect((await at.enrol(card, newer, 'newer.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
  });

  it('is not sent to a contact that changed within seven days, and the answer is alike', async () => {
    const card = await issueTestCard(test.services);
    await sql('update contact set changed_at = app_now() where member_id = $1', card.memberId);
    expect((await at.askCode(card)).data).toEqual(CODE_SENT);
    await atMinute(test, 7 * 24 * 60 - 1, async () => void (await at.askCode(card)));
    expect(await mailsTo(test.services, card.email)).toEqual([]);
    await atMinute(test, 7 * 24 * 60 + 1, async () => void (await at.askCode(card)));
    expect(await mailsTo(test.services, card.email)).toHaveLength(1);
  });

  it('is sent at most three times in any hour', async () => {
    const card = await issueTestCard(test.services);
    for (let ask = 0; ask < 5; ask += 1) expect((await at.askCode(card)).data).toEqual(CODE_SENT);
    expect(await mailsTo(test.services, card.email)).toHaveLength(3);
    await atMinute(test, 61, async () => void (await at.askCode(card)));
    expect(await mailsTo(test.services, card.email)).toHaveLength(4);
  });

  it('stands in no table as it is', async () => {
    const card = await issueTestCard(test.services);
    const code = await at.codeFor(card);
    const rows = await sql(`select * from enrolment_code where member_id = $1`, card.memberId);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('cannot be guessed: three wrong ones shut the card for proofs, the right one included, and time opens it', async () => {
    const card = await issueTestCard(test.services);
    const code = (await at.codeFor(card)) ?? '';
    for (let guess = 0; guess < 3; guess += 1) await at.enrol(card, otherThan(code), 'guesser.one');
    expect((await at.enrol(card, code, 'guesser.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
    await atMinute(test, 31, async () => {
      await at.askCode(card);
      expect((await at.enrol(card, await codeMailedTo(test.services, card.email), 'guesser.one')).data?.enrol.__typename).toBe(
        'EnrolSuccess',
      );
    });
  });

  it('that shuts a card is told to its holder by one mail and in the record, and to nobody else', async () => {
    const card = await issueTestCard(test.services);
    const wrong = { ...card, proof: { ...card.proof, birthDate: '1990-01-01' } };
    const answers = [];
    for (let guess = 0; guess < 6; guess += 1) answers.push((await at.enrol(wrong, '00000000', 'shut.one')).data);
    expect(new Set(answers.map((data) => JSON.stringify(data))).size).toBe(1);
    const subjects = (await mailsTo(test.services, card.email)).map(({ subject }) => subject);
    expect(subjects).toEqual(['Checks of your card are paused']);
    expect((await at.activityOf(card)).filter((kind) => kind === 'CARD_PROOFS_LOCKED')).toHaveLength(1);
    await atMinute(test, 31, async () => {
      for (let guess = 0; guess < 4; guess += 1) await at.askCode(wrong);
      expect(await mailsTo(test.services, card.email)).toHaveLength(2);
    });
  });

  it('does not become guessable between requests for new codes: a fitting request leaves the count of wrong ones', async () => {
    const card = await issueTestCard(test.services);
    for (let guess = 0; guess < 3; guess += 1) {
      const code = (await at.codeFor(card)) ?? '';
      await at.enrol(card, otherThan(code), 'between.one');
    }
    const code = await codeMailedTo(test.services, card.email);
    expect((await at.enrol(card, code, 'between.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
  });

  it('counts wrong card data of an unknown card alike: nothing shows which cards there are', async () => {
    const known = await issueTestCard(test.services);
    const unknown = { ...known, proof: { ...known.proof, cardNumber: withCheckDigit('939299999999997') } };
    for (let guess = 0; guess < 5; guess += 1) {
      const [a, b] = [
        await at.enrol({ ...known, proof: { ...known.proof, birthDate: '1999-09-09' } }, '00000000', 'nobody.x'),
        await at.enrol(unknown, '00000000', 'nobody.x'),
      ];
      expect(b.data).toEqual(a.data);
      expect(Object.keys(b.headers)).toEqual(Object.keys(a.headers));
    }
  });
});

function sql(text: string, id: string) {
  return query<Record<string, unknown>>(test.services.database.fork(), text, [id]);
}
