import fc from 'fast-check';

import type { UsageLine } from '../../src/billing/usage-line';
import { anyText } from './any-text';
import { usageLine } from './usage-lines';

/** Few names, so that companies share some, in several spellings. */
const anyName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('North', 'NORTH', 'south', 'South East', 'a', 'B', '') },
  { weight: 1, arbitrary: anyText },
);
/** Numbers of users, the edges more often than chance would have it. */
const anyCount = fc.oneof(fc.constantFrom(0, 1, 99, 100, 101), fc.nat({ max: 1_000_000 }));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const anyUsageLine: fc.Arbitrary<UsageLine> = fc
  .record({
    companyId: fc.oneof(fc.constantFrom('A', 'a', 'B'), fc.uuid()),
    companyName: optional(anyName),
    resellerName: optional(anyName),
    licenseLimit: optional(anyCount),
    targetUsers: anyCount,
    monthlyUsers: anyCount,
    renewalDate: fc.constantFrom(null, '2026-11-19T00:00:00Z', '2027-06-30T12:00:00Z'),
    tags: fc.array(anyName, { maxLength: 3 }),
  })
  .map(usageLine);

/** Usage lines of companies that differ in their ID. */
export const anyUsageLines: fc.Arbitrary<UsageLine[]> = fc.uniqueArray(anyUsageLine, {
  selector: ({ companyId }) => companyId,
  maxLength: 12,
});
