/** The library takes it (PDF 1.7, table 349), its types do not know it yet. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** What a heading of a table heads. */
    scope?: 'Row' | 'Column' | 'Both';
  }
}
