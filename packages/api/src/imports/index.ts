export type { ImportTarget, TargetAccount } from './import-account.js';
export { CSV_COLUMNS, guardText, type CsvColumn } from './csv-columns.js';
export { readImportFile } from './import-file.js';
export { keptId } from './feed-chunk.js';
export { maskDigitRuns } from './import-mask.js';
export { importOfx, type ImportReport, type ImportRequest } from './import-ofx.js';
export { importFeed, type FeedCounts, type FeedReport } from './import-feed.js';
export { BadRecordsFile } from './bad-records.js';
