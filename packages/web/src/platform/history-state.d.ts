import '@tanstack/react-router';

/** What pages keep beside an address, in the browser's history: it stays over Back and reload, and no server is told. */
declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The user ID that was typed on the page before. */
    userId?: string;
    /** How far a registration has come. */
    registration?: 'CODE';
    /** The purchases chosen to be paid in installments, each with its number of payments. */
    picks?: readonly (readonly [purchase: string, count: number])[];
  }
}
