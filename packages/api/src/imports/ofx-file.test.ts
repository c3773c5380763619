import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsIn, readOfxFile, type OfxFile } from './ofx-file.js';
import { decodeEntities, ofxTokens } from './ofx-tokens.js';

const HEADER = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:UTF-8\nCHARSET:NONE\n\n';
const use = (fields: string): string =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250310<TRNAMT>-12.50<FITID>a1<NAME>Corner Cafe${fields}</STMTTRN>`;
const card = (body: string): string =>
  `<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4111111111111111</CCACCTFROM>` +
  `<BANKTRANLIST><DTSTART>20250301<DTEND>20250331${body}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>`;

async function read(text: string): Promise<OfxFile> {
  const file = await readOfxFile(Buffer.from(text), null);
  if (Array.isArray(file)) throw new Error(JSON.stringify(file));
  return file;
}

const USE = { kind: 'PURCHASE', merchant: 'Corner Cafe', usedOn: '2025-03-10', amountMinor: 1250n, fitid: 'a1', lastFour: '1111' };

describe('a card statement', () => {
  const xml = card(use('')).replace(/<(\w+)>([^<]+)/g, '<$1>$2</$1>');
  it.each([
    ['SGML with a header', HEADER + card(use(''))],
    ['all on one line, header too', HEADER.replaceAll('\n', ' ') + card(use(''))],
    ['CRLF lines', (HEADER + card(use(''))).replaceAll('\n', '\r\n').replaceAll('<', '\r\n<')],
    ['no header', card(use(''))],
    ['XML', `<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n${xml}`],
    ['XML with a name space', xml.replace('<OFX>', '<OFX xmlns="urn:x">')],
    ['indented', xml.replaceAll('<', '\n   <')],
    ['lower case', card(use('')).replace(/<[^>]+>/g, (tag) => tag.toLowerCase())],
    ['no closing tag of aggregates but the last', card(use('')).replace(/<\/(?!OFX)\w+>/g, '')],
    ['a list that is never closed', card(use('')).replace('</BANKTRANLIST>', '<LEDGERBAL><BALAMT>-1<DTASOF>20250331</LEDGERBAL>')],
    ['comments and empty tags', card(use('<MEMO></MEMO><CHECKNUM/><!-- <TRNAMT>9 -->'))],
    [
      'a bank statement beside it',
      card(use('')).replace('<CREDITCARD', `<BANKMSGSRSV1><STMTTRNRS><STMTRS>${use('')}</STMTRS></STMTTRNRS></BANKMSGSRSV1><CREDITCARD`),
    ],
  ])('is read: %s', async (_case, text) => {
    const file = await read(text);
    expect(file.uses).toEqual([expect.objectContaining(USE)]);
    expect(file).toMatchObject({ currency: 'USD', period: { start: '2025-03-01', end: '2025-03-31' } });
  });

  it.each([
    ['Tom &amp; Jerry &#233;&#xe9;', 'Tom & Jerry éé'],
    ['Tom & Jerry', 'Tom & Jerry'],
    ['A < B', 'A < B'],
    ['<![CDATA[A & <B>]]>', 'A & <B>'],
    ['  two\n   lines ', 'two lines'],
    ['&unknown; &#0;', '&unknown; &#0;'],
  ])('has the merchant %s as %s', async (written, merchant) => {
    const file = await read(card(use('').replace('Corner Cafe', written)));
    expect(file.uses[0]?.merchant).toBe(merchant);
  });

  it.each([
    ['<PAYEE><NAME>In the payee<CITY>X</PAYEE><MEMO>m', 'In the payee'],
    ['<PAYEE><NAME>Unclosed payee<CITY>X<MEMO>m', 'Unclosed payee'],
    ['<MEMO>Only a memo', 'Only a memo'],
    ['<NAME>Cut off na<EXTDNAME>Cut off name in full', 'Cut off name in full'],
    ['', ''],
  ])('names the merchant from %s', async (fields, merchant) => {
    const file = await read(card(use(fields).replace('<NAME>Corner Cafe', '')));
    expect(file.uses[0]?.merchant).toBe(merchant);
  });

  it.each([
    ['PAYMENT', '50.00', 'PAYMENT', -5000n],
    ['CREDIT', '5.00', 'CREDIT', -500n],
    ['POS', '5.00', 'REFUND', -500n],
    ['FEE', '-5.00', 'FEE', 500n],
    ['SRVCHG', '-5.00', 'FEE', 500n],
    ['INT', '-5.00', 'FEE', 500n],
    ['ATM', '-5.00', 'CASH', 500n],
    ['CASH', '-5.00', 'CASH', 500n],
    ['POS', '-5.00', 'PURCHASE', 500n],
    ['PAYMENT', '-5.00', 'PURCHASE', 500n],
    ['SOMETHING', '5.00', 'CREDIT', -500n],
  ])('makes %s of %s a %s of %s', async (type, amount, kind, amountMinor) => {
    const file = await read(card(use('').replace('DEBIT', type).replace('-12.50', amount)));
    expect(file.uses[0]).toMatchObject({ kind, amountMinor });
  });

  it('tells the original amount of a converted use, and converts one that is not', async () => {
    const converted = '<ORIGCURRENCY><CURRATE>0.0066<CURSYM>JPY</ORIGCURRENCY>';
    const unconverted = '<CURRENCY><CURRATE>0.0066<CURSYM>JPY</CURRENCY>';
    const file = await read(card(use(converted) + use(unconverted).replace('-12.50', '-1,000')));
    expect(file.uses).toMatchObject([
      { amountMinor: 1250n, original: { minorUnits: 1894n, currency: 'JPY' } },
      { amountMinor: 660n, original: { minorUnits: 1000n, currency: 'JPY' } },
    ]);
  });

  it('takes the day of use from DTUSER, and has no id where FITID is empty', async () => {
    const file = await read(card(use('<DTUSER>20250308').replace('<FITID>a1', '<FITID>')));
    expect(file.uses[0]).toMatchObject({ usedOn: '2025-03-08', postedOn: '2025-03-10', fitid: null });
  });

  it('covers all statements of a file, and the days of its uses where the bank names no period', async () => {
    const [open, close] = ['<CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<BANKTRANLIST>', '</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS>'];
    const file = await read(`<OFX>${open}${use('')}${close}${open}<DTSTART>00000000${use('').replace('0310', '0405')}${close}</OFX>`);
    expect(file.period).toEqual({ start: '2025-03-10', end: '2025-04-05' });
    expect(file.uses).toHaveLength(2);
  });
});

describe('a bad file', () => {
  it.each([
    ['another format', 'date,amount\n1,2', 1, 'this is not an OFX file: it has no <OFX> tag'],
    ['nothing', '', 1, 'the file is empty'],
    [
      'a bank account',
      `<OFX>\n<STMTRS><CURDEF>USD${use('')}</STMTRS></OFX>`,
      1,
      'this is the statement of a bank account (STMTRS), not of a card (CCSTMTRS); only card statements can be imported',
    ],
    ['no statement', '<OFX></OFX>', 1, 'it holds no card statement (CCSTMTRS)'],
    ['no currency', card(use('')).replace('<CURDEF>USD', ''), 1, 'CURDEF is missing, so the currency is not known; say it with --currency'],
    ['an unknown currency', card(use('')).replace('USD', 'R$'), 1, 'CURDEF "R$" is not a currency'],
    ['no date', card(use('')).replace('<DTPOSTED>20250310', ''), 1, 'use 1: DTPOSTED is missing'],
    ['no amount', card(use('')).replace('<TRNAMT>-12.50', ''), 1, 'use 1: TRNAMT is missing'],
    ['a period the wrong way round', card(use('')).replace('20250301', '\n20250401'), 1, 'DTSTART 2025-04-01 is after DTEND 2025-03-31'],
    [
      'an error of the bank',
      '<OFX><SONRS><STATUS><CODE>2000\n<SEVERITY>ERROR</STATUS></SONRS></OFX>',
      2,
      'the bank sent an error instead of a statement',
    ],
    ['cut short', `\n${card(use('')).split('<FITID>')[0]}`, 2, 'the file ends in the middle of this record: it is cut short'],
    ['a transaction in no statement', `<OFX>\n\n${use('')}</OFX>`, 3, 'a transaction stands outside of any card statement (CCSTMTRS)'],
  ])('is refused with line and reason: %s', async (_case, text, line, reason) => {
    expect(faultsIn(await readOfxFile(Buffer.from(text), null))).toContainEqual({ line, reason });
  });

  it('names every bad record, in the order of its lines', async () => {
    const text = card(
      `\n${use('')}\n${use('').replace('-12.50', 'abc')}\r\n${use('')}\n${use('').replace('20250310', '20251399').replace('-12.50', '1.2.3')}\n`,
    );
    expect(faultsIn(await readOfxFile(Buffer.from(text), null))).toEqual([
      { line: 3, reason: 'use 2: TRNAMT "abc": not an amount' },
      { line: 5, reason: 'use 4: DTPOSTED is not a date: "20251399"' },
      { line: 5, reason: 'use 4: TRNAMT "1.2.3": its digits are grouped in no known way' },
    ]);
  });

  it('never makes the reader throw', async () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<OFX>',
        '<CCSTMTRS>',
        '<STMTTRN>',
        '</STMTTRN>',
        '<TRNAMT>',
        '-1',
        '<CURDEF>',
        'USD',
        '<![CDATA[',
        '<',
        '&#',
        '</OFX>',
        '\n',
        '<PAYEE>',
        '<!--',
      ),
    );
    await fc.assert(
      fc.asyncProperty(pieces, async (words) => {
        const file = await readOfxFile(Buffer.from(words.join('')), null);
        expect(Array.isArray(file) ? file.every(({ line }) => line >= 1) : file.currency === 'USD').toBe(true);
      }),
    );
  });
});

it('a text survives being written with entities and read again', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const written = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(decodeEntities(written)).toBe(text);
    }),
  );
});

it('the line of a tag is one more than the line ends before it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('\n', '\r\n', 'x', '<!--\n-->', '&amp;')), (pieces) => {
      const before = pieces.join('');
      const tag = [...ofxTokens(`${before}<OFX>`)].find((token) => token.kind === 'OPEN');
      expect(tag?.line).toBe(1 + before.split('\n').length - 1);
    }),
  );
});
