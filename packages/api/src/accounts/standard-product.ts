import type { NewCardProduct } from './open-account.js';

/** The product of a card nobody named a product for, such as one imported from a file. */
export const STANDARD_PRODUCT: NewCardProduct = {
  code: 'STANDARD',
  nameJa: '明細スタンダードカード',
  nameEn: 'Meisai Standard Card',
  lockoutThreshold: 3,
};
