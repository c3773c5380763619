import { describe, expect, it } from 'vitest';
import { canonicalPin, findPinFault, type PinOwner } from './pin.js';

const OWNER: PinOwner = {
  birthDate: '1985-04-01',
  phones: ['+819012345678', '03-5566-7788', '+81312984476'],
  addressLines: ['164-0001', '東京都中野区中野５丁目５２番１５号', 'メゾン 807'],
};

describe('a PIN', () => {
  it.each([
    ['12', 'NOT_FOUR_DIGITS'],
    ['12345', 'NOT_FOUR_DIGITS'],
    ['12a4', 'NOT_FOUR_DIGITS'],
    ['', 'NOT_FOUR_DIGITS'],
    ['٣٤٥٦', 'NOT_FOUR_DIGITS'],
    ['0000', 'REPEATED'],
    ['７７７７', 'REPEATED'],
    ['1234', 'RUN'],
    ['7890', 'RUN'],
    ['9012', 'RUN'],
    ['4321', 'RUN'],
    ['1098', 'RUN'],
    ['1985', 'BIRTH_DATE'],
    ['0401', 'BIRTH_DATE'],
    ['0104', 'BIRTH_DATE'],
    ['8504', 'BIRTH_DATE'],
    ['0185', 'BIRTH_DATE'],
    ['5566', 'PHONE'],
    ['7788', 'PHONE'],
    ['6778', 'PHONE'],
    // As they are dialled in Japan: 090-1234-5678 and 03-1298-4476.
    ['0901', 'PHONE'],
    ['0312', 'PHONE'],
    // 昭和60年, and without zeros: 85-4-1 and 60-4-1.
    ['6004', 'BIRTH_DATE'],
    ['0160', 'BIRTH_DATE'],
    ['8541', 'BIRTH_DATE'],
    ['6041', 'BIRTH_DATE'],
    ['4185', 'BIRTH_DATE'],
    ['1640', 'ADDRESS'],
    ['5521', 'ADDRESS'],
    ['0052', 'ADDRESS'],
    ['0807', 'ADDRESS'],
  ])('cannot be %s: %s', (pin, fault) => expect(findPinFault(pin, OWNER)).toBe(fault));

  it.each(['2580', '８０６１', ' 3 9 1 7 ', '46-02'])('can be %s', (pin) => expect(findPinFault(pin, OWNER)).toBeNull());

  it.each([
    ['1989-01-07', '6401', true],
    ['1989-01-07', '0107', true],
    ['1989-01-07', '0101', false],
    ['1989-01-08', '0108', true],
    ['1989-01-08', '6401', false],
    ['2003-11-12', '1511', true],
    ['1995-11-12', '7111', false],
    ['1995-11-02', '7112', true],
    ['1911-03-04', '4403', false],
  ])('of who was born on %s: whether %s is a date of theirs is %s', (birthDate, pin, isTheirs) =>
    expect(findPinFault(pin, { birthDate, phones: [], addressLines: [] })).toBe(isTheirs ? 'BIRTH_DATE' : null),
  );

  it('is the same in full width and with spaces', () => expect(canonicalPin('３ ９-１７')).toBe('3917'));

  it('needs nothing on file to be judged', () =>
    expect(findPinFault('2580', { birthDate: null, phones: [], addressLines: [] })).toBeNull());
});
