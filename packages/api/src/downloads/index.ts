export { findExportedStatement } from './export.queries.js';
export type { ExportedLine, ExportedStatement } from './exported-statement.js';
export { createPdfPrinter, type PdfPrinter } from './pdf-printer.js';
export { writeCsv } from './write-csv.js';
export { writeOfx } from './write-ofx.js';
export type { PrintablePlan } from './write-plan-pdf.js';
