import { setImmediate as letOthersRun } from 'node:timers/promises';
import { OTHER_STATEMENTS, PART_FIELDS, SCOPE_DEPTHS } from './ofx-scopes.js';
import { ofxTokens, type OfxToken } from './ofx-tokens.js';

/** A value and the line its tag stands on. */
export interface OfxField {
  value: string;
  line: number;
}

/** One STMTTRN as written: `TRNAMT`, and `PAYEE.NAME` for what stands in a part. */
export interface OfxRecord {
  line: number;
  fields: ReadonlyMap<string, OfxField>;
}

/** One CCSTMTRS: its own fields (`CURDEF`, `CCACCTFROM.ACCTID`, `BANKTRANLIST.DTSTART`) and its records. */
export interface OfxStatement {
  line: number;
  fields: ReadonlyMap<string, OfxField>;
  records: readonly OfxRecord[];
}

/** One CCSTMTENDRS: what the bank says of a closed bill, as `CCCLOSING.DTCLOSE`. */
export interface OfxClosing {
  line: number;
  fields: ReadonlyMap<string, OfxField>;
}

export interface OfxFault {
  line: number;
  reason: string;
  /** Its long run of digits is a day with a time of day: told in full, it is what has to be mended. */
  isOfDay?: true;
}

export interface OfxDocument {
  statements: readonly OfxStatement[];
  closings: readonly OfxClosing[];
  /** Statements of bank accounts and other products, which are left out. */
  otherStatementCount: number;
  /** Records the bank itself calls pending, which are left out: they come again when they are posted. */
  pendingCount: number;
  faults: readonly OfxFault[];
  isClosed: boolean;
}

/** After so many tokens others get a turn: a service may be reading this file between its requests. */
const TOKENS_A_TURN = 20_000;

/** Reads the structure of an OFX text, tolerating missing closing tags; it judges no value. */
export async function readOfx(text: string): Promise<OfxDocument> {
  const reader = new Reader();
  let count = 0;
  for (const token of ofxTokens(text)) {
    reader.take(token);
    count += 1;
    if (count % TOKENS_A_TURN === 0) await letOthersRun();
  }
  return reader.finish();
}

interface Scope {
  name: string;
  depth: number;
}

interface OpenRecord {
  line: number;
  fields: Map<string, OfxField>;
}

interface OpenStatement extends OpenRecord {
  records: OpenRecord[];
}

class Reader {
  readonly #statements: OpenStatement[] = [];
  readonly #closings: OpenRecord[] = [];
  readonly #faults: OfxFault[] = [];
  #scopes: Scope[] = [];
  #leaf: { name: string; line: number; value: string } | null = null;
  #statement: OpenStatement | null = null;
  #closing: OpenRecord | null = null;
  #record: OpenRecord | null = null;
  #otherStatementCount = 0;
  #pendingCount = 0;
  #hasOfx = false;
  #isClosed = false;

  take(token: OfxToken): void {
    if (token.kind === 'TEXT') {
      if (this.#leaf !== null) this.#leaf.value += token.value;
      return;
    }
    this.#endLeaf();
    const depth = SCOPE_DEPTHS.get(token.name);
    if (token.kind === 'CLOSE') this.#close(token.name);
    else if (depth === undefined) this.#leaf = { name: token.name, line: token.line, value: '' };
    else this.#open(token.name, depth, token.line);
  }

  finish(): OfxDocument {
    this.#endLeaf();
    if (!this.#hasOfx) this.#faults.push({ line: 1, reason: 'this is not an OFX file: it has no <OFX> tag' });
    if (this.#record !== null && !this.#isClosed) {
      this.#faults.push({ line: this.#record.line, reason: 'the file ends in the middle of this record: it is cut short' });
    }
    return {
      statements: this.#statements,
      closings: this.#closings,
      otherStatementCount: this.#otherStatementCount,
      pendingCount: this.#pendingCount,
      faults: this.#faults,
      isClosed: this.#isClosed,
    };
  }

  #open(name: string, depth: number, line: number): void {
    this.#leaveTo(depth);
    this.#scopes.push({ name, depth });
    if (name === 'OFX') this.#hasOfx = true;
    if (OTHER_STATEMENTS.has(name)) this.#otherStatementCount += 1;
    if (name === 'STMTTRNP' && this.#statement !== null) this.#pendingCount += 1;
    if (name === 'CCSTMTRS') {
      this.#statement = { line, fields: new Map(), records: [] };
      this.#statements.push(this.#statement);
    }
    if (name === 'CCSTMTENDRS') {
      this.#closing = { line, fields: new Map() };
      this.#closings.push(this.#closing);
    }
    if (name === 'STMTTRN') this.#openRecord(line);
  }

  #openRecord(line: number): void {
    if (this.#statement !== null) {
      this.#record = { line, fields: new Map() };
      this.#statement.records.push(this.#record);
      return;
    }
    const isOther = this.#scopes.some((scope) => OTHER_STATEMENTS.has(scope.name));
    if (!isOther) this.#faults.push({ line, reason: 'a transaction stands outside of any card statement (CCSTMTRS)' });
  }

  #close(name: string): void {
    const at = this.#scopes.findLastIndex((scope) => scope.name === name);
    const scope = this.#scopes[at];
    if (scope === undefined) return;
    this.#leaveTo(scope.depth);
    if (name === 'OFX') this.#isClosed = true;
  }

  /** Ends every open aggregate of a depth or below it. */
  #leaveTo(depth: number): void {
    this.#scopes = this.#scopes.filter((scope) => scope.depth < depth);
    if (!this.#scopes.some((scope) => scope.name === 'STMTTRN')) this.#record = null;
    if (!this.#scopes.some((scope) => scope.name === 'CCSTMTRS')) this.#statement = null;
    if (!this.#scopes.some((scope) => scope.name === 'CCSTMTENDRS')) this.#closing = null;
  }

  #endLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = null;
    if (leaf === null) return;
    this.#leavePart(leaf.name);
    const scope = this.#scopes.at(-1);
    if (leaf.name === 'SEVERITY' && scope?.name === 'STATUS' && /^\s*ERROR\s*$/i.test(leaf.value)) {
      this.#faults.push({ line: leaf.line, reason: 'the bank sent an error instead of a statement' });
    }
    const holder = this.#record ?? this.#statement ?? this.#closing;
    const value = leaf.value.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    // An empty tag says nothing, and the first one counts: a tag may come again in an extension of the bank.
    if (holder === null || scope === undefined || value === '') return;
    const isOwn = scope.name === 'STMTTRN' || scope.name === 'CCSTMTRS' || leaf.name === 'CURDEF';
    const key = isOwn ? leaf.name : `${scope.name}.${leaf.name}`;
    if (!holder.fields.has(key)) holder.fields.set(key, { value, line: leaf.line });
  }

  #leavePart(fieldName: string): void {
    const scope = this.#scopes.at(-1);
    const allowed = scope === undefined ? undefined : PART_FIELDS.get(scope.name);
    if (scope === undefined || allowed === undefined || allowed.has(fieldName)) return;
    this.#leaveTo(scope.depth);
  }
}
