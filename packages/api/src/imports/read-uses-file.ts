import { looksLikeCsv, readCsvFile } from './csv-file.js';
import { readOfxFile, type OfxFile } from './ofx-file.js';
import type { OfxFault } from './ofx-reader.js';

/** Reads a file of card uses, OFX or CSV, by what is in it. @param otherwise the currency of a file that names none */
export async function readUsesFile(bytes: Uint8Array, otherwise: string | null): Promise<OfxFile | OfxFault[]> {
  return looksLikeCsv(bytes) ? readCsvFile(bytes, otherwise) : readOfxFile(bytes, otherwise);
}
