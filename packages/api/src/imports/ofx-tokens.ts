export type OfxToken =
  | { kind: 'OPEN'; name: string; line: number }
  | { kind: 'CLOSE'; name: string; line: number }
  | { kind: 'TEXT'; value: string; line: number };

/** Markup: a comment, CDATA, a declaration, or a tag. A `<` that begins none of them is text, as in `A < B`. */
const MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<(\/?)([A-Za-z][\w.-]*)(?:\s[^<>]*)?(\/?)>/g;
const NEWLINE = /\r\n|\r|\n/g;

/**
 * The tags and texts of an OFX file, SGML or XML, each with its line (from 1). Names are in capitals.
 * It never fails: what is no markup is text.
 */
export function* ofxTokens(text: string): Generator<OfxToken> {
  let line = 1;
  let at = 0;
  const markup = new RegExp(MARKUP);
  for (let match = markup.exec(text); match !== null; match = markup.exec(text)) {
    const before = text.slice(at, match.index);
    if (before !== '') yield { kind: 'TEXT', value: decodeEntities(before), line };
    line += countLines(before);
    const [whole, cdata, slash, name, empty] = match;
    if (cdata !== undefined) yield { kind: 'TEXT', value: cdata, line };
    if (name !== undefined) yield { kind: slash === '/' ? 'CLOSE' : 'OPEN', name: name.toUpperCase(), line };
    if (name !== undefined && empty === '/') yield { kind: 'CLOSE', name: name.toUpperCase(), line };
    line += countLines(whole);
    at = markup.lastIndex;
  }
  if (at < text.length) yield { kind: 'TEXT', value: decodeEntities(text.slice(at)), line };
}

function countLines(text: string): number {
  // Most texts are a word on one line: looking is cheaper than matching.
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.match(NEWLINE)?.length ?? 0;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Replaces the entities that are ones; a bare `&` stays what it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
