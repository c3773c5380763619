import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { issueTestCard, withCheckDigit } from '../test/cards.js';
import { CODE_SENT, ENROL_PASSWORD, enrolments, otherThan, type Enrolments } from '../test/enrolment.js';
import { countChecks, login } from '../test/logins.js';
import { mailsTo } from '../test/mails.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let at: Enrolments;
beforeAll(async () => {
  test = await startTestServer();
  at = enrolments(test);
});
afterAll(() => test.stop());

describe('enrolling', () => {
  it('gives the holder of a card a login by a code mailed to them, opens no session, and tells them', async () => {
    const card = await issueTestCard(test.services);
    const code = await at.codeFor(card);
    const answer = await at.enrol(card, code, 'enrol.one');
    expect(answer.data?.enrol).toEqual({ __typename: 'EnrolSuccess', userId: 'enrol.one' });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await login(test, 'enrol.one', ENROL_PASSWORD)).data?.login.__typename).toBe('LoginSuccess');
    expect((await mailsTo(test.services, card.email)).map(({ subject }) => subject)).toEqual([
      'Your code for registering',
      'You are registered',
    ]);
    expect(await at.activityOf(card)).toEqual(['ENROLMENT_CODE_SENT', 'ENROLLED', 'LOGGED_IN']);
  });

  it('takes what is typed in full width, with spaces and hyphens', async () => {
    const card = await issueTestCard(test.services);
    const { cardNumber } = card.proof;
    const proof = { ...card.proof, cardNumber: wide(cardNumber.replace(/(\d{4})(?=\d)/g, '$1ー')), expiry: '４／３９' };
    const code = await at.codeFor({ ...card, proof });
    const spaced = wide(`${code?.slice(0, 4)}　${code?.slice(4)}`);
    expect((await at.enrol({ ...card, proof }, spaced, 'Ｅｎｒｏｌ．ｗｉｄｅ')).data?.enrol).toEqual({
      __typename: 'EnrolSuccess',
      userId: 'Enrol.wide',
    });
    const kept = 'select user_id as "userId" from login where member_id = $1';
    expect(await sql(kept, card.memberId)).toEqual([{ userId: 'Enrol.wide' }]);
  });

  it('gives a supplementary member a login of their own by the same way', async () => {
    const { accountId } = await enrolMember(test.services, 'basic.member');
    const card = await issueTestCard(test.services, { onAccount: accountId });
    expect((await at.enrol(card, await at.codeFor(card), 'supplementary')).data?.enrol.__typename).toBe('EnrolSuccess');
    expect((await login(test, 'supplementary', ENROL_PASSWORD)).data?.login.__typename).toBe('LoginSuccess');
  });

  it('answers a request for a code the same way whatever is true, and mails only the holder', async () => {
    const [card, silent] = [await issueTestCard(test.services), await issueTestCard(test.services, { hasContact: false })];
    const wrongs = [
      { ...card.proof, expiry: '05/39' },
      { ...card.proof, birthDate: '1985-04-02' },
      { ...card.proof, cardNumber: withCheckDigit('939299999999999') },
      silent.proof,
    ];
    for (const proof of wrongs) expect((await at.askCode({ ...card, proof })).data).toEqual(CODE_SENT);
    expect(await mailsTo(test.services, card.email)).toEqual([]);
  });

  it('tells what can be right for no card before it counts a guess, whichever card it is', async () => {
    const card = await issueTestCard(test.services);
    const code = (await at.codeFor(card)) ?? '';
    const odd = [
      { birthDate: '2131-01-01' },
      { birthDate: '1890-01-01' },
      { expiry: '13/29' },
      { expiry: '04/79' },
      { cardNumber: '9392' },
    ];
    for (const facts of odd) {
      const proof = { ...card.proof, ...facts };
      const [asked, enrolled] = [await at.askCode({ ...card, proof }), await at.enrol({ ...card, proof }, code, 'odd.one')];
      expect(asked.data).toMatchObject({ requestEnrolmentCode: { __typename: 'CardProofRejected' } });
      expect(enrolled.data?.enrol).toMatchObject({ __typename: 'CardProofRejected', code: 'CARD_PROOF_REJECTED' });
    }
    for (const birthDate of ['2025-13-45', '2025-02-30', 'yesterday']) {
      expect((await at.askCode({ ...card, proof: { ...card.proof, birthDate } })).status).toBe(400);
    }
    expect(await sql(`select 1 from activity where member_id = $1 and kind = 'WRONG_CARD_PROOF'`, card.memberId)).toEqual([]);
    expect((await at.enrol(card, code, 'odd.one')).data?.enrol.__typename).toBe('EnrolSuccess');
  });

  it('refuses with one answer until card and code fit, and tells only then what else is wrong', async () => {
    const { userId: taken } = await enrolMember(test.services, 'taken.one');
    const card = await issueTestCard(test.services);
    const code = (await at.codeFor(card)) ?? '';
    const other = await issueTestCard(test.services);
    const refusals = [
      await at.enrol({ ...card, proof: { ...card.proof, birthDate: '1990-01-01' } }, code, taken, 'short'),
      await at.enrol(card, otherThan(code), taken, 'short'),
      await at.enrol({ ...card, proof: { ...card.proof, cardNumber: withCheckDigit('939299999999998') } }, code, taken, 'short'),
      await at.enrol(other, code, taken, 'short'),
    ];
    for (const refusal of refusals) expect(refusal.data).toEqual(refusals[0]?.data);
    expect(refusals[0]?.data?.enrol.__typename).toBe('EnrolmentRefused');
    const told = [
      await at.enrol(card, code, taken, ENROL_PASSWORD),
      await at.enrol(card, code, 'Ｔａｋｅｎ.one', ENROL_PASSWORD),
      await at.enrol(card, code, 'no', ENROL_PASSWORD),
      await at.enrol(card, code, 'fresh.one', 'windy lantern'),
      await at.enrol(card, code, 'fresh.one', 'passwordpassword'),
      await at.enrol(card, code, 'fresh.one', 'Tanaka at the windy quay'),
      await at.enrol(card, code, 'fresh.one', ENROL_PASSWORD),
      await at.enrol(card, code, 'fresh.two', ENROL_PASSWORD),
    ];
    expect(told.map(({ data }) => [data?.enrol.__typename, data?.enrol.reason ?? data?.enrol.rejection].filter(Boolean).join(' '))).toEqual(
      [
        'UserIdTaken',
        'UserIdTaken',
        'UserIdRejected TOO_SHORT',
        'PasswordRejected TOO_SHORT',
        'PasswordRejected EASY_TO_GUESS',
        'PasswordRejected HOLDS_A_NAME',
        'EnrolSuccess',
        'EnrolmentRefused',
      ],
    );
  });

  it('tells of twenty user IDs a day at most whether somebody has them, and of none for a password that is refused anyway', async () => {
    const { userId: taken } = await enrolMember(test.services, 'asked.about');
    const card = await issueTestCard(test.services);
    const code = await at.codeFor(card);
    for (const weak of ['windy lantern', 'passwordpassword']) {
      expect((await at.enrol(card, code, taken, weak)).data?.enrol.__typename).toBe('PasswordRejected');
    }
    const answers = [];
    for (let n = 0; n < 21; n += 1) {
      const { status, data } = await at.enrol(card, code, taken);
      answers.push(data?.enrol.__typename ?? status);
    }
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 'UserIdTaken'), 429]);
    expect((await at.enrol(card, code, 'asked.about.free')).status).toBe(429);
    await sql(`update member set user_id_tries_since = app_now() - interval '24 hours' where id = $1`, card.memberId);
    expect((await at.enrol(card, code, 'asked.about.free')).data?.enrol.__typename).toBe('EnrolSuccess');
  });

  it('sends no code for a card that was reported lost, and takes none with it', async () => {
    const lost = await issueTestCard(test.services);
    const code = await at.codeFor(lost);
    await sql(`update card set stopped_at = app_now(), loss = 'STOLEN' where member_id = $1`, lost.memberId);
    await at.askCode(lost);
    expect(await mailsTo(test.services, lost.email)).toHaveLength(1);
    expect((await at.enrol(lost, code, 'enrol.stolen')).data?.enrol).toMatchObject({ code: 'CARD_CLOSED' });
  });

  it('tells an expired card, a closed one and a holder who has a login, once the proof fits', async () => {
    const expired = await issueTestCard(test.services, { expiry: '03/24', expiresOn: '2024-03-31' });
    expect((await at.enrol(expired, await at.codeFor(expired), 'expired.one')).data?.enrol.__typename).toBe('CardExpired');
    const closed = await issueTestCard(test.services);
    await sql('update account set closed_at = app_now() where id = $1', closed.accountId);
    expect((await at.enrol(closed, await at.codeFor(closed), 'closed.one')).data?.enrol.__typename).toBe('CardClosed');
    const enrolled = await issueTestCard(test.services);
    await at.enrol(enrolled, await at.codeFor(enrolled), 'enrolled.one');
    expect((await at.enrol(enrolled, await at.codeFor(enrolled), 'enrolled.two')).data?.enrol.__typename).toBe('AlreadyEnrolled');
  });

  it('refuses a password over the maximum as a mistake of the caller, before anything is hashed (AU-30)', async () => {
    const card = await issueTestCard(test.services);
    const code = await at.codeFor(card);
    const before = await countChecks(test);
    for (const length of [129, 257, 20_000]) {
      const answer = await at.enrol(card, code, 'overlong.one', 'x'.repeat(length));
      expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
      expect(JSON.stringify(answer.errors)).not.toContain('xxx');
    }
    expect(await countChecks(test)).toBe(before);
    expect((await at.enrol(card, code, 'overlong.one')).data?.enrol.__typename).toBe('EnrolSuccess');
  });
});

function sql(text: string, id: string) {
  return query<Record<string, unknown>>(test.services.database.fork(), text, [id]);
}

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}
