import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToFamily } from '../test/family.js';
import { mailsTo } from '../test/mails.js';
import { enter, kindsOf, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { globalId } from '../platform/index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const UPDATE = `mutation ($input: UpdateNotificationSettingsInput!) { act: updateNotificationSettings(input: $input) { __typename
  ... on Refusal { code message } ... on UpdateNotificationSettingsSuccess { language settings { topic isOn canBeTurnedOff } } } }`;

async function ask({ cookie }: Entered, document: string, variables: object): Promise<Record<string, unknown> | undefined> {
  return (await test.ask<{ act: Record<string, unknown> }>(document, variables, { cookie })).data?.act;
}

const update = (who: Entered, choices: { topic: string; isOn: boolean }[], language?: 'JA' | 'EN') =>
  ask(who, UPDATE, { input: { choices, ...(language === undefined ? {} : { language }) } });

async function subjects({ member }: Entered): Promise<string[]> {
  return (await mailsTo(test.services, `${member.userId}@example.jp`)).map(({ subject }) => subject);
}

const employ = (who: Entered, version: number) =>
  ask(who, 'mutation ($input: UpdateEmploymentInput!) { act: updateEmployment(input: $input) { __typename } }', {
    input: { employer: `こよみ商事 ${version}`, version },
  });
const card = (who: Entered, name: 'freezeCard' | 'unfreezeCard') =>
  ask(who, `mutation ($id: ID!) { act: ${name}(cardId: $id) { __typename } }`, { id: globalId('Card', who.member.cardId) });

describe('what a member is told by mail', () => {
  it('is everything at first, and of what they turned off nothing, until it is on again', async () => {
    const member = await enter(test, 'told.some');
    await employ(member, 0);
    expect(await update(member, [{ topic: 'DETAILS', isOn: false }])).toMatchObject({
      settings: [
        { topic: 'SECURITY', isOn: true, canBeTurnedOff: false },
        { topic: 'INSTALLMENTS', isOn: true, canBeTurnedOff: false },
        { topic: 'DETAILS', isOn: false, canBeTurnedOff: true },
        { topic: 'CARD_FREEZES', isOn: true, canBeTurnedOff: true },
        { topic: 'FAMILY_CARDS', isOn: true, canBeTurnedOff: true },
      ],
    });
    await employ(member, 1);
    await card(member, 'freezeCard');
    expect(await subjects(member)).toEqual([
      'Your employment was changed',
      'What we tell you by e-mail was changed',
      'Your card was frozen',
    ]);
    await update(member, [
      { topic: 'DETAILS', isOn: true },
      { topic: 'CARD_FREEZES', isOn: false },
    ]);
    await card(member, 'unfreezeCard');
    await employ(member, 2);
    expect((await subjects(member)).slice(3)).toEqual(['What we tell you by e-mail was changed', 'Your employment was changed']);
    expect(await kindsOf(test, member.member)).toContain('NOTIFICATIONS_CHANGED');
  });

  it('is of installments and of applications for family cards where they can have any', async () => {
    const basic = await enter(test, 'told.basic');
    const child = await enter(test, await addToFamily(test, basic.member, 'told.child'));
    const topics = async ({ cookie }: Entered) => (await test.ask('{ viewer { notificationSettings { topic } } }', {}, { cookie })).data;
    expect(JSON.stringify(await topics(basic))).toMatch(/INSTALLMENTS.*FAMILY_CARDS/);
    expect(await topics(child)).toEqual({
      viewer: { notificationSettings: ['SECURITY', 'DETAILS', 'CARD_FREEZES'].map((topic) => ({ topic })) },
    });
  });

  it('of security is told in any case, and so is what was agreed on', async () => {
    const member = await enter(test, 'told.always');
    for (const topic of ['SECURITY', 'INSTALLMENTS']) {
      const choices = [
        { topic: 'DETAILS', isOn: false },
        { topic, isOn: false },
      ];
      expect(await update(member, choices)).toMatchObject({ code: 'NOTIFICATION_FIXED', message: expect.stringContaining('security') });
    }
    const { data } = await test.ask('{ viewer { notificationSettings { isOn } } }', {}, { cookie: member.cookie });
    expect(JSON.stringify(data)).not.toContain('false');
    await update(
      member,
      ['DETAILS', 'CARD_FREEZES', 'FAMILY_CARDS'].map((topic) => ({ topic, isOn: false })),
    );
    const moved = `mutation { act: updateAddress(input: { postalCode: "100-0001", prefecture: "東京都", city: "千代田区", town: "千代田",
      line: "1-1", version: 0 }) { __typename } }`;
    await ask(member, moved, {});
    const pin = `mutation ($id: ID!) { act: changePin(input: { cardId: $id, newPin: "8305" }) { __typename } }`;
    await ask(member, pin, { id: globalId('Card', member.member.cardId) });
    const lost = 'mutation ($id: ID!) { act: reportCardLost(input: { cardId: $id, loss: LOST }) { __typename } }';
    await ask(member, lost, { id: globalId('Card', member.member.cardId) });
    expect((await subjects(member)).slice(-3)).toEqual([
      'Your address was changed',
      'The PIN of your card was changed',
      'Your card is stopped, and another one is on its way',
    ]);
  });

  it('that can be caused without end is told a few times an hour, and done each time', async () => {
    const member = await enter(test, 'told.often');
    for (let time = 0; time < 5; time += 1) for (const name of ['freezeCard', 'unfreezeCard'] as const) await card(member, name);
    expect((await subjects(member)).filter((subject) => subject === 'Your card was frozen')).toHaveLength(3);
    expect((await kindsOf(test, member.member)).filter((kind) => kind === 'CARD_UNFROZEN')).toHaveLength(5);
    await employ(member, 0);
    expect((await subjects(member)).at(-1)).toBe('Your employment was changed');
  });

  it('is told in the language the member chose, from the next mail on', async () => {
    const member = await enter(test, 'told.language');
    expect(await update(member, [], 'JA')).toMatchObject({ language: 'JA' });
    await employ(member, 0);
    expect((await subjects(member)).at(-1)).toBe('お勤め先を変更しました');
  });

  it('that is as it was already changes nothing and is told to nobody', async () => {
    const member = await enter(test, 'told.same');
    const before = await subjects(member);
    await update(member, [{ topic: 'DETAILS', isOn: true }], 'EN');
    expect(await subjects(member)).toEqual(before);
    expect(await kindsOf(test, member.member)).not.toContain('NOTIFICATIONS_CHANGED');
  });
});
