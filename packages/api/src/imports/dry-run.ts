/** Takes a transaction back after it has told what it would do. */
export class DryRun<Report> extends Error {
  constructor(readonly report: Report) {
    super('A dry run keeps nothing.');
  }
}
