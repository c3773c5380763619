import { describe, expect, it } from 'vitest';
import { globalId, type RequestContext } from '../platform/index.js';
import { MemberAccountsResolver } from './account.resolver.js';
import { viewMember } from './account.view.js';

const NOBODY = {
  familyName: null,
  givenName: null,
  familyNameKana: null,
  givenNameKana: null,
  familyNameLatin: null,
  givenNameLatin: null,
};

describe('a member', () => {
  it.each([
    ['山田', '花子', { family: '山田', given: '花子' }],
    ['ブータン', null, { family: 'ブータン', given: null }],
    [null, 'Suharto', { family: 'Suharto', given: null }],
    [null, null, null],
  ])('of the names %s and %s is shown as %o', (familyName, givenName, name) => {
    const id = '00000000-0000-7000-8000-000000000001';
    expect(viewMember({ ...NOBODY, id, language: 'JA', familyName, givenName }).name).toEqual(name);
  });

  it('shows no accounts to another, however they came to see that member', async () => {
    const viewer = { memberId: '00000000-0000-7000-8000-000000000001' };
    const other = { id: globalId('Member', '00000000-0000-7000-8000-000000000002') };
    const found = new MemberAccountsResolver().accounts(other as never, { viewer } as RequestContext);
    expect(await found).toEqual([]);
  });
});
