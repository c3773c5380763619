export { findBillSummary, findExportedStatement } from './export.queries.js';
export type { ExportedLine, ExportedStatement } from './exported-statement.js';
export { createPdfPrinter, type PdfPrinter } from './pdf-printer.js';
export { paced } from './file-parts.js';
export { csvParts } from './write-csv.js';
export { ofxParts } from './write-ofx.js';
export type { PrintablePlan } from './write-plan-pdf.js';
