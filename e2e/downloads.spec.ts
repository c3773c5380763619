import { expect, test, type Page } from './journey.js';
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { demoMember, submitLogin } from './demo.js';

async function download(page: Page, name: string): Promise<{ file: string; bytes: Buffer }> {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  const saved = await started;
  return { file: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

test('a statement is saved as PDF, CSV and OFX, each the statement on screen', async ({ page }) => {
  await page.goto('/statements');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await page.getByRole('main').getByRole('link').filter({ hasText: '20' }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'ダウンロード' })).toBeVisible();
  const [, label = ''] = /statements\/(\d{4}-\d{2})/.exec(page.url()) ?? [];
  const merchant =
    (await page.getByRole('region', { name: 'ご利用', exact: true }).getByRole('listitem').first().locator('span').first().textContent()) ??
    '';

  const csv = await download(page, 'CSV');
  expect(csv.file).toBe(`meisai-${label}-ja.csv`);
  expect(csv.bytes.toString('utf8')).toContain(merchant);
  const shiftJis = await download(page, 'CSV (Shift_JIS)');
  expect(shiftJis.file).toBe(`meisai-${label}-ja-shift_jis.csv`);
  expect(new TextDecoder('shift_jis').decode(shiftJis.bytes)).toContain(merchant);
  const ofx = await download(page, 'OFX');
  expect(ofx.file).toBe(`meisai-${label}-ja.ofx`);
  expect(ofx.bytes.toString('utf8')).toContain(`<NAME>${merchant.slice(0, 10)}`);
  const total =
    (await page
      .getByRole('main')
      .getByText(/^¥[\d,]+$/)
      .first()
      .textContent()) ?? '';
  const pdf = await download(page, 'PDF');
  expect(pdf.file).toBe(`meisai-${label}-ja.pdf`);
  const text = await textOf(pdf.bytes);
  for (const words of ['ご利用明細', '山田 花子', merchant.slice(0, 10), total]) expect(text).toContain(words);
  const breakdown = page.getByRole('table', { name: 'ご請求の内訳' });
  const figures = [...(await breakdown.getByRole('rowheader').allTextContents()), ...(await breakdown.getByRole('cell').allTextContents())];
  expect(figures.length).toBeGreaterThan(6);
  for (const figure of figures) expect(text).toContain(figure);
});

test('in English the PDF speaks English', async ({ page }) => {
  await page.goto('/statements');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await page.getByRole('main').getByRole('link').filter({ hasText: '20' }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'ダウンロード' })).toBeVisible();
  const link = (await page.getByRole('link', { name: 'PDF', exact: true }).getAttribute('href')) ?? '';
  const response = await page.request.get(link.replace('language=ja', 'language=en'));
  expect(await textOf(await response.body())).toContain('Statement for');
});

/** What a reader of the document finds in it, page after page. */
async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  await document.cleanup();
  return texts.join('\n');
}
