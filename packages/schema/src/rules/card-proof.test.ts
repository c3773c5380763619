import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDigits, findCardNumberFault, findCardProofFaults, readBirthDate, readCardExpiry } from './index.js';

describe('a card number', () => {
  it.each([
    ['9392000000000019', 'WRONG_CHECK_DIGIT'],
    ['4111 1111 1111 1111', null],
    ['4111-1111-1111-1111', null],
    ['４１１１ー１１１１　１１１１−１１１１', null],
    ['411111111111111', 'WRONG_CHECK_DIGIT'],
    ['41111111111', 'WRONG_LENGTH'],
    ['4'.repeat(20), 'WRONG_LENGTH'],
    ['', 'NOT_A_NUMBER'],
    ['4111 1111 1111 111O', 'NOT_A_NUMBER'],
  ])('%s is one unless %s', (typed, fault) => expect(findCardNumberFault(typed)).toBe(fault));

  it('never passes with one digit mistyped', () => {
    const right = '4111111111111111';
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const wrong = String((Number(right[place]) + by) % 10);
        return findCardNumberFault(right.slice(0, place) + wrong + right.slice(place + 1)) === 'WRONG_CHECK_DIGIT';
      }),
    );
  });

  it('is the same however it is grouped and typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 19 }),
        fc.constantFrom(' ', '　', '-', 'ー', '−', ''),
        (digits, separator) => {
          const wide = digits.map((digit) => String.fromCodePoint(0xff10 + digit)).join(separator);
          return canonicalDigits(wide) === digits.join('');
        },
      ),
    );
  });
});

describe('the expiry of a card', () => {
  it.each([
    ['02/28', '2028-02-29'],
    ['2/2027', '2027-02-28'],
    ['0429', '2029-04-30'],
    ['１２／３０', '2030-12-31'],
    [' 12 / 30 ', '2030-12-31'],
    ['13/29', null],
    ['00/29', null],
    ['4/29/2029', null],
    ['04/1929', null],
    ['', null],
  ])('%s is %s', (typed, lastDay) => expect(readCardExpiry(typed)).toBe(lastDay));
});

describe('a date of birth', () => {
  it.each([
    ['1985-04-01', '1985-04-01'],
    ['1985/4/1', '1985-04-01'],
    ['19850401', '1985-04-01'],
    ['１９８５年４月１日', '1985-04-01'],
    ['2000-02-29', '2000-02-29'],
    ['平成12年3月4日', '2000-03-04'],
    ['昭和６０年４月１日', '1985-04-01'],
    ['S60.4.1', '1985-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['㍼1/12/25', '1926-12-25'],
    ['昭和64年1月7日', '1989-01-07'],
    ['昭和64年1月8日', null],
    ['平成元年1月7日', null],
    ['平成12年', null],
    ['1900-02-29', null],
    ['1985-04-31', null],
    ['85-04-01', null],
    ['1985-13-01', null],
    ['yesterday', null],
  ])('%s is %s', (typed, day) => expect(readBirthDate(typed)).toBe(day));
});

describe('a proof of a card', () => {
  const RIGHT = { cardNumber: '4111 1111 1111 1111', expiry: '04/29', birthDate: '1985-04-01' };
  const TODAY = '2026-11-24';

  it.each([
    [{}, []],
    [{ birthDate: '1985/4/1', expiry: '０４／２９' }, []],
    [{ expiry: '04/19' }, []],
    [{ expiry: '12/46' }, []],
    [{ expiry: '01/47' }, ['EXPIRY']],
    [{ expiry: '13/29' }, ['EXPIRY']],
    [{ birthDate: '2025-13-45' }, ['BIRTH_DATE']],
    [{ birthDate: '2025-02-30' }, ['BIRTH_DATE']],
    [{ birthDate: '1899-12-31' }, ['BIRTH_DATE']],
    [{ birthDate: '2026-11-23' }, []],
    [{ birthDate: TODAY }, ['BIRTH_DATE']],
    [{ birthDate: '2031-01-01' }, ['BIRTH_DATE']],
    [{ cardNumber: '4111 1111 1111 1112', expiry: '', birthDate: '' }, ['CARD_NUMBER', 'EXPIRY', 'BIRTH_DATE']],
  ])('with %j has the faults %j', (typed, faults) => expect(findCardProofFaults({ ...RIGHT, ...typed }, TODAY)).toEqual(faults));
});
