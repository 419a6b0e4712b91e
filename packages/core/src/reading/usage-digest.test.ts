import { expect, test } from 'vitest';
import { createUsageDigest } from './usage-digest';

// Digests are kept and compared later on, perhaps with those of another version.
test.each([
  [[], '0000000000000000'],
  [[['a', 1]], '990a2db1ee286a74'],
  [[['a', 44]], '08982ae149ff20e0'],
  [
    [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ],
    'cd18a5373051ca4d',
  ],
  [
    [
      ['company-000001', 12_345],
      ['Şirket 🙂', 0],
    ],
    '5d0f587f9d9e3310',
  ],
] as [[string, number][], string][])('returns the digest of %j for ever', (rows, expected) => {
  const digest = createUsageDigest();
  for (const [companyId, monthlyUsers] of rows) digest.add(companyId, monthlyUsers);
  expect(digest.toString()).toBe(expected);
});
