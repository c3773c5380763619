/** The words of the API's `TransactionCategory`. */
export type MerchantCategory =
  | 'GROCERIES'
  | 'DINING'
  | 'SHOPPING'
  | 'CLOTHING'
  | 'HOME'
  | 'ELECTRONICS'
  | 'TRANSPORT'
  | 'FUEL'
  | 'TRAVEL'
  | 'HEALTH'
  | 'BEAUTY'
  | 'ENTERTAINMENT'
  | 'DIGITAL'
  | 'UTILITIES'
  | 'INSURANCE'
  | 'EDUCATION'
  | 'GOVERNMENT'
  | 'SERVICES'
  | 'CASH'
  | 'UNCATEGORISED';

/**
 * Merchant category codes (ISO 18245) and what they are to a member; the groups of codes follow the list the United
 * States' tax office publishes (Rev. Proc. 2004-43). The first range that holds a code decides: exceptions stand before
 * the wide ranges of their hundred.
 */
const RANGES: readonly (readonly [first: number, last: number, category: MerchantCategory])[] = [
  [3000, 3999, 'TRAVEL'],
  [4111, 4112, 'TRANSPORT'],
  [4119, 4131, 'TRANSPORT'],
  [4411, 4411, 'TRAVEL'],
  [4511, 4511, 'TRAVEL'],
  [4722, 4723, 'TRAVEL'],
  [4784, 4789, 'TRANSPORT'],
  [4812, 4815, 'UTILITIES'],
  [4816, 4816, 'DIGITAL'],
  [4821, 4821, 'UTILITIES'],
  [4829, 4829, 'CASH'],
  [4899, 4900, 'UTILITIES'],
  [5045, 5045, 'ELECTRONICS'],
  [5122, 5122, 'HEALTH'],
  [5192, 5192, 'ENTERTAINMENT'],
  [5200, 5261, 'HOME'],
  [5300, 5399, 'SHOPPING'],
  [5411, 5499, 'GROCERIES'],
  [5541, 5542, 'FUEL'],
  [5552, 5552, 'FUEL'],
  [5611, 5699, 'CLOTHING'],
  [5712, 5722, 'HOME'],
  [5732, 5732, 'ELECTRONICS'],
  [5733, 5733, 'ENTERTAINMENT'],
  [5734, 5734, 'ELECTRONICS'],
  [5735, 5735, 'ENTERTAINMENT'],
  [5811, 5814, 'DINING'],
  [5815, 5818, 'DIGITAL'],
  [5912, 5912, 'HEALTH'],
  [5921, 5921, 'GROCERIES'],
  [5942, 5942, 'ENTERTAINMENT'],
  [5945, 5947, 'ENTERTAINMENT'],
  [5960, 5960, 'INSURANCE'],
  [5968, 5968, 'DIGITAL'],
  [5976, 5976, 'HEALTH'],
  [5977, 5977, 'BEAUTY'],
  [5983, 5983, 'FUEL'],
  [5931, 5999, 'SHOPPING'],
  [6010, 6012, 'CASH'],
  [6051, 6051, 'CASH'],
  [6300, 6399, 'INSURANCE'],
  [7011, 7012, 'TRAVEL'],
  [7032, 7033, 'TRAVEL'],
  [7230, 7230, 'BEAUTY'],
  [7297, 7298, 'BEAUTY'],
  [7512, 7519, 'TRAVEL'],
  [7523, 7523, 'TRANSPORT'],
  [7829, 7841, 'ENTERTAINMENT'],
  [7911, 7999, 'ENTERTAINMENT'],
  [7200, 7699, 'SERVICES'],
  [8011, 8099, 'HEALTH'],
  [8211, 8299, 'EDUCATION'],
  [8000, 8999, 'SERVICES'],
  [9211, 9405, 'GOVERNMENT'],
];

/** What money was spent on. @param code four digits; null where the source names none */
export function categoryOf(code: string | null): MerchantCategory {
  const number = code === null ? Number.NaN : Number(code);
  return RANGES.find(([first, last]) => first <= number && number <= last)?.[2] ?? 'UNCATEGORISED';
}
