export type Document = PDFKit.PDFDocument;
export type Structure = PDFKit.PDFStructureElement;

export const INK = '#14181F';
export const MUTE = '#565B66';
export const LINE = '#D9D4C8';
export const BRASS = '#8A6A2F';

/** Points. A4 is 595 × 842. */
export const PAGE = { width: 595, height: 842, margin: 56 };
export const RIGHT = PAGE.width - PAGE.margin;
/** Of what stands above the foot of a page. */
export const BOTTOM = PAGE.height - 56;
export const COLUMNS = { date: PAGE.margin, merchant: 148, original: 330, amount: 430 };

/** A part of the structure and what it shows, written at once. */
export function put(
  document: Document,
  parent: Structure,
  type: string,
  print: () => void,
  options: { scope?: 'Column' | 'Row' } = {},
): void {
  const element = document.struct(type, options, [print]);
  parent.add(element);
}

export function artifact(document: Document, print: () => void): void {
  document.markContent('Artifact', { type: 'Layout' });
  print();
  document.endMarkedContent();
}

/** Text that begins at its column, or ends where the next one begins. */
export function place(document: Document, text: string, x: number, y: number, align: 'left' | 'right'): void {
  const end = x === COLUMNS.original ? COLUMNS.amount - 12 : RIGHT;
  const at = align === 'left' ? x : end - document.widthOfString(text);
  document.text(text, at, y, { lineBreak: false });
}

export function rule(document: Document, y: number, from: number = PAGE.margin, to: number = RIGHT): void {
  artifact(document, () => {
    document.moveTo(from, y).lineTo(to, y).lineWidth(0.5).strokeColor(LINE).stroke();
  });
}

/** Cuts a text to so many full-width characters; half-width ones count half. */
export function cut(text: string, fullWidth: number): string {
  let left = fullWidth * 2;
  let kept = '';
  for (const character of text) {
    left -= /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 1 : 2;
    if (left < 0) return `${kept}…`;
    kept += character;
  }
  return kept;
}
