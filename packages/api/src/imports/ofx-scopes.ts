/**
 * The aggregates of OFX that decide where a field belongs, each with its depth. Opening one ends every open one of its
 * depth or below, which is how a file whose closing tags are missing is still read as it was meant.
 */
export const SCOPE_DEPTHS: ReadonlyMap<string, number> = new Map([
  ['OFX', 0],
  ...at(1, 'SIGNONMSGSRSV1 SIGNUPMSGSRSV1 BANKMSGSRSV1 CREDITCARDMSGSRSV1 INVSTMTMSGSRSV1 LOANMSGSRSV1 PROFMSGSRSV1 SECLISTMSGSRSV1'),
  ...at(2, 'SONRS STMTTRNRS CCSTMTTRNRS CCSTMTENDTRNRS STMTENDTRNRS INVSTMTTRNRS LOANSTMTTRNRS'),
  ...at(3, 'STMTRS CCSTMTRS STMTENDRS CCSTMTENDRS INVSTMTRS LOANSTMTRS FI'),
  ...at(4, 'STATUS CCACCTFROM BANKACCTFROM INVACCTFROM LOANACCTFROM BANKTRANLIST BANKTRANLISTP INVTRANLIST LOANTRANLIST'),
  ...at(4, 'LEDGERBAL AVAILBAL BALLIST REWARDINFO CCCLOSING CLOSING'),
  ...at(5, 'STMTTRN STMTTRNP LOANSTMTTRN'),
  ...at(6, 'PAYEE CURRENCY ORIGCURRENCY CCACCTTO BANKACCTTO IMAGEDATA'),
]);

/** Aggregates of a bank account or another product: what stands in them is no card statement. */
export const OTHER_STATEMENTS: ReadonlySet<string> = new Set(['STMTRS', 'INVSTMTRS', 'LOANSTMTRS']);

/** All that a part of a record may hold; any other field ends it, for its closing tag may be missing. */
export const PART_FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['PAYEE', new Set('NAME ADDR1 ADDR2 ADDR3 CITY STATE POSTALCODE COUNTRY PHONE'.split(' '))],
  ['CURRENCY', new Set(['CURRATE', 'CURSYM'])],
  ['ORIGCURRENCY', new Set(['CURRATE', 'CURSYM'])],
  ['CCACCTTO', new Set(['ACCTID', 'ACCTKEY'])],
  ['BANKACCTTO', new Set('BANKID BRANCHID ACCTID ACCTTYPE ACCTKEY'.split(' '))],
  ['IMAGEDATA', new Set('IMAGETYPE IMAGEREF IMAGEREFTYPE IMAGEDELAY DTIMAGEAVAIL IMAGETTL CHECKSUP'.split(' '))],
]);

function at(depth: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, depth]);
}
