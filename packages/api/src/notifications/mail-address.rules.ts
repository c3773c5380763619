const LONGEST_ADDRESS = 254;

/** One plain address: no display name, no list, no quotes, nothing that could begin a header (RFC 5321, 4.1.2 without its odd forms). */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@[^\s\p{C}@<>()[\]\\,;:"]+$/u.test(text);
}

/** A header is one line: every run of white space and control characters becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
