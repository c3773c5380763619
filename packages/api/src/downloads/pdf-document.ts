import PDFDocument from 'pdfkit';
import { createRequire } from 'node:module';
import { artifact, BRASS, COLUMNS, INK, MUTE, PAGE, place, put, type Document, type Structure } from './pdf-page.js';

const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf');
const FOOTER = 7.5;

interface DocumentTexts {
  title: string;
  locale: 'ja-JP' | 'en-US';
  page(number: number, count: number): string;
}

/**
 * Prints a tagged PDF (PDF 1.7), so that it can be read aloud: the name of the service and a heading above, title and page below.
 * @param print what stands between, under the heading
 */
export async function writeDocument(texts: DocumentTexts, print: (document: Document, root: Structure) => void): Promise<Buffer> {
  const { title, locale } = texts;
  const document = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: locale,
    displayTitle: true,
    bufferPages: true,
    font: FONT,
    info: { Title: title, Author: 'Meisai', Creator: 'Meisai' },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  const root = document.struct('Document');
  document.addStructure(root);
  printHead(document, root, title);
  print(document, root);
  root.end();
  printFooters(document, texts);
  document.end();
  await written;
  return Buffer.concat(chunks);
}

function printHead(document: Document, root: Structure, title: string): void {
  artifact(document, () => {
    document.fillColor(BRASS).fontSize(10).text('Meisai 明細', PAGE.margin, PAGE.margin, { lineBreak: false });
  });
  put(document, root, 'H1', () =>
    document
      .fillColor(INK)
      .fontSize(18)
      .text(title, PAGE.margin, PAGE.margin + 24, { lineBreak: false }),
  );
}

function printFooters(document: Document, texts: DocumentTexts): void {
  const { count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(index);
    // Below the margin the library would begin a new page.
    document.page.margins.bottom = 0;
    artifact(document, () => {
      document
        .fillColor(MUTE)
        .fontSize(FOOTER)
        .text(texts.title, PAGE.margin, PAGE.height - 40, { lineBreak: false });
      place(document, texts.page(index + 1, count), COLUMNS.amount, PAGE.height - 40, 'right');
    });
  }
}
