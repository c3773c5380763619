import { createNews } from '../platform/index.js';

/** A plan that was agreed on, has ended, or has other payments than before. */
export interface PlanChanged {
  accountId: string;
  planId: string;
}

export const planChanged = createNews<PlanChanged>();
