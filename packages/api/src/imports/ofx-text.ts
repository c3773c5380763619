const UTF16_LITTLE = [0xff, 0xfe] as const;
const UTF16_BIG = [0xfe, 0xff] as const;
const HEADER_BYTES = 2048;

/** Names banks use that the Encoding standard does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  '932': 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'windows-932': 'shift_jis',
  'windows-31j': 'shift_jis',
  sjis: 'shift_jis',
  '8859-1': 'windows-1252',
  cp1252: 'windows-1252',
  ansi: 'windows-1252',
  usascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  unicode: 'utf-8',
  csunicode: 'utf-8',
  utf8: 'utf-8',
  eucjp: 'euc-jp',
};

const FALLBACK = 'windows-1252';

/**
 * The text of an OFX file. What a file says of its own character set is often wrong, so what its bytes show comes first:
 * a byte order mark, then valid UTF-8, then what the header declares.
 */
export function decodeOfx(bytes: Uint8Array): { text: string } | { fault: string } {
  if (startsWith(bytes, UTF16_LITTLE)) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (startsWith(bytes, UTF16_BIG)) return { text: new TextDecoder('utf-16be').decode(bytes) };
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES));
  const hasEscape = header.length > 0 && bytes.includes(0x1b);
  if (hasEscape) return decodeAs(bytes, 'iso-2022-jp');
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8 };
  const declared = declaredEncoding(header);
  if ('fault' in declared) return declared;
  if (declared.encoding === FALLBACK && /<(?:LANGUAGE>\s*JPN|CURDEF>\s*JPY)/i.test(header)) {
    // Japanese banks leave the American default in the header and write Shift_JIS below it.
    const japanese = tryDecode(bytes, 'shift_jis');
    if (japanese !== null) return { text: japanese };
  }
  return decodeAs(bytes, declared.encoding);
}

function declaredEncoding(header: string): { encoding: string } | { fault: string } {
  const words = [
    /<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i.exec(header)?.[1],
    /CHARSET\s*[:=]\s*"?([\w-]+)/i.exec(header)?.[1],
    /\bENCODING\s*:\s*([\w-]+)/i.exec(header)?.[1],
  ];
  // The bytes are not UTF-8, whatever the header says.
  const encodings = words
    .filter((word) => word !== undefined && word.toUpperCase() !== 'NONE')
    .map((word) => ({ word, encoding: encodingOf(word ?? '') }));
  const known = encodings.find(({ encoding }) => encoding !== null && encoding !== 'utf-8');
  if (known !== undefined) return { encoding: known.encoding ?? FALLBACK };
  const unknown = encodings.find(({ encoding }) => encoding === null);
  return unknown === undefined ? { encoding: FALLBACK } : { fault: `its character set ${unknown.word} is not known, and it is not UTF-8` };
}

function encodingOf(word: string): string | null {
  const name = word.toLowerCase();
  for (const label of [ALIASES[name] ?? name, `windows-${name}`, `iso-${name}`]) {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      continue;
    }
  }
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: string): { text: string } {
  return { text: new TextDecoder(encoding).decode(bytes) };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
