import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { issueTestCard, withCheckDigit, type TestCard } from '../test/cards.js';
import { ASK_CODE, ENROL, type EnrolData } from '../test/enrolment.js';
import { atMinute, countChecks, login, throughProxy } from '../test/logins.js';
import { codeMailedTo, errandsDone, mailsTo } from '../test/mails.js';
import { enrolMember, startTestServer, type Answer, type TestServer } from '../test/server.js';

const PASSWORD = 'windy lantern at the quay';
const SENT = { requestEnrolmentCode: { __typename: 'RequestEnrolmentCodeSuccess', validForMinutes: 10 } };

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('enrolling', () => {
  it('gives the holder of a card a login by a code mailed to them, opens no session, and tells them', async () => {
    const card = await issueTestCard(test.services);
    const code = await codeFor(card);
    const answer = await enrol(card, code, 'enrol.one');
    expect(answer.data?.enrol).toEqual({ __typename: 'EnrolSuccess', userId: 'enrol.one' });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await login(test, 'enrol.one', PASSWORD)).data?.login.__typename).toBe('LoginSuccess');
    expect((await mailsTo(test.services, card.email)).map(({ subject }) => subject)).toEqual([
      'Your code for registering',
      'You are registered',
    ]);
    expect(await activityOf(card)).toEqual(['ENROLMENT_CODE_SENT', 'ENROLLED', 'LOGGED_IN']);
  });

  it('takes what is typed in full width, with spaces and hyphens', async () => {
    const card = await issueTestCard(test.services);
    const { cardNumber } = card.proof;
    const proof = { ...card.proof, cardNumber: wide(cardNumber.replace(/(\d{4})(?=\d)/g, '$1ー')), expiry: '４／３９' };
    const code = await codeFor({ ...card, proof });
    const spaced = wide(`${code?.slice(0, 4)}　${code?.slice(4)}`);
    expect((await enrol({ ...card, proof }, spaced, 'Ｅｎｒｏｌ．ｗｉｄｅ')).data?.enrol).toEqual({
      __typename: 'EnrolSuccess',
      userId: 'Enrol.wide',
    });
    const kept = 'select user_id as "userId" from login where member_id = $1';
    expect(await sql(kept, card.memberId)).toEqual([{ userId: 'Enrol.wide' }]);
  });

  it('gives a supplementary member a login of their own by the same way', async () => {
    const { accountId } = await enrolMember(test.services, 'basic.member');
    const card = await issueTestCard(test.services, { onAccount: accountId });
    expect((await enrol(card, await codeFor(card), 'supplementary')).data?.enrol.__typename).toBe('EnrolSuccess');
    expect((await login(test, 'supplementary', PASSWORD)).data?.login.__typename).toBe('LoginSuccess');
  });

  it('answers a request for a code the same way whatever is true, and mails only the holder', async () => {
    const [card, silent] = [await issueTestCard(test.services), await issueTestCard(test.services, { hasContact: false })];
    const wrongs = [
      { ...card.proof, expiry: '05/39' },
      { ...card.proof, birthDate: '1985-04-02' },
      { ...card.proof, cardNumber: withCheckDigit('939299999999999') },
      silent.proof,
    ];
    for (const proof of wrongs) expect((await askCode({ ...card, proof })).data).toEqual(SENT);
    expect(await mailsTo(test.services, card.email)).toEqual([]);
  });

  it('tells what can be right for no card before it counts a guess, whichever card it is', async () => {
    const card = await issueTestCard(test.services);
    const code = (await codeFor(card)) ?? '';
    const odd = [
      { birthDate: '2131-01-01' },
      { birthDate: '1890-01-01' },
      { expiry: '13/29' },
      { expiry: '04/79' },
      { cardNumber: '9392' },
    ];
    for (const facts of odd) {
      const proof = { ...card.proof, ...facts };
      const [asked, enrolled] = [await askCode({ ...card, proof }), await enrol({ ...card, proof }, code, 'odd.one')];
      expect(asked.data).toMatchObject({ requestEnrolmentCode: { __typename: 'CardProofRejected' } });
      expect(enrolled.data?.enrol).toMatchObject({ __typename: 'CardProofRejected', code: 'CARD_PROOF_REJECTED' });
    }
    for (const birthDate of ['2025-13-45', '2025-02-30', 'yesterday']) {
      expect((await askCode({ ...card, proof: { ...card.proof, birthDate } })).status).toBe(400);
    }
    expect(await sql(`select 1 from activity where member_id = $1 and kind = 'WRONG_CARD_PROOF'`, card.memberId)).toEqual([]);
    expect((await enrol(card, code, 'odd.one')).data?.enrol.__typename).toBe('EnrolSuccess');
  });

  it('refuses with one answer until card and code fit, and tells only then what else is wrong', async () => {
    const { userId: taken } = await enrolMember(test.services, 'taken.one');
    const card = await issueTestCard(test.services);
    const code = (await codeFor(card)) ?? '';
    const other = await issueTestCard(test.services);
    const refusals = [
      await enrol({ ...card, proof: { ...card.proof, birthDate: '1990-01-01' } }, code, taken, 'short'),
      await enrol(card, otherThan(code), taken, 'short'),
      await enrol({ ...card, proof: { ...card.proof, cardNumber: withCheckDigit('939299999999998') } }, code, taken, 'short'),
      await enrol(other, code, taken, 'short'),
    ];
    for (const refusal of refusals) expect(refusal.data).toEqual(refusals[0]?.data);
    expect(refusals[0]?.data?.enrol.__typename).toBe('EnrolmentRefused');
    const told = [
      await enrol(card, code, taken, PASSWORD),
      await enrol(card, code, 'Ｔａｋｅｎ.one', PASSWORD),
      await enrol(card, code, 'no', PASSWORD),
      await enrol(card, code, 'fresh.one', 'windy lantern'),
      await enrol(card, code, 'fresh.one', 'passwordpassword'),
      await enrol(card, code, 'fresh.one', 'Tanaka at the windy quay'),
      await enrol(card, code, 'fresh.one', PASSWORD),
      await enrol(card, code, 'fresh.two', PASSWORD),
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
    const code = await codeFor(card);
    for (const weak of ['windy lantern', 'passwordpassword']) {
      expect((await enrol(card, code, taken, weak)).data?.enrol.__typename).toBe('PasswordRejected');
    }
    const answers = [];
    for (let n = 0; n < 21; n += 1) {
      const { status, data } = await enrol(card, code, taken);
      answers.push(data?.enrol.__typename ?? status);
    }
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 'UserIdTaken'), 429]);
    expect((await enrol(card, code, 'asked.about.free')).status).toBe(429);
    await sql(`update member set user_id_tries_since = app_now() - interval '24 hours' where id = $1`, card.memberId);
    expect((await enrol(card, code, 'asked.about.free')).data?.enrol.__typename).toBe('EnrolSuccess');
  });

  it('tells an expired card, a closed one and a holder who has a login, once the proof fits', async () => {
    const expired = await issueTestCard(test.services, { expiry: '03/24', expiresOn: '2024-03-31' });
    expect((await enrol(expired, await codeFor(expired), 'expired.one')).data?.enrol.__typename).toBe('CardExpired');
    const closed = await issueTestCard(test.services);
    await sql('update account set closed_at = app_now() where id = $1', closed.accountId);
    expect((await enrol(closed, await codeFor(closed), 'closed.one')).data?.enrol.__typename).toBe('CardClosed');
    const enrolled = await issueTestCard(test.services);
    await enrol(enrolled, await codeFor(enrolled), 'enrolled.one');
    expect((await enrol(enrolled, await codeFor(enrolled), 'enrolled.two')).data?.enrol.__typename).toBe('AlreadyEnrolled');
  });

  it('refuses a password over the maximum as a mistake of the caller, before anything is hashed (AU-30)', async () => {
    const card = await issueTestCard(test.services);
    const code = await codeFor(card);
    const before = await countChecks(test);
    for (const length of [129, 257, 20_000]) {
      const answer = await enrol(card, code, 'overlong.one', 'x'.repeat(length));
      expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
      expect(JSON.stringify(answer.errors)).not.toContain('xxx');
    }
    expect(await countChecks(test)).toBe(before);
    expect((await enrol(card, code, 'overlong.one')).data?.enrol.__typename).toBe('EnrolSuccess');
  });
});

describe('a code', () => {
  it('lives ten minutes', async () => {
    const card = await issueTestCard(test.services);
    const code = await codeFor(card);
    await atMinute(test, 11, async () => expect((await enrol(card, code, 'late.one')).data?.enrol.__typename).toBe('EnrolmentRefused'));
  });

  it('is worthless once a newer one was sent, or the contact changed', async () => {
    const card = await issueTestCard(test.services);
    const older = (await codeFor(card)) ?? '';
    const newer = (await codeFor(card)) ?? '';
    if (older !== newer) expect((await enrol(card, older, 'older.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
    await sql(`update contact set value = 'thief@example.jp', changed_at = app_now() where member_id = $1`, card.memberId);
    expect((await enrol(card, newer, 'newer.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
  });

  it('is not sent to a contact that changed within seven days, and the answer is alike', async () => {
    const card = await issueTestCard(test.services);
    await sql('update contact set changed_at = app_now() where member_id = $1', card.memberId);
    expect((await askCode(card)).data).toEqual(SENT);
    await atMinute(test, 7 * 24 * 60 - 1, async () => void (await askCode(card)));
    expect(await mailsTo(test.services, card.email)).toEqual([]);
    await atMinute(test, 7 * 24 * 60 + 1, async () => void (await askCode(card)));
    expect(await mailsTo(test.services, card.email)).toHaveLength(1);
  });

  it('is sent at most three times in any hour', async () => {
    const card = await issueTestCard(test.services);
    for (let ask = 0; ask < 5; ask += 1) expect((await askCode(card)).data).toEqual(SENT);
    expect(await mailsTo(test.services, card.email)).toHaveLength(3);
    await atMinute(test, 61, async () => void (await askCode(card)));
    expect(await mailsTo(test.services, card.email)).toHaveLength(4);
  });

  it('stands in no table as it is', async () => {
    const card = await issueTestCard(test.services);
    const code = await codeFor(card);
    const rows = await sql(`select * from enrolment_code where member_id = $1`, card.memberId);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('cannot be guessed: three wrong ones shut the card for proofs, the right one included, and time opens it', async () => {
    const card = await issueTestCard(test.services);
    const code = (await codeFor(card)) ?? '';
    for (let guess = 0; guess < 3; guess += 1) await enrol(card, otherThan(code), 'guesser.one');
    expect((await enrol(card, code, 'guesser.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
    await atMinute(test, 31, async () => {
      await askCode(card);
      expect((await enrol(card, await codeMailedTo(test.services, card.email), 'guesser.one')).data?.enrol.__typename).toBe('EnrolSuccess');
    });
  });

  it('that shuts a card is told to its holder by one mail and in the record, and to nobody else', async () => {
    const card = await issueTestCard(test.services);
    const wrong = { ...card, proof: { ...card.proof, birthDate: '1990-01-01' } };
    const answers = [];
    for (let guess = 0; guess < 6; guess += 1) answers.push((await enrol(wrong, '00000000', 'shut.one')).data);
    expect(new Set(answers.map((data) => JSON.stringify(data))).size).toBe(1);
    const subjects = (await mailsTo(test.services, card.email)).map(({ subject }) => subject);
    expect(subjects).toEqual(['Checks of your card are paused']);
    expect((await activityOf(card)).filter((kind) => kind === 'CARD_PROOFS_LOCKED')).toHaveLength(1);
    await atMinute(test, 31, async () => {
      for (let guess = 0; guess < 4; guess += 1) await askCode(wrong);
      expect(await mailsTo(test.services, card.email)).toHaveLength(2);
    });
  });

  it('does not become guessable between requests for new codes: a fitting request leaves the count of wrong ones', async () => {
    const card = await issueTestCard(test.services);
    for (let guess = 0; guess < 3; guess += 1) {
      const code = (await codeFor(card)) ?? '';
      await enrol(card, otherThan(code), 'between.one');
    }
    const code = await codeMailedTo(test.services, card.email);
    expect((await enrol(card, code, 'between.one')).data?.enrol.__typename).toBe('EnrolmentRefused');
  });

  it('counts wrong card data of an unknown card alike: nothing shows which cards there are', async () => {
    const known = await issueTestCard(test.services);
    const unknown = { ...known, proof: { ...known.proof, cardNumber: withCheckDigit('939299999999997') } };
    for (let guess = 0; guess < 5; guess += 1) {
      const [a, b] = [
        await enrol({ ...known, proof: { ...known.proof, birthDate: '1999-09-09' } }, '00000000', 'nobody.x'),
        await enrol(unknown, '00000000', 'nobody.x'),
      ];
      expect(b.data).toEqual(a.data);
      expect(Object.keys(b.headers)).toEqual(Object.keys(a.headers));
    }
  });
});

async function codeFor(card: TestCard): Promise<string | null> {
  await askCode(card);
  return codeMailedTo(test.services, card.email);
}

let requests = 0;
/** Each from an address of its own: only tests about sources meet their limit. */
const fresh = () => throughProxy(`10.3.${Math.floor((requests += 1) / 250)}.${requests % 250}`);

async function askCode({ proof }: TestCard): Promise<Answer<unknown>> {
  const answer = await test.ask(ASK_CODE, { card: proof }, fresh());
  await errandsDone(test.services);
  return answer;
}

function enrol({ proof }: TestCard, code: string | null, userId: string, password = PASSWORD): Promise<Answer<EnrolData>> {
  return test.ask<EnrolData>(ENROL, { input: { card: proof, code: code ?? '', userId, password } }, fresh());
}

function sql(text: string, id: string) {
  return query<Record<string, unknown>>(test.services.database.fork(), text, [id]);
}

async function activityOf({ memberId }: TestCard): Promise<unknown[]> {
  const rows = await sql('select kind from activity where member_id = $1 order by at, id', memberId);
  return rows.map(({ kind }) => kind);
}

function otherThan(code: string): string {
  return `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
}

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}
