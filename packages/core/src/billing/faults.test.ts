import { expect, test } from 'vitest';
import { type Fault, throwFaults } from './faults';

const faults = (count: number): Fault[] =>
  Array.from({ length: count }, (_, index) => ({ path: ['prices', index, 'unitPrice'], message: 'must be a decimal' }));
const named = [0, 1, 2, 3, 4].map((index) => `priceBook.prices[${index}].unitPrice must be a decimal`).join('; ');

test.each([
  [1, 'priceBook.prices[0].unitPrice must be a decimal'],
  [5, named],
  [7, `${named}; and 2 more`],
])('%i faults: names the first five by their path, and counts the others', (count, words) => {
  const message = `No result: the price book cannot be used. Correct this: ${words}.`;
  expect(() => throwFaults('price book', 'priceBook', faults(count))).toThrow(message);
});
