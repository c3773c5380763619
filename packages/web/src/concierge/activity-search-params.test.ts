import { describe, expect, it } from 'vitest';
import { readActivitySearch, startOfDay } from './activity-search-params.js';

describe('the address of a search of the record', () => {
  it('holds ids, kinds and days', () => {
    const search = { member: 'TWVtYmVyOjE', operator: 'T3BlcmF0b3I6MQ==', kind: 'LOGGED_IN', from: '2026-11-01', to: '2026-11-24' };
    expect(readActivitySearch(search)).toEqual(search);
  });

  it.each([{ kind: 'logged in' }, { kind: 7 }, { from: '2026-13-41' }, { to: 'yesterday' }, { member: '山田' }, { operator: ['a', 'b'] }])(
    'leaves out what does not fit: %o',
    (search) => {
      expect(Object.values(readActivitySearch(search)).filter((value) => value !== undefined)).toEqual([]);
    },
  );
});

describe('a day', () => {
  it('begins at midnight where the browser is, and ends with the next one', () => {
    const [start, end] = [new Date(startOfDay('2026-11-30') ?? ''), new Date(startOfDay('2026-11-30', 1) ?? '')];
    expect([start.getDate(), start.getHours(), end.getDate(), end.getHours()]).toEqual([30, 0, 1, 0]);
  });

  it('is no bound where none is chosen', () => expect(startOfDay(undefined)).toBeNull());
});
