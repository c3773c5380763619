/** How far an application has come on its page; and whether it was sent a moment ago. */
export interface ApplySearch {
  step?: 'review';
}

export interface ApplicationSearch {
  sent?: boolean;
}
