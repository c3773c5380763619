/** What stands in the addresses of the pages that change details, besides the account. */
export interface DetailsSearch {
  step?: 'review' | 'done';
}
