import { describe, expect, test } from 'vitest';

import { runToJson } from './harness/run-node';
import { sandboxWith } from './harness/sandbox';

const idsOf = (rows: readonly { companyId?: unknown }[]): unknown[] => rows.map(({ companyId }) => companyId);

describe('license: getOverLimit', () => {
  const parameters = { resource: 'license', operation: 'getOverLimit', returnAll: true };

  test('returns exactly the companies over their limit, the largest excess first', async () => {
    const { server, credentials } = await sandboxWith();
    const rows = await runToJson({ credentials, parameters });
    const due = server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit);
    expect(due.length).toBeGreaterThan(3);
    expect(new Set(idsOf(rows))).toEqual(new Set(idsOf(due)));
    const excess = rows.map((row) => Number(row['excessUsers']));
    expect(excess).toEqual([...excess].sort((a, b) => b - a));
  });
});
